import type { Member } from '@coopkit/contract';
import {
  addMonths,
  freeShares,
  giveShares,
  noticeDays,
  redeemShares,
  sharesLeaving,
  transferShares,
  withdrawShares,
} from '@coopkit/ledger';
import { refuse, refuseField } from '../http/refuse.ts';
import { dayOf, isOut } from '../members/statuses.ts';
import type { ShareNoticeRow } from '../store/money-tables.ts';
import type { Books } from './books.ts';
import { cancelUnpaid } from './cancel-shares.ts';
import { termsOf } from './terms.ts';

/** In months: what takes effect later is a slip of the pen. */
const LONGEST_NOTICE = 1_200;

/** How many shares a member may pass on or give back from a day on. */
export async function freeOf(
  { store }: Books,
  memberId: string,
  nominal: number,
  on: string,
): Promise<number> {
  const least = await store.shares.leastFrom(memberId, on);
  return freeShares(least, nominal, await store.shareNotices.bound(memberId));
}

/** Refuses more shares than a member may pass on or give back. */
async function checkFree(
  books: Books,
  member: Member,
  nominal: number,
  { shares, on }: { shares: number; on: string },
): Promise<void> {
  const free = await freeOf(books, member.id, nominal, on);
  if (shares > free) {
    refuse('shares_not_held', { fields: [{ field: 'shares', code: 'too_big', limit: free }] });
  }
}

/** Refuses a transfer that may not be; else who is to have the shares. */
export async function checkTransfer(
  books: Books,
  from: Member,
  to: Member | undefined,
  { shares, on }: { shares: number; on: string },
): Promise<Member> {
  const { store } = books;
  const terms = await termsOf(books, from);
  if (terms.transfer === 'none') refuse('transfer_not_allowed');
  if (to?.id === from.id) {
    refuse('transfer_to_oneself', { fields: [{ field: 'to', code: 'not_an_option' }] });
  }
  if (!to || isOut(to.status)) {
    refuse('not_a_member', { fields: [{ field: 'to', code: 'not_valid' }] });
  }
  const theirs = (await store.classes.find(to.memberClass))?.shares;
  if (theirs?.nominal !== terms.nominal) {
    refuse('transfer_not_allowed', { detail: 'The other member’s class has no such shares.' });
  }
  await checkFree(books, from, terms.nominal, { shares, on });
  const held = (await store.shares.holding(to.id)).shares;
  if (theirs.maximum !== null && held + shares > theirs.maximum) {
    const limit = Math.max(0, theirs.maximum - held);
    refuse('shares_not_allowed', { fields: [{ field: 'shares', code: 'too_big', limit }] });
  }
  return to;
}

/** Books a transfer of shares. */
export async function bookTransfer(
  books: Books,
  from: Member,
  to: Member,
  shares: number,
  { on, at }: { on: string; at: Date },
): Promise<void> {
  const { nominal } = await termsOf(books, from);
  await books.book(transferShares({ member: from.id, shares, nominal }, to.id), {
    on,
    at,
    facts: { member: from.number, other: to.number, shares },
    members: [from, to],
  });
}

/** Gives notice on shares. @returns the notice's identifier */
export async function noticeShares(
  books: Books,
  member: Member,
  notice: { shares: number; outcome: 'buy-back' | 'gift'; effectiveOn?: string | undefined },
  on: string,
): Promise<string> {
  const { nominal, leaving } = await termsOf(books, member);
  const days = noticeDays(leaving, on);
  const gift = notice.outcome === 'gift';
  const effectiveOn = notice.effectiveOn ?? (gift ? on : days.effectiveOn);
  if (effectiveOn > addMonths(on, LONGEST_NOTICE)) refuseField('effectiveOn', 'too_late');
  await checkFree(books, member, nominal, {
    shares: notice.shares,
    on: effectiveOn < on ? effectiveOn : on,
  });
  const payOn = notice.effectiveOn
    ? noticeDays({ ...leaving, noticeMonths: 0, at: 'any-day' }, effectiveOn).payOn
    : days.payOn;
  return books.store.shareNotices.add({
    member_id: member.id,
    shares: notice.shares,
    nominal,
    outcome: notice.outcome,
    given_on: on,
    effective_on: effectiveOn,
    pay_on: gift ? null : payOn,
  });
}

/**
 * Carries out a notice whose day has come: the shares are the member's no more. Where what was paid for them has gone back
 * meanwhile, they are cancelled, and there is nothing to pay out.
 */
export async function carryOut(
  books: Books,
  notice: ShareNoticeRow,
  member: Member,
  at: Date,
): Promise<void> {
  const { store } = books;
  const { nominal, effective_on: on } = notice;
  const gift = notice.outcome === 'gift';
  const { paid, unpaid } = sharesLeaving(await store.shares.leastFrom(member.id, on), nominal, notice.shares);
  const next = paid === 0 ? 'taken-back' : gift ? 'paid-out' : 'effective';
  if (!(await store.shareNotices.move(notice.id, 'open', next))) return;
  if (unpaid > 0) await cancelUnpaid(books, member, unpaid, { on: dayOf(at), at });
  if (paid === 0) return;
  if (paid < notice.shares) await store.shareNotices.lower(notice.id, paid);
  const lot = { member: member.id, shares: paid, nominal };
  await books.book(gift ? giveShares(lot) : withdrawShares(lot), {
    on,
    at,
    facts: { member: member.number, shares: paid },
    members: [member],
  });
}

/** Books that the shares of a notice were paid out. */
export async function payOut(
  books: Books,
  notice: ShareNoticeRow,
  member: Member,
  { on, at, from }: { on: string; at: Date; from: 'bank' | 'cash' },
): Promise<void> {
  if (!(await books.store.shareNotices.move(notice.id, 'effective', 'paid-out'))) {
    refuse(notice.state === 'open' ? 'not_effective_yet' : 'already_decided');
  }
  const lot = { member: member.id, shares: notice.shares, nominal: notice.nominal };
  await books.book(redeemShares(lot, from), {
    on,
    at,
    facts: { member: member.number, shares: notice.shares },
    members: [member],
  });
}
