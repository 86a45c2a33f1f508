import type { ContributionTerms, Member } from '@coopkit/contract';
import { addDays, dueDays } from '@coopkit/ledger';
import type { ContributionRow } from '../store/money-tables.ts';
import type { Books } from './books.ts';

/** Starts a contribution from a day on; it takes the place of the member's other one of its kind. */
export async function startContribution(
  books: Books,
  member: Member,
  terms: ContributionTerms,
  amount: number,
  { on, at }: { on: string; at: Date },
): Promise<string> {
  const { store } = books;
  let from = on;
  for (const other of await store.contributions.ofMember(member.id)) {
    if (other.kind !== terms.kind || other.until_on !== null || other.interval === 'once') continue;
    if (terms.interval === 'once') continue;
    // What was charged of the one before is not charged again: the new one begins with the day that is next.
    if (other.next_on !== null && other.next_on > from && other.interval === terms.interval)
      from = other.next_on;
    await store.contributions.stop(other.id, on);
  }
  const id = await store.contributions.add(
    {
      member_id: member.id,
      terms: terms.id,
      kind: terms.kind,
      interval: terms.interval,
      amount,
      from_on: from,
    },
    at.toISOString(),
  );
  const row = await store.contributions.find(id);
  if (row) await chargeContribution(books, row, { on, at });
  return id;
}

/** Writes down what has fallen due of a contribution by a day. */
export async function chargeContribution(
  { store }: Books,
  row: ContributionRow,
  { on, at }: { on: string; at: Date },
): Promise<void> {
  if (row.next_on === null) return;
  const until = row.until_on === null ? on : ([on, addDays(row.until_on, -1)].sort()[0] ?? on);
  const { due, next } = dueDays(row.interval, row.from_on, row.next_on, until);
  await store.charges.add(
    due.map((dueOn) => ({
      memberId: row.member_id,
      applicationId: null,
      purpose: row.kind,
      amount: row.amount,
      dueOn,
      source: row.id,
      number: 1,
      parts: 1,
    })),
    at.toISOString(),
  );
  if (next !== row.next_on) await store.contributions.chargedUpTo(row.id, next);
}
