import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Money } from './money.ts';
import { page, pageQuery } from './page.ts';
import { Day, Id, Instant } from './text.ts';

/** A movement on the co-op's bank account, as a statement told it. */
export const BankTransaction = z.object({
  id: Id,
  on: Day,
  /** Negative where money left. */
  amount: Money,
  name: z.nullable(z.string()),
  /** Its country and last four characters. */
  account: z.nullable(z.string()),
  text: z.string(),
  /** `booked`: in the ledger, by the payment, debit, return or account it was matched with. */
  state: z.enum(['unmatched', 'booked', 'set-aside']),
  paymentId: z.nullable(Id),
  /** What it may be, likeliest first. */
  suggestions: z.array(
    z.object({
      paymentId: z.nullable(Id),
      memberId: z.nullable(Id),
      memberNumber: z.nullable(z.number()),
      name: z.string(),
      amount: Money,
      /** Why: `reference`, `amount`, `name`, `account`, `member-number`. */
      because: z.array(z.string()),
    }),
  ),
});
export type BankTransaction = z.infer<typeof BankTransaction>;

export const StatementReport = z.object({
  id: Id,
  importedAt: Instant,
  /** In the file; of those, how many we had already; how many were booked by themselves; how many wait. */
  transactions: z.number(),
  known: z.number(),
  booked: z.number(),
  unmatched: z.number(),
  received: Money,
});
export type StatementReport = z.infer<typeof StatementReport>;

export const importStatement = endpoint({
  method: 'POST',
  path: '/v1/statements',
  access: 'steward',
  summary: 'Reads a bank’s statement (CAMT.053 or CSV), and books what it recognises.',
  body: z.strictObject({
    /** The file's bytes, in base64. */
    file: z.base64().check(z.minLength(1), z.maxLength(4_000_000)),
    name: z.optional(z.string().check(z.maxLength(300))),
    /** Tells what would be booked, and writes nothing. */
    dryRun: z._default(z.boolean(), false),
  }),
  reply: StatementReport,
  problems: ['statement_unreadable', 'statement_imported', 'wrong_currency', 'wrong_account'],
});

export const listBankTransactions = endpoint({
  method: 'GET',
  path: '/v1/bank-transactions',
  access: 'steward',
  summary: 'What the statements told, newest first; `state=unmatched` for what waits, with suggestions.',
  query: z.object({ ...pageQuery, state: z.optional(z.enum(['unmatched', 'booked', 'set-aside'])) }),
  reply: page(BankTransaction),
  problems: [],
});

export const matchBankTransaction = endpoint({
  method: 'POST',
  path: '/v1/bank-transactions/:transactionId/match',
  access: 'steward',
  summary:
    'Says what a movement is: a payment, a member’s money, another account of the ledger, or nothing of ours.',
  params: z.object({ transactionId: Id }),
  body: z.union([
    z.strictObject({ paymentId: Id }),
    z.strictObject({ memberId: Id }),
    /** Money that left: the shares of a notice were paid out. */
    z.strictObject({ noticeId: Id }),
    z.strictObject({ account: z.string().check(z.regex(/^[a-z][a-z-]{0,39}$/)) }),
    z.strictObject({ setAside: z.literal(true) }),
  ]),
  reply: BankTransaction,
  problems: [
    'not_found',
    'already_decided',
    'payment_not_open',
    'account_unknown',
    'account_of_register',
    'not_effective_yet',
  ],
});
