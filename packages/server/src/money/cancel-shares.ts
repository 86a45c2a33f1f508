import type { Member } from '@coopkit/contract';
import { cancelShares, unpaidShares } from '@coopkit/ledger';
import { refuse } from '../http/refuse.ts';
import type { Books } from './books.ts';
import { termsOf } from './terms.ts';

/** Cancels shares that were never paid: what was owed for them is owed no more, the last due first. */
export async function cancelUnpaid(
  books: Books,
  member: Member,
  shares: number,
  { on, at }: { on: string; at: Date },
): Promise<void> {
  const { store } = books;
  const { nominal } = await termsOf(books, member);
  const unpaid = unpaidShares(await store.shares.holding(member.id), nominal);
  if (shares > unpaid) {
    refuse('shares_not_held', { fields: [{ field: 'shares', code: 'too_big', limit: unpaid }] });
  }
  await books.book(cancelShares({ member: member.id, shares, nominal }), {
    on,
    at,
    facts: { member: member.number, shares },
    members: [member],
  });
  let rest = shares * nominal;
  const open = (await store.charges.openOf(member.id))
    .filter(({ purpose }) => purpose === 'shares')
    .reverse();
  for (const charge of open) {
    if (rest === 0) break;
    const less = Math.min(rest, charge.amount - charge.paid);
    await store.charges.lower(charge.id, less, on);
    rest -= less;
  }
}
