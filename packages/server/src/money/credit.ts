import type { Books } from './books.ts';

/** What stands to a member's credit: what they paid too much. */
export async function creditOf(books: Books, memberId: string): Promise<number> {
  return Math.max(0, await balanceOf(books, memberId));
}

/** What a member has had back beyond what they had paid: money that comes again makes up for it first. */
export async function debtOf(books: Books, memberId: string): Promise<number> {
  return Math.max(0, -(await balanceOf(books, memberId)));
}

async function balanceOf({ store }: Books, memberId: string): Promise<number> {
  const balance = (await store.ledger.totals('9999-12-31', memberId)).get('member-credit');
  return balance ? balance.credit - balance.debit : 0;
}
