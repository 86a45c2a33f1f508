import type { Member, Profile } from '@coopkit/contract';
import { html, type TemplateResult } from 'lit';
import { heading } from '../form/heading.ts';
import type { AllWords } from './later-words.ts';

/** The end: a member, or an applicant before the board. */
export function outcome(
  words: AllWords,
  coop: Profile,
  { name, member, level }: { name: string; member: Member | null; level: number },
): TemplateResult {
  return member
    ? html`${heading(words.welcome(name), level)}
        <p>${words.admitted(coop.name, member.number)}</p>
        <slot name="done"></slot>`
    : html`${heading(words.thanks(name), level)}
        <p>${words.pending}</p>
        <slot name="pending"></slot>`;
}
