import type { Member } from '@coopkit/contract';
import { refuse } from '../http/refuse.ts';
import { MAIL_JOB } from '../mail/mail.ts';
import { owedByMember, settleAdmission } from '../money/admission.ts';
import { openBooks } from '../money/books.ts';
import { dayOf } from '../members/statuses.ts';
import type { ApplicationRow } from '../store/database.ts';
import type { MemberToKeep } from '../store/members.ts';
import type { Store } from '../store/store.ts';

/**
 * Makes a member of an applicant: takes a place in the class, a number, issues the shares, and sends the welcome. One who was a member is
 * the same member again, with the same number.
 */
export async function admit(
  store: Store,
  application: ApplicationRow,
  decision: {
    from: 'unverified' | 'unpaid' | 'pending';
    by: string | null;
    message: string | null;
    at: Date;
  },
): Promise<Member> {
  // In the order in which an import locks too: two that wait for each other would both be lost.
  const books = await openBooks(store);
  const at = decision.at.toISOString();
  if (!(await store.classes.takePlace(application.class_id))) refuse('class_full');
  const { from, by, message } = decision;
  const former = await store.members.byEmail(application.email);
  if (former && !mayComeBack(former)) refuse('already_member');
  const toKeep: MemberToKeep = {
    memberClass: application.class_id,
    kind: application.kind,
    name: application.name,
    signatory: application.signatory ? (JSON.parse(application.signatory) as Member['signatory']) : null,
    email: application.email,
    locale: application.locale,
    answers: JSON.parse(application.answers) as Member['answers'],
    joinedAt: at,
    recordedBy: by ?? undefined,
    consent: {
      rulesVersion: application.rules_version,
      textHash: application.text_hash,
      locale: application.locale,
      agreedAt: application.agreed_at,
    },
  };
  const member = await (former ? store.members.readmit(former.id, toKeep) : store.members.add(toKeep));
  if (member === 'already_member') refuse('already_member');
  if (!(await store.applications.admit(application.id, from, { memberId: member.id, by, message, at }))) {
    refuse('already_decided');
  }
  const memberClass = (await store.classes.find(application.class_id)) ?? refuse('not_found');
  await settleAdmission(books, application, member, memberClass, decision.at);
  const { name, number, locale, email } = member;
  await store.events.add('member.admitted', member, at);
  await store.jobs.add(MAIL_JOB, { kind: 'welcome', to: email, locale, name, number, message }, at);
  const owed = await owedByMember(books, member.id, dayOf(decision.at));
  // Who joins at once is shown what to pay; whom the board admits hears of it.
  if (owed > 0 && from === 'pending') {
    await store.jobs.add(
      MAIL_JOB,
      { kind: 'payment-asked', to: email, locale, name, amount: books.money(owed) },
      at,
    );
  }
  return member;
}

/** Whether an address is that of one who was a member and may become one again: those who left or were expelled. */
export function mayComeBack({ status }: Pick<Member, 'status'>): boolean {
  return status === 'left' || status === 'expelled';
}
