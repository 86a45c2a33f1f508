import { readIban } from './iban.ts';
import type { Transaction } from './statement.ts';
import { OpenIndex, type Indexed, type OpenPayment } from './suggest-index.ts';
import { likeness, nameWords, wordsOf } from './suggest-names.ts';

/** Why a payment may be meant. `taken`: an earlier transaction is certain to have paid it. */
export type SuggestionReason =
  | 'reference'
  | 'end-to-end-id'
  | 'near-reference'
  | 'amount'
  | 'other-amount'
  | 'iban'
  | 'name'
  | 'member-number'
  | 'taken';

/** A payment that a transaction may be meant for. */
export interface Candidate {
  paymentId: string;
  /** The higher, the likelier. */
  score: number;
  reasons: SuggestionReason[];
}

/** What a transaction may be meant for. */
export interface Suggestion {
  /** The transaction's key. */
  key: string;
  /** The payment it is certain to pay: its reference, or the id it was sent with, and its amount are there. No payment is matched twice. */
  matched: string | null;
  /** The likeliest first, at most ten; the matched one among them. */
  candidates: Candidate[];
}

const weights: Readonly<Record<SuggestionReason, number>> = {
  reference: 100,
  'end-to-end-id': 100,
  'near-reference': 50,
  iban: 30,
  name: 25,
  'member-number': 25,
  amount: 20,
  'other-amount': 0,
  taken: -60,
};

/**
 * For each transaction that came in, the open payments it may be meant for, with the reasons. Only a reference, or the id a debit was sent with, with the right amount is certain. Earlier transactions come first, whatever order they are given in; of open payments that are alike, the first given.
 * The time it takes grows with the number of transactions and of open payments, not with their product.
 */
export function suggest(transactions: readonly Transaction[], open: readonly OpenPayment[]): Suggestion[] {
  const index = new OpenIndex(open);
  const taken = new Set<Indexed>();
  const incoming = transactions.filter((each) => each.amount > 0 && each.returned === null && !each.reversal);
  const inTime = [...incoming].sort((a, b) => compare(a.on, b.on) || compare(a.key, b.key));
  const suggestions = new Map(inTime.map((each) => [each, suggestionFor(each, index, taken)]));
  return incoming.flatMap((each) => suggestions.get(each) ?? []);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function suggestionFor(transaction: Transaction, index: OpenIndex, taken: Set<Indexed>): Suggestion {
  const reasons = reasonsFor(transaction, index);
  const certain = [...reasons]
    .filter(([, found]) => found.has('amount') && (found.has('reference') || found.has('end-to-end-id')))
    .map(([each]) => each);
  const free = certain.filter((each) => !taken.has(each)).sort((a, b) => a.position - b.position);
  // Two references with the same amount: which one is meant is for a person to say.
  const matched = certain.every((each) => each.reference === certain[0]?.reference)
    ? (free[0] ?? null)
    : null;
  for (const [each, found] of reasons) if (taken.has(each)) found.add('taken');
  if (matched !== null) taken.add(matched);
  const candidates = [...reasons]
    .map(([each, found]) => ({ each, found: [...found], score: scoreOf(found) }))
    .sort(
      (a, b) =>
        Number(b.each === matched) - Number(a.each === matched) ||
        b.score - a.score ||
        a.each.position - b.each.position,
    )
    .slice(0, 10)
    .map(({ each, found, score }) => ({ paymentId: each.paymentId, score, reasons: found }));
  return { key: transaction.key, matched: matched?.paymentId ?? null, candidates };
}

function scoreOf(reasons: ReadonlySet<SuggestionReason>): number {
  return [...reasons].reduce((sum, reason) => sum + weights[reason], 0);
}

function reasonsFor(transaction: Transaction, index: OpenIndex): Map<Indexed, Set<SuggestionReason>> {
  const { amount } = transaction;
  const written = [transaction.reference, transaction.text, transaction.endToEndId].join('\n').slice(0, 2000);
  const found = new Map<Indexed, Set<SuggestionReason>>();
  const note = (items: Iterable<Indexed>, reason: SuggestionReason) => {
    for (const each of items) found.set(each, (found.get(each) ?? new Set()).add(reason));
  };
  const byReference = [...index.references.find(written).values()].flat();
  note(byReference, 'reference');
  if (byReference.length === 0)
    note(
      index.references.findNear(written).filter((each) => each.amount === amount),
      'near-reference',
    );
  if (transaction.endToEndId !== null) note(index.byEndToEndId(transaction.endToEndId), 'end-to-end-id');
  const iban = transaction.iban === null ? null : readIban(transaction.iban);
  if (iban !== null) note(index.byIban(iban), 'iban');
  note(index.byMemberNumber(written), 'member-number');
  const words = new Set(wordsOf(`${transaction.name ?? ''}\n${written}`));
  const named = [...index.byAmountAndName(amount, nameWords(transaction.name ?? ''), words), ...found.keys()];
  note(
    named.filter((each) => likeness(each.nameWords, words) > 0.6),
    'name',
  );
  note(index.onlyWithAmount(amount), 'amount');
  for (const [each, reasons] of found) reasons.add(each.amount === amount ? 'amount' : 'other-amount');
  return found;
}
