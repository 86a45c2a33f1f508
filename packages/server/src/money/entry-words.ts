import type { EntryKind } from '@coopkit/ledger';

/** What an entry is about, beside its amounts: numbers and never names, for an entry is for good. */
export interface EntryFacts {
  /** A member's number. */
  member?: number | undefined;
  /** The number of the other member of a transfer. */
  other?: number | undefined;
  shares?: number | undefined;
  payment?: string | undefined;
}

type EntryWords = Record<Exclude<EntryKind, 'by-hand' | 'reversal'>, (facts: EntryFacts) => string>;

const en: EntryWords = {
  'shares-issued': ({ member, shares }) => `Member ${member}: ${shares} shares issued`,
  'shares-cancelled': ({ member, shares }) => `Member ${member}: ${shares} unpaid shares cancelled`,
  'shares-transferred': ({ member, other, shares }) =>
    `Member ${member} to ${other}: ${shares} shares transferred`,
  'shares-withdrawn': ({ member, shares }) => `Member ${member}: ${shares} shares withdrawn`,
  'shares-redeemed': ({ member, shares }) => `Member ${member}: ${shares} shares paid out`,
  'shares-given': ({ member, shares }) => `Member ${member}: ${shares} shares given to the co-op`,
  'payment-received': (facts) => `${payer(facts, 'Member')}payment ${facts.payment}`,
  'payment-returned': (facts) => `${payer(facts, 'Member')}payment ${facts.payment} returned`,
  'payment-refunded': (facts) => `${payer(facts, 'Member')}payment ${facts.payment} refunded`,
  'deposit-taken': ({ member }) => `Member ${member}: paid before admission`,
  'credit-used': ({ member }) => `Member ${member}: credit used`,
  'debits-collected': ({ payment }) => `Direct debits ${payment} collected`,
};

const fr: EntryWords = {
  'shares-issued': ({ member, shares }) => `Membre ${member} : souscription de ${shares} parts`,
  'shares-cancelled': ({ member, shares }) => `Membre ${member} : annulation de ${shares} parts non libérées`,
  'shares-transferred': ({ member, other, shares }) =>
    `Membre ${member} à ${other} : cession de ${shares} parts`,
  'shares-withdrawn': ({ member, shares }) => `Membre ${member} : retrait de ${shares} parts`,
  'shares-redeemed': ({ member, shares }) => `Membre ${member} : remboursement de ${shares} parts`,
  'shares-given': ({ member, shares }) => `Membre ${member} : don de ${shares} parts à la coopérative`,
  'payment-received': (facts) => `${payer(facts, 'Membre', ' ')}paiement ${facts.payment}`,
  'payment-returned': (facts) => `${payer(facts, 'Membre', ' ')}rejet du paiement ${facts.payment}`,
  'payment-refunded': (facts) => `${payer(facts, 'Membre', ' ')}remboursement du paiement ${facts.payment}`,
  'deposit-taken': ({ member }) => `Membre ${member} : versé avant l’admission`,
  'credit-used': ({ member }) => `Membre ${member} : imputation d’un trop-perçu`,
  'debits-collected': ({ payment }) => `Prélèvements ${payment} encaissés`,
};

function payer({ member }: EntryFacts, word: string, space = ''): string {
  return member === undefined ? '' : `${word} ${member}${space}: `;
}

/** An entry's text, in the co-op's own language. */
export function entryText(locale: string, kind: keyof EntryWords, facts: EntryFacts): string {
  return (locale.startsWith('fr') ? fr : en)[kind](facts);
}
