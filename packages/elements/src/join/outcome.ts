import type { ApplicationStatus, Member, MemberClass, Profile } from '@coopkit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../form/heading.ts';
import type { AllWords } from './later-words.ts';

/** How joining ended. */
export interface Ending {
  application: ApplicationStatus;
  member: Member | null;
  /** The payment that was begun, if any. */
  paymentId?: string | undefined;
}

/**
 * The end: a member, or an applicant before the board.
 *
 * @param paid what is said of the payment, and whether it has come
 * @param owes whether something is to be paid once the board has admitted them
 */
export function outcome(
  words: AllWords,
  coop: Profile,
  { application: { state }, member }: Ending,
  {
    name,
    level,
    admission,
    paid,
    owes,
  }: {
    name: string;
    level: number;
    admission: MemberClass['admission'] | undefined;
    paid: { note: string; received: boolean } | undefined;
    owes: boolean;
  },
): TemplateResult {
  const note = paid ? html`<p>${paid.note}</p>` : nothing;
  if (member) {
    return html`${heading(words.welcome(name), level)}
      <p>${words.admitted(coop.name, member.number)}</p>
      ${note}
      <slot name="done"></slot>`;
  }
  const next =
    state !== 'unpaid'
      ? words.pending
      : admission === 'open'
        ? paid?.received
          ? words.mailComes
          : words.thenMember
        : paid?.received
          ? words.pending
          : words.thenBoard;
  return html`${heading(words.thanks(name), level)} ${note}
    <p>${next} ${owes && state === 'pending' ? words.payLater : nothing}</p>
    <slot name="pending"></slot>`;
}
