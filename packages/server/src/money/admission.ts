import type { Application, Member, MemberClass, NewContribution, NewSubscription } from '@coopkit/contract';
import { receive } from '@coopkit/ledger';
import { refuse } from '../http/refuse.ts';
import { newId } from '../ids.ts';
import type { ApplicationRow } from '../store/database.ts';
import { type Books } from './books.ts';
import { dayOf } from '../members/statuses.ts';
import { startContribution } from './contribute.ts';
import { useCredit } from './settle.ts';
import { chargesFor, checkContribution, checkSubscription, issue, takeShares } from './take-shares.ts';

/** What an application asks for of shares and contributions. */
function askedFor(application: Pick<ApplicationRow, 'subscription' | 'contributions'>): {
  subscription: NewSubscription | null;
  contributions: NewContribution[];
} {
  return {
    subscription: application.subscription
      ? (JSON.parse(application.subscription) as NonNullable<Application['subscription']>)
      : null,
    contributions: application.contributions
      ? (JSON.parse(application.contributions) as NewContribution[])
      : [],
  };
}

/** Refuses an application for shares or contributions that the class's terms do not allow, or without those they ask for. */
export function checkAsked(
  books: Books,
  memberClass: MemberClass,
  asked: { subscription?: NewSubscription | undefined; contributions?: NewContribution[] | undefined },
): void {
  const { subscription, contributions = [] } = asked;
  if (subscription) checkSubscription(memberClass, 0, subscription, 'subscription.');
  else if (memberClass.shares && memberClass.shares.minimum > 0) {
    refuse('shares_not_allowed', { fields: [{ field: 'subscription.shares', code: 'required' }] });
  }
  const kinds = contributions.map(
    (each, i) => checkContribution(books, memberClass, each, `contributions.${i}.`).kind,
  );
  if (new Set(kinds).size < kinds.length) {
    refuse('invalid_request', { fields: [{ field: 'contributions.1.terms', code: 'twice' }] });
  }
  const missing = memberClass.contributions?.find(({ required, kind }) => required && !kinds.includes(kind));
  if (missing) refuse('invalid_request', { fields: [{ field: 'contributions.0.terms', code: 'required' }] });
}

/** Whether the class asks for the first sum before anything is decided. */
export function paysFirst(memberClass: MemberClass, application: ApplicationRow): boolean {
  return memberClass.shares?.payment === 'before-admission' && askedFor(application).subscription !== null;
}

/** Writes down what an applicant owes before admission. */
export async function chargeApplicant(
  books: Books,
  memberClass: MemberClass,
  application: ApplicationRow,
  at: Date,
): Promise<void> {
  const { subscription } = askedFor(application);
  if (!subscription) return;
  const list = chargesFor(memberClass, subscription, {
    memberId: null,
    applicationId: application.id,
    source: newId('sub'),
    on: dayOf(at),
    first: true,
  });
  await books.store.charges.add(list, at.toISOString());
}

/** What an applicant owes now. */
export async function owedByApplicant({ store }: Books, applicationId: string, on: string): Promise<number> {
  const charges = await store.charges.ofApplication(applicationId);
  return charges
    .filter(({ due_on, cancelled_on }) => due_on <= on && cancelled_on === null)
    .reduce((sum, { amount, paid }) => sum + amount - paid, 0);
}

/** A new member's shares are issued, what they paid before is theirs, and what they promised begins. */
export async function settleAdmission(
  books: Books,
  application: ApplicationRow,
  member: Member,
  memberClass: MemberClass,
  at: Date,
): Promise<void> {
  const { store } = books;
  const on = dayOf(at);
  const { subscription, contributions } = askedFor(application);
  const owed = await store.charges.ofApplication(application.id);
  if (subscription && memberClass.shares) {
    if (owed.length > 0) {
      await issue(books, member, memberClass, subscription.shares, { on, at });
      await takeDeposit(books, application.id, member, on, at);
    } else await takeShares(books, member, memberClass, subscription, { on, at });
  }
  for (const each of contributions) {
    // Terms that have changed since are those of the day they were promised; such as are gone ask for nothing.
    const terms = memberClass.contributions?.find(({ id }) => id === each.terms);
    if (terms) await startContribution(books, member, terms, each.amount, { on, at });
  }
}

/** What an applicant has paid becomes what the member has paid. */
async function takeDeposit(
  books: Books,
  applicationId: string,
  member: Member,
  on: string,
  at: Date,
): Promise<void> {
  const { store } = books;
  const payments = await store.payments.ofApplication(applicationId);
  const deposit = payments.reduce((sum, { received, refunded }) => sum + received - refunded, 0);
  const charges = await store.charges.ofApplication(applicationId);
  const parts = charges.flatMap(({ id, purpose, paid }) =>
    paid > 0 ? [{ charge: id, purpose, amount: paid }] : [],
  );
  await store.charges.passTo(applicationId, member.id);
  for (const { id } of payments) await store.payments.change(id, { member_id: member.id });
  if (deposit === 0) return;
  const rest = deposit - parts.reduce((sum, { amount }) => sum + amount, 0);
  await books.book(
    {
      kind: 'deposit-taken',
      ...receive(member.id, { account: 'deposits', party: applicationId }, parts, rest),
    },
    { on, at, facts: { member: member.number }, members: [member] },
  );
  await useCredit(books, member, on, at);
}

/** What a new member is to pay now. */
export async function owedByMember({ store }: Books, memberId: string, on: string): Promise<number> {
  const open = await store.charges.openOf(memberId, on);
  return open.reduce((sum, { amount, paid }) => sum + amount - paid, 0);
}
