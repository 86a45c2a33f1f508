import type {
  ContributionTerms,
  Member,
  MemberClass,
  NewContribution,
  NewSubscription,
} from '@coopkit/contract';
import { contributionFault, instalmentsOf, issueShares, subscriptionFault } from '@coopkit/ledger';
import { refuse } from '../http/refuse.ts';
import { isOut } from '../members/statuses.ts';
import { newId } from '../ids.ts';
import type { NewCharge } from '../store/charges.ts';
import type { Books } from './books.ts';

/** Refuses shares that the class's terms do not allow to somebody who holds so many. */
export function checkSubscription(
  memberClass: MemberClass,
  held: number,
  subscription: NewSubscription,
  field = '',
): void {
  const { shares: terms } = memberClass;
  if (!terms) refuse('shares_not_offered');
  const fault = subscriptionFault(terms, held, subscription);
  if (fault) {
    const { field: name, ...rest } = fault;
    refuse('shares_not_allowed', { fields: [{ field: field + name, ...rest }] });
  }
  if ((held + subscription.shares) * terms.nominal > 1_000_000_000_000) {
    refuse('shares_not_allowed', { fields: [{ field: `${field}shares`, code: 'too_big' }] });
  }
}

/** The terms of a contribution; refuses one that the class's terms do not allow. */
export function checkContribution(
  books: Books,
  memberClass: MemberClass,
  contribution: NewContribution,
  field = '',
): ContributionTerms {
  books.own(contribution.currency);
  const terms = memberClass.contributions?.find(({ id }) => id === contribution.terms);
  if (!terms) {
    refuse('contribution_not_offered', { fields: [{ field: `${field}terms`, code: 'not_an_option' }] });
  }
  const fault = contributionFault(terms, contribution.amount);
  if (fault) {
    const { field: name, ...rest } = fault;
    refuse('amount_not_allowed', { fields: [{ field: field + name, ...rest }] });
  }
  return terms;
}

/** What is owed for shares, by the plan: the entry fee with the first of them that anybody takes. */
export function chargesFor(
  memberClass: MemberClass,
  subscription: NewSubscription,
  of: { memberId: string | null; applicationId: string | null; source: string; on: string; first: boolean },
): NewCharge[] {
  const { shares: terms } = memberClass;
  if (!terms) return [];
  const { memberId, applicationId, source, on, first } = of;
  const charge = { memberId, applicationId, source };
  const instalments = instalmentsOf(subscription.shares * terms.nominal, subscription.plan, on);
  return [
    ...(first && terms.entryFee > 0
      ? [
          {
            ...charge,
            purpose: 'entry-fee' as const,
            amount: terms.entryFee,
            dueOn: on,
            number: 1,
            parts: 1,
          },
        ]
      : []),
    ...instalments.map(({ number, of: parts, amount, dueOn }) => ({
      ...charge,
      purpose: 'shares' as const,
      amount,
      dueOn,
      number,
      parts,
    })),
  ];
}

/** Issues shares to a member, and writes down what is owed for them. @returns the subscription's identifier */
export async function takeShares(
  books: Books,
  member: Member,
  memberClass: MemberClass,
  subscription: NewSubscription,
  { on, at }: { on: string; at: Date },
): Promise<string> {
  const { store } = books;
  if (isOut(member.status)) refuse('not_a_member');
  const holding = await store.shares.holding(member.id);
  checkSubscription(memberClass, holding.shares, subscription);
  const source = newId('sub');
  await issue(books, member, memberClass, subscription.shares, { on, at });
  const first = holding.shares === 0 && !(await store.charges.ofMember(member.id)).some(isEntryFee);
  const list = chargesFor(memberClass, subscription, {
    memberId: member.id,
    applicationId: null,
    source,
    on,
    first,
  });
  await store.charges.add(list, at.toISOString());
  return source;
}

/** Books the issue of shares. */
export async function issue(
  books: Books,
  member: Member,
  { shares: terms }: MemberClass,
  shares: number,
  { on, at }: { on: string; at: Date },
): Promise<void> {
  if (!terms) refuse('shares_not_offered');
  await books.book(issueShares({ member: member.id, shares, nominal: terms.nominal }), {
    on,
    at,
    facts: { member: member.number, shares },
    members: [member],
  });
}

const isEntryFee = ({ purpose, cancelled_on }: { purpose: string; cancelled_on: string | null }) =>
  purpose === 'entry-fee' && cancelled_on === null;
