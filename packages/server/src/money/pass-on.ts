import type { Member } from '@coopkit/contract';
import {
  freeShares,
  giveShares,
  noticeDays,
  redeemShares,
  transferShares,
  withdrawShares,
} from '@coopkit/ledger';
import { refuse } from '../http/refuse.ts';
import { isOut } from '../members/statuses.ts';
import type { ShareNoticeRow } from '../store/money-tables.ts';
import type { Books } from './books.ts';

/** What one share of a member's class is issued at, and its other terms. */
export async function termsOf({ store }: Books, member: Member) {
  const memberClass = await store.classes.find(member.memberClass);
  return memberClass?.shares ?? refuse('shares_not_offered');
}

/** How many shares a member may pass on or give back now. */
export async function freeOf({ store }: Books, memberId: string, nominal: number): Promise<number> {
  const holding = await store.shares.holding(memberId);
  return freeShares(holding, nominal, await store.shareNotices.bound(memberId));
}

/** Refuses more shares than a member may pass on or give back. */
async function checkFree(books: Books, member: Member, nominal: number, shares: number): Promise<void> {
  const free = await freeOf(books, member.id, nominal);
  if (shares > free) {
    refuse('shares_not_held', { fields: [{ field: 'shares', code: 'too_big', limit: free }] });
  }
}

/** Refuses a transfer that may not be; else who is to have the shares. */
export async function checkTransfer(
  books: Books,
  from: Member,
  to: Member | undefined,
  shares: number,
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
  await checkFree(books, from, terms.nominal, shares);
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
  await checkFree(books, member, nominal, notice.shares);
  const days = noticeDays(leaving, on);
  const gift = notice.outcome === 'gift';
  const effectiveOn = notice.effectiveOn ?? (gift ? on : days.effectiveOn);
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

/** Carries out a notice whose day has come: the shares are the member's no more. */
export async function carryOut(
  books: Books,
  notice: ShareNoticeRow,
  member: Member,
  at: Date,
): Promise<void> {
  const gift = notice.outcome === 'gift';
  if (!(await books.store.shareNotices.move(notice.id, 'open', gift ? 'paid-out' : 'effective'))) return;
  const lot = { member: member.id, shares: notice.shares, nominal: notice.nominal };
  await books.book(gift ? giveShares(lot) : withdrawShares(lot), {
    on: notice.effective_on,
    at,
    facts: { member: member.number, shares: notice.shares },
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
