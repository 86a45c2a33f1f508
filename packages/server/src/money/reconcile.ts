import type { Difference, Reconciliation } from '@coopkit/contract';
import type { Books } from './books.ts';

/** Holds the register of shares, payments and the bank against the ledger, up to a day. */
export async function reconcile(books: Books, on: string): Promise<Reconciliation> {
  const { store, money } = books;
  const register = await ofRegister(books, on);
  const payments = await ofPayments(books);
  const bank = await ofBank(books, on);
  const { count, total } = await store.bankTransactions.unmatched(on);
  return {
    on,
    checked: { members: register.members, payments: payments.payments, statements: bank.statements },
    differences: [
      ...register.differences,
      ...payments.differences,
      ...bank.differences,
      ...(await ofStripe(books)),
    ],
    unmatched: { count, total: money(total) },
  };
}

/** What each member holds, against what the ledger has of it. */
async function ofRegister({ store, money }: Books, on: string) {
  const holdings = await store.shares.holdings(on);
  const capital = await store.ledger.byParty('share-capital', on);
  const unpaid = await store.ledger.byParty('share-capital-unpaid', on);
  const ids = new Set([...holdings.keys(), ...capital.keys(), ...unpaid.keys()]);
  const names = await store.members.named([...ids]);
  const differences: Difference[] = [];
  for (const id of ids) {
    const { subscribed = 0, paidUp = 0 } = holdings.get(id) ?? {};
    const about = `member ${names.get(id)?.number ?? id}`;
    // Capital stands on the credit side.
    const ours = -(capital.get(id) ?? 0);
    const differ = (theirs: number, ledger: number, text: string) => {
      if (theirs !== ledger) {
        differences.push({ between: 'register', about, theirs: money(theirs), ours: money(ledger), text });
      }
    };
    differ(subscribed, ours, 'What the register has subscribed is not the share capital in the ledger.');
    differ(paidUp, ours - (unpaid.get(id) ?? 0), 'What the register has paid up is not what the ledger has.');
  }
  for (const [id, balance] of await store.ledger.byParty('member-credit', on)) {
    if (balance <= 0) continue;
    const about = `member ${(await store.members.named([id])).get(id)?.number ?? id}`;
    differences.push({
      between: 'register',
      about,
      theirs: money(0),
      ours: money(balance),
      text: 'The member owes this: a payment came back when the shares it had paid were gone.',
    });
  }
  return { members: ids.size, differences };
}

/** What each payment came to, against what was booked of it. */
async function ofPayments({ store, money }: Books) {
  const booked = await store.ledger.byPayment();
  const kept = await store.payments.came();
  const differences: Difference[] = [];
  for (const { id, net } of kept) {
    const ours = booked.get(id) ?? 0;
    if (net === ours) continue;
    const text = 'What was booked of this payment is not what it came to.';
    differences.push({ between: 'payments', about: id, theirs: money(net), ours: money(ours), text });
  }
  return { payments: kept.length, differences };
}

/** What Stripe said that it holds when it was asked last, against what the ledger had then. */
async function ofStripe({ store, money }: Books): Promise<Difference[]> {
  const reading = await store.stripe.lastReading();
  if (reading?.theirs == null || reading.ours === null || reading.theirs === reading.ours) return [];
  const text = `Stripe held another balance on ${reading.read_until.slice(0, 10)} than its account; a payout to the bank is booked when its statement is.`;
  return [{ between: 'stripe', about: null, theirs: money(reading.theirs), ours: money(reading.ours), text }];
}

/** The last balance that the bank told, against the account; what waits to be explained is not booked yet. */
async function ofBank({ store, money }: Books, on: string) {
  const last = await store.statements.latestBalance(on);
  if (last?.closing == null || last.closes_on === null) return { statements: 0, differences: [] };
  const bank = (await store.ledger.totals(last.closes_on)).get('bank') ?? { debit: 0, credit: 0 };
  const waiting = (await store.bankTransactions.unmatched(last.closes_on)).total;
  const ours = bank.debit - bank.credit + waiting;
  const text = `The statement up to ${last.closes_on} closes with another balance than the account.`;
  const differences: Difference[] =
    ours === last.closing
      ? []
      : [{ between: 'bank', about: last.id, theirs: money(last.closing), ours: money(ours), text }];
  return { statements: 1, differences };
}
