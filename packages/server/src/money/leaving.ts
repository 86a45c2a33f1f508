import type { Member, MemberStatus } from '@coopkit/contract';
import { unpaidShares } from '@coopkit/ledger';
import { dayOf } from '../members/statuses.ts';
import type { Books } from './books.ts';
import { cancelUnpaid } from './cancel-shares.ts';
import { carryOut, freeOf, noticeShares } from './pass-on.ts';

/**
 * What becomes of the shares and contributions of somebody who is no member any more: nothing more falls due, shares that
 * were never paid are cancelled, and those that were are to be paid back. What a member has died with waits for the heirs.
 */
export async function settleLeaving(
  books: Books,
  member: Member,
  status: MemberStatus,
  at: Date,
): Promise<void> {
  const { store } = books;
  const on = dayOf(at);
  for (const contribution of await store.contributions.ofMember(member.id)) {
    if (contribution.until_on === null) await store.contributions.stop(contribution.id, on);
  }
  const terms = (await store.classes.find(member.memberClass))?.shares;
  if (!terms || status === 'died') return;
  const unpaid = unpaidShares(await store.shares.holding(member.id), terms.nominal);
  if (unpaid > 0) await cancelUnpaid(books, member, unpaid, { on, at });
  const shares = await freeOf(books, member.id, terms.nominal, on);
  if (shares === 0) return;
  // The time of notice was that of the leaving itself; what remains is the time until the money is paid out.
  const id = await noticeShares(books, member, { shares, outcome: 'buy-back', effectiveOn: on }, on);
  const notice = await store.shareNotices.find(id);
  if (notice) await carryOut(books, notice, member, at);
}
