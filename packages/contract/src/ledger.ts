import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { MinorUnits, Money } from './money.ts';
import { page, pageQuery } from './page.ts';
import { Day, Digits, Id, Instant, line } from './text.ts';

/** An account of the chart: `bank`, `share-capital`, … */
export const AccountCode = z.string().check(z.regex(/^[a-z][a-z-]{0,39}$/));

/** An amount that passes from one account to another: an entry made of these cannot fail to balance. */
export const Posting = z.object({
  debit: AccountCode,
  /** Whose part of the account: a member or an applicant. */
  debitParty: z.nullable(Id),
  credit: AccountCode,
  creditParty: z.nullable(Id),
  amount: Money,
});
export type Posting = z.infer<typeof Posting>;

/** An entry of the journal: written once, never changed; what was wrong is reversed. */
export const LedgerEntry = z.object({
  /** 1, 2, 3…: without gaps. */
  position: z.number(),
  on: Day,
  recordedAt: Instant,
  /** `shares-issued`, `payment-received`, … */
  kind: z.string(),
  text: z.string(),
  paymentId: z.nullable(Id),
  /** The entry that it reverses. */
  reverses: z.nullable(z.number()),
  postings: z.array(Posting),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

const Between = { from: z.optional(Day), to: z.optional(Day) };

export const LedgerFilter = z.object({
  ...pageQuery,
  ...Between,
  memberId: z.optional(Id),
  paymentId: z.optional(Id),
});
export type LedgerFilter = z.infer<typeof LedgerFilter>;

export const listLedgerEntries = endpoint({
  method: 'GET',
  path: '/v1/ledger/entries',
  access: 'steward',
  summary: 'The journal, in order.',
  query: LedgerFilter,
  reply: page(LedgerEntry),
  problems: [],
});

export const AccountBalance = z.object({
  account: AccountCode,
  name: z.string(),
  kind: z.enum(['asset', 'liability', 'equity', 'income', 'expense']),
  /** All that was debited and credited up to the day. */
  debit: Money,
  credit: Money,
  /** Debit less credit. */
  balance: Money,
});
export type AccountBalance = z.infer<typeof AccountBalance>;

export const getTrialBalance = endpoint({
  method: 'GET',
  path: '/v1/ledger/balances',
  access: 'steward',
  summary: 'The balance of each account on a day: today unless told.',
  query: z.object({ on: z.optional(Day) }),
  reply: z.object({ on: Day, items: z.array(AccountBalance) }),
  problems: [],
});

export const NewLedgerEntry = z.strictObject({
  on: Day,
  text: line(200),
  postings: z
    .array(
      z.strictObject({
        debit: AccountCode,
        debitParty: z.optional(Id),
        credit: AccountCode,
        creditParty: z.optional(Id),
        amount: MinorUnits,
      }),
    )
    .check(z.minLength(1), z.maxLength(100)),
});
export type NewLedgerEntry = z.infer<typeof NewLedgerEntry>;

export const addLedgerEntry = endpoint({
  method: 'POST',
  path: '/v1/ledger/entries',
  access: 'steward',
  summary:
    'Books what no other part books: bank charges, a payout to the bank. Not share capital, which the register backs.',
  body: NewLedgerEntry,
  reply: LedgerEntry,
  problems: ['account_unknown', 'account_of_register'],
});

export const reverseLedgerEntry = endpoint({
  method: 'POST',
  path: '/v1/ledger/entries/:position/reversal',
  access: 'steward',
  summary: 'Reverses an entry that was added by hand.',
  params: z.object({ position: Digits }),
  body: z.strictObject({ text: line(200), on: z.optional(Day) }),
  reply: LedgerEntry,
  problems: ['not_found', 'already_decided', 'account_of_register'],
});

/** Its answer is the file itself. */
export const exportLedger = endpoint({
  method: 'GET',
  path: '/v1/ledger/export',
  access: 'steward',
  summary: 'The journal for the accountant: CSV, FEC (France) or DATEV (Germany).',
  query: z.object({
    ...Between,
    /** `fec-description` is the text that comes with a FEC. */
    format: z.enum(['csv', 'fec', 'fec-description', 'datev']),
    /** Of FEC: the company's SIREN. */
    siren: z.optional(z.string().check(z.regex(/^[0-9]{9}$/))),
    /** Of DATEV. */
    adviser: z.optional(Digits),
    client: z.optional(Digits),
    /** Of DATEV: absent, the first of January. */
    fiscalYearStart: z.optional(Day),
    /** Of DATEV: how many figures accounts have; absent, 4. */
    accountLength: z.optional(Digits),
    plan: z.optional(z.enum(['fr-pcg', 'de-skr03', 'de-skr04', 'generic', 'generic-fr'])),
    /** Of DATEV: whether what is exported is final there. */
    final: z.optional(z.enum(['yes', 'no'])),
  }),
  problems: [],
});

/** What two places that should say the same say. */
export const Difference = z.object({
  /** `register`: the register of shares and the ledger. `bank`: the last statement and the account. `payments`: payments and what was booked of them. `stripe`: Stripe's balance and the account. */
  between: z.enum(['register', 'bank', 'payments', 'stripe']),
  /** The member, payment or statement it is about. */
  about: z.nullable(z.string()),
  theirs: Money,
  ours: Money,
  text: z.string(),
});
export type Difference = z.infer<typeof Difference>;

export const Reconciliation = z.object({
  on: Day,
  /** How many of each were held against each other. */
  checked: z.object({ members: z.number(), payments: z.number(), statements: z.number() }),
  differences: z.array(Difference),
  /** Movements on the account that nobody has explained yet. */
  unmatched: z.object({ count: z.number(), total: Money }),
});
export type Reconciliation = z.infer<typeof Reconciliation>;

export const reconcile = endpoint({
  method: 'GET',
  path: '/v1/ledger/reconciliation',
  access: 'steward',
  summary: 'Holds the register, the bank and the provider against the ledger, and lists the differences.',
  query: z.object({ on: z.optional(Day) }),
  reply: Reconciliation,
  problems: [],
});
