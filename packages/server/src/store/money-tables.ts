import type { Generated, Selectable } from 'kysely';
import type { StripeTables } from './stripe-tables.ts';

/* The tables of shares and money. Amounts are whole minor units; days are `2026-11-24`. */
export interface MoneyTables extends StripeTables {
  ledger_entries: LedgerEntryTable;
  postings: PostingTable;
  share_entries: ShareEntryTable;
  charges: ChargeTable;
  contributions: ContributionTable;
  payments: PaymentTable;
  payment_parts: PaymentPartTable;
  allocations: AllocationTable;
  refunds: RefundTable;
  payment_settings: PaymentSettingTable;
  mandates: MandateTable;
  debit_batches: DebitBatchTable;
  statements: StatementTable;
  bank_transactions: BankTransactionTable;
  share_notices: ShareNoticeTable;
  share_transfers: ShareTransferTable;
}

/** The journal: 1, 2, 3… for each co-op. Rows are added, never changed. */
interface LedgerEntryTable {
  coop_id: string;
  position: number;
  on_day: string;
  recorded_at: string;
  kind: string;
  text: string;
  payment_id: string | null;
  reverses: number | null;
  /** What of the outside it books: once, however often it is told. */
  fact: string | null;
}

/** An amount that passes from one account to another. */
interface PostingTable {
  coop_id: string;
  position: number;
  line: number;
  debit: string;
  debit_party: string | null;
  credit: string;
  credit_party: string | null;
  amount: number;
  currency: string;
  exponent: number;
}

/** The register of shares: by how much each row changes a holding. */
interface ShareEntryTable {
  coop_id: string;
  position: number;
  member_id: string;
  class_id: string;
  kind: string;
  shares: number;
  subscribed: number;
  paid_up: number;
  amount: number;
  counterparty: string | null;
  on_day: string;
  ledger_position: number;
  recorded_at: string;
}

/** What is owed, and what of it is paid. */
interface ChargeTable {
  coop_id: string;
  id: string;
  member_id: string | null;
  application_id: string | null;
  purpose: 'shares' | 'entry-fee' | 'dues' | 'donation';
  amount: number;
  /** The sum of its allocations. */
  paid: Generated<number>;
  due_on: string;
  source: string;
  number: number;
  parts: number;
  cancelled_on: string | null;
  reminded_on: string | null;
  created_at: string;
}

interface ContributionTable {
  coop_id: string;
  id: string;
  member_id: string;
  terms: string;
  kind: 'dues' | 'donation';
  interval: 'once' | 'month' | 'quarter' | 'year';
  amount: number;
  from_on: string;
  until_on: string | null;
  /** The next day that is not charged yet; null once it is over. */
  next_on: string | null;
  created_at: string;
}

interface PaymentTable {
  coop_id: string;
  id: string;
  member_id: string | null;
  application_id: string | null;
  method: 'bank-transfer' | 'direct-debit' | 'stripe' | 'cash';
  state: 'open' | 'submitted' | 'received' | 'failed' | 'cancelled' | 'expired' | 'returned';
  amount: number;
  received: Generated<number>;
  refunded: Generated<number>;
  /** JSON: who pays, where it is not the member. */
  payer: string | null;
  /** By which it is known on a bank statement. */
  reference: string | null;
  /** JSON: what the payer is to do. */
  instruction: string | null;
  /** JSON: what the provider is asked for beside the amount. */
  wishes: string | null;
  /** What the provider calls it. */
  provider_ref: string | null;
  batch_id: string | null;
  mandate_id: string | null;
  reason: string | null;
  created_at: string;
  received_on: string | null;
}

interface PaymentPartTable {
  coop_id: string;
  payment_id: string;
  charge_id: string;
  amount: number;
}

/** What a charge got of a payment, or of a member's credit; below 0 where it came back. */
interface AllocationTable {
  coop_id: string;
  ledger_position: number;
  line: number;
  payment_id: string | null;
  charge_id: string;
  amount: number;
}

/** Money that is given back of a payment: asked of the provider, and done when it is booked. */
interface RefundTable {
  coop_id: string;
  id: string;
  payment_id: string;
  amount: number;
  reason: string;
  state: 'asked' | 'done' | 'failed';
  created_at: string;
}

interface PaymentSettingTable {
  coop_id: string;
  method: 'bank-transfer' | 'direct-debit' | 'stripe';
  settings: string;
  /** JSON of what must not be read from a copy of the database. */
  sealed: string | null;
}

interface MandateTable {
  coop_id: string;
  id: string;
  member_id: string;
  reference: string;
  holder: string;
  sealed_iban: string;
  /** Its country and last four characters. */
  account: string;
  text: string;
  text_hash: string;
  locale: string;
  signed_at: string;
  evidence: string;
  revoked_at: string | null;
  last_collected_on: string | null;
}

interface DebitBatchTable {
  coop_id: string;
  id: string;
  collect_on: string;
  created_at: string;
  state: 'made' | 'collected' | 'cancelled';
  total: number;
  payments: number;
  sealed_file: string;
}

interface StatementTable {
  coop_id: string;
  id: string;
  file_hash: string;
  imported_at: string;
  report: string;
  closes_on: string | null;
  closing: number | null;
}

interface BankTransactionTable {
  coop_id: string;
  id: string;
  /** What makes it one, in whichever statement it stands. */
  key: string;
  /** The bank's entry that it is, or is a part of. */
  entry_key: string;
  statement_id: string;
  on_day: string;
  amount: number;
  name: string | null;
  account: string | null;
  /** Keyed hash of the other account: who paid from it once is known again. */
  account_hash: string | null;
  text: string;
  /** JSON: its references. */
  details: string;
  state: 'unmatched' | 'booked' | 'set-aside';
  payment_id: string | null;
  ledger_position: number | null;
}

interface ShareNoticeTable {
  coop_id: string;
  id: string;
  member_id: string;
  shares: number;
  nominal: number;
  outcome: 'buy-back' | 'gift';
  given_on: string;
  effective_on: string;
  pay_on: string | null;
  state: 'open' | 'taken-back' | 'effective' | 'paid-out';
}

interface ShareTransferTable {
  coop_id: string;
  id: string;
  member_id: string;
  to_member_id: string;
  shares: number;
  state: 'pending' | 'done' | 'refused' | 'taken-back';
  created_at: string;
  decided_by: string | null;
}

export type ChargeRow = Selectable<ChargeTable>;
export type ContributionRow = Selectable<ContributionTable>;
export type PaymentRow = Selectable<PaymentTable>;
export type MandateRow = Selectable<MandateTable>;
export type DebitBatchRow = Selectable<DebitBatchTable>;
export type BankTransactionRow = Selectable<BankTransactionTable>;
export type ShareNoticeRow = Selectable<ShareNoticeTable>;
export type ShareTransferRow = Selectable<ShareTransferTable>;
