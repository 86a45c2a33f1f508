import {
  cancelPayment,
  changePaymentSettings,
  confirmPayment,
  getPayment,
  getPaymentSettings,
  importStatement,
  listBankTransactions,
  listCharges,
  listPayments,
  matchBankTransaction,
  recordPayment,
  refundPayment,
  returnPayment,
  type BankTransaction,
  type BankSettings,
  type Charge,
  type ChargeFilter,
  type DebitSettings,
  type Payment,
  type PaymentFilter,
  type PaymentSettings,
  type ReceivedPayment,
  type StatementReport,
  type StripeSettings,
} from '@coopkit/contract';
import type { CallOptions } from './connection.ts';
import { List } from './list.ts';
import { Paying } from './paying.ts';

/** Payments: a member's own, and everybody's, with what the bank says of them. */
export class Payments extends Paying {
  /** Payments, newest first. Stewards. */
  list(filter: Omit<PaymentFilter, 'cursor'> = {}, options?: CallOptions): List<Payment> {
    return new List((cursor) =>
      this.connection.call(listPayments, { query: { ...filter, cursor } }, options),
    );
  }

  /** One payment. Stewards. */
  find(paymentId: string, options?: CallOptions): Promise<Payment> {
    return this.connection.call(getPayment, { params: { paymentId } }, options);
  }

  /** What members owe, by the day it is due; `state: 'overdue'` for the arrears. Stewards. */
  owed(filter: Omit<ChargeFilter, 'cursor'> = {}, options?: CallOptions): List<Charge> {
    return new List((cursor) => this.connection.call(listCharges, { query: { ...filter, cursor } }, options));
  }

  /** Records money that has come by hand or by bank. Stewards. */
  record(payment: ReceivedPayment, options?: CallOptions): Promise<Payment> {
    return this.connection.call(recordPayment, { body: payment }, options);
  }

  /**
   * Records that an open payment has come. Stewards.
   *
   * @throws {CoopError} `payment_not_open`, `wrong_currency`.
   */
  confirm(
    paymentId: string,
    receipt: { on?: string | undefined; amount?: number | undefined; currency?: string | undefined } = {},
    options?: CallOptions,
  ): Promise<Payment> {
    return this.connection.call(confirmPayment, { params: { paymentId }, body: receipt }, options);
  }

  /** Cancels a payment that has not come. Stewards. */
  cancel(paymentId: string, options?: CallOptions): Promise<Payment> {
    return this.connection.call(cancelPayment, { params: { paymentId } }, options);
  }

  /**
   * Gives money back. Stewards.
   *
   * @throws {CoopError} `refund_too_big`, `payment_not_received`.
   */
  refund(
    paymentId: string,
    refund: { amount: number; currency?: string | undefined; reason: string; on?: string | undefined },
    options?: CallOptions,
  ): Promise<Payment> {
    return this.connection.call(refundPayment, { params: { paymentId }, body: refund }, options);
  }

  /** Records that the bank took a direct debit back. Stewards. */
  returned(
    paymentId: string,
    taken: { reason: string; on?: string | undefined; fee?: number | undefined },
    options?: CallOptions,
  ): Promise<Payment> {
    return this.connection.call(returnPayment, { params: { paymentId }, body: taken }, options);
  }

  /**
   * Reads a bank's statement and books what it recognises. Stewards.
   *
   * @param statement the file's bytes in base64
   * @throws {CoopError} `statement_unreadable`, `statement_imported`, `wrong_account`, `wrong_currency`.
   */
  import(
    statement: { file: string; name?: string | undefined; dryRun?: boolean | undefined },
    options?: CallOptions,
  ): Promise<StatementReport> {
    return this.connection.call(importStatement, { body: statement }, options);
  }

  /** Movements on the account, newest first; those that wait have suggestions. Stewards. */
  transactions(
    filter: { state?: BankTransaction['state'] | undefined } = {},
    options?: CallOptions,
  ): List<BankTransaction> {
    return new List((cursor) =>
      this.connection.call(listBankTransactions, { query: { ...filter, cursor } }, options),
    );
  }

  /** Says what a movement on the account is. Stewards. */
  match(
    transactionId: string,
    to:
      | { paymentId: string }
      | { memberId: string }
      | { noticeId: string }
      | { account: string }
      | { setAside: true },
    options?: CallOptions,
  ): Promise<BankTransaction> {
    return this.connection.call(matchBankTransaction, { params: { transactionId }, body: to }, options);
  }

  /** How the co-op is paid. Stewards. */
  settings(options?: CallOptions): Promise<PaymentSettings> {
    return this.connection.call(getPaymentSettings, {}, options);
  }

  /** Sets how the co-op is paid; null takes a method away. Stewards. */
  set(
    change: {
      bankTransfer?: BankSettings | null | undefined;
      directDebit?: DebitSettings | null | undefined;
      stripe?: StripeSettings | null | undefined;
    },
    options?: CallOptions,
  ): Promise<PaymentSettings> {
    return this.connection.call(changePaymentSettings, { body: change }, options);
  }
}
