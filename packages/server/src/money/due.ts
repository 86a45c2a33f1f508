import { addDays } from '@coopkit/ledger';
import { MAIL_JOB } from '../mail/mail.ts';
import type { Parts } from '../parts.ts';
import { coops } from '../store/coops.ts';
import { storeOf, transaction, type Store } from '../store/store.ts';
import { openBooks } from './books.ts';
import { dayOf } from '../members/statuses.ts';
import { chargeContribution } from './contribute.ts';
import { carryOut } from './pass-on.ts';
import { useCredit } from './settle.ts';

/** How long after a reminder of what is overdue the next is written. */
const REMIND_DAYS = 30;
/** How long after its day a payment that has not come is first spoken of: a bank takes some days. */
const GRACE_DAYS = 7;

/** Does what the day asks for: contributions fall due, notices take effect, what is overdue is spoken of. Each once. */
export async function doWhatIsDue(parts: Pick<Parts, 'engine' | 'now'>): Promise<void> {
  for (const { coop_id } of await coops(parts.engine.db).list()) {
    const at = parts.now();
    const on = dayOf(at);
    const store = storeOf(parts.engine.db, coop_id);
    while ((await store.contributions.due(on)).length > 0) {
      await transaction(parts.engine, coop_id, (tx) => chargeAll(tx, on, at));
    }
    while ((await store.shareNotices.due(on)).length > 0) {
      await transaction(parts.engine, coop_id, (tx) => carryOutAll(tx, on, at));
    }
    await transaction(parts.engine, coop_id, (tx) => useCredits(tx, on, at));
    await transaction(parts.engine, coop_id, (tx) => remindOfArrears(tx, on, at));
  }
}

/** What falls due is paid from what members have paid too much. */
async function useCredits(store: Store, on: string, at: Date): Promise<void> {
  const books = await openBooks(store);
  for (const [memberId, balance] of await store.ledger.byParty('member-credit', '9999-12-31')) {
    const member = balance < 0 ? await store.members.find(memberId) : undefined;
    if (member) await useCredit(books, member, on, at);
  }
}

async function chargeAll(store: Store, on: string, at: Date): Promise<void> {
  const books = await openBooks(store);
  const due = await store.contributions.due(on);
  for (const row of due) await chargeContribution(books, row, { on, at });
}

async function carryOutAll(store: Store, on: string, at: Date): Promise<void> {
  const books = await openBooks(store);
  for (const notice of await store.shareNotices.due(on)) {
    const member = await store.members.find(notice.member_id);
    if (member) await carryOut(books, notice, member, at);
  }
}

/** Says to members what is overdue; it ends nothing. */
async function remindOfArrears(store: Store, on: string, at: Date): Promise<void> {
  const books = await openBooks(store);
  const rows = await store.charges.toRemind(addDays(on, -GRACE_DAYS), addDays(on, -REMIND_DAYS));
  if (rows.length === 0) return;
  for (const [memberId, owed] of Map.groupBy(rows, (row) => row.member_id ?? '')) {
    const member = await store.members.find(memberId);
    if (!member) continue;
    const { email: to, name, locale } = member;
    const amount = books.money(owed.reduce((sum, row) => sum + row.amount - row.paid, 0));
    const since = owed[0]?.due_on ?? on;
    await store.jobs.add(MAIL_JOB, { kind: 'arrears', to, name, locale, amount, since }, at.toISOString());
  }
  await store.charges.reminded(
    rows.map(({ id }) => id),
    on,
  );
}
