import {
  addLedgerEntry,
  exportLedger,
  getTrialBalance,
  listLedgerEntries,
  reconcile as reconcileEndpoint,
  reverseLedgerEntry,
  type LedgerEntry,
} from '@coopkit/contract';
import { accountPlans, chart, reversed, type Account } from '@coopkit/ledger';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handleFile } from '../http/file.ts';
import { handle } from '../http/handle.ts';
import { pageOf } from '../http/page.ts';
import { refuse, refuseField } from '../http/refuse.ts';
import { openBooks, readBooks, type Books } from '../money/books.ts';
import { dayOf } from '../members/statuses.ts';
import { ownAccount } from '../money/explain-transaction.ts';
import { exportFile } from '../money/export-ledger.ts';
import { reconcile } from '../money/reconcile.ts';
import type { Parts } from '../parts.ts';
import type { KeptEntry } from '../store/ledger.ts';
import type { Store } from '../store/store.ts';

/** The ledger. */
export function ledger(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, listLedgerEntries, async ({ query }, { store }) => {
    const books = await readBooks(store);
    const { items, next } = await store.ledger.list(query, pageOf(query, ['number']));
    return { items: items.map((entry) => toEntry(books, entry)), next };
  });

  handle(app, parts, getTrialBalance, async ({ query }, { store, at }) => {
    const books = await readBooks(store);
    const on = query.on ?? dayOf(at);
    const totals = await store.ledger.totals(on);
    const { accounts } = accountPlans[books.locale.startsWith('fr') ? 'generic-fr' : 'generic'];
    const items = (Object.keys(chart) as Account[]).flatMap((account) => {
      const total = totals.get(account);
      if (!total) return [];
      const { debit, credit } = total;
      return [
        {
          account,
          name: accounts[account].label,
          kind: chart[account],
          debit: books.money(debit),
          credit: books.money(credit),
          balance: books.money(debit - credit),
        },
      ];
    });
    return { on, items };
  });

  handle(app, parts, addLedgerEntry, async ({ body }, { store, at }) => {
    const books = await openBooks(store);
    const postings = body.postings.map((posting, i) => ({
      debit: {
        account: ownAccount(posting.debit, `postings.${i}.debit`),
        party: posting.debitParty ?? null,
      },
      credit: {
        account: ownAccount(posting.credit, `postings.${i}.credit`),
        party: posting.creditParty ?? null,
      },
      amount: posting.amount,
    }));
    await checkParties(store, body.postings);
    const { currency, currency_exponent: exponent } = books.coop;
    const position = await store.ledger.add(
      { kind: 'by-hand', postings, shares: [] },
      { on: body.on, at: at.toISOString(), text: body.text, currency, exponent },
    );
    return entryAt(books, position);
  });

  handle(app, parts, reverseLedgerEntry, async ({ params, body }, { store, at }) => {
    const books = await openBooks(store);
    const entry = (await store.ledger.find(Number(params.position))) ?? refuse('not_found');
    // What the register or a payment backs is put right there: a reversal here would leave the two apart.
    if (entry.kind !== 'by-hand') refuse('account_of_register');
    if (await store.ledger.isReversed(entry.position)) refuse('already_decided');
    const { currency, currency_exponent: exponent } = books.coop;
    const position = await store.ledger.add(
      { kind: 'reversal', postings: reversed(entry.postings), shares: [] },
      {
        on: body.on ?? dayOf(at),
        at: at.toISOString(),
        text: body.text,
        currency,
        exponent,
        reverses: entry.position,
      },
    );
    return entryAt(books, position);
  });

  handleFile(app, parts, exportLedger, async ({ query }, { store, at }) =>
    exportFile(await readBooks(store), query, at),
  );

  handle(app, parts, reconcileEndpoint, async ({ query }, { store, at }) =>
    reconcile(await readBooks(store), query.on ?? dayOf(at)),
  );
}

/** Refuses a party who is neither a member nor an applicant of the co-op. */
async function checkParties(
  store: Store,
  postings: readonly { debitParty?: string | undefined; creditParty?: string | undefined }[],
): Promise<void> {
  for (const [i, posting] of postings.entries()) {
    for (const side of ['debitParty', 'creditParty'] as const) {
      const id = posting[side];
      if (id === undefined || (await store.members.find(id)) || (await store.applications.find(id))) continue;
      refuseField(`postings.${i}.${side}`, 'not_an_option');
    }
  }
}

async function entryAt(books: Books, position: number): Promise<LedgerEntry> {
  return toEntry(books, (await books.store.ledger.find(position)) ?? refuse('not_found'));
}

function toEntry({ money }: Books, entry: KeptEntry): LedgerEntry {
  return {
    position: entry.position,
    on: entry.on,
    recordedAt: entry.recordedAt,
    kind: entry.kind,
    text: entry.text,
    paymentId: entry.paymentId,
    reverses: entry.reverses,
    postings: entry.postings.map(({ debit, credit, amount }) => ({
      debit: debit.account,
      debitParty: debit.party,
      credit: credit.account,
      creditParty: credit.party,
      amount: money(amount),
    })),
  };
}
