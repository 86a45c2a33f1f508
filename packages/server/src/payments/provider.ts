import type { Instruction, Member, OfferedMethod } from '@coopkit/contract';
import type { ApplicationRow, CoopRow } from '../store/database.ts';
import type { PaymentRow } from '../store/money-tables.ts';
import type { Store } from '../store/store.ts';
import type { PaymentMethods } from './settings.ts';

/** A payment that somebody wants to begin. */
interface Beginning {
  store: Store;
  coop: CoopRow;
  methods: PaymentMethods;
  paymentId: string;
  /** Minor units. */
  amount: number;
  /** Whom it is for. */
  member: Member | null;
  application: ApplicationRow | null;
  wishes: Wishes;
  at: Date;
}

/** What the payer asks for beside the amount. */
interface Wishes {
  payer: { name: string; email?: string | undefined } | null;
  returnUrl: string | null;
  embedded: boolean;
  saveForLater: boolean;
  locale: string;
}

/** What a payment begins as. */
interface Begun {
  /** What the payer is to do; null where the provider must be asked first. */
  instruction: Instruction | null;
  /** By which it is known on a bank statement. */
  reference: string | null;
  mandateId: string | null;
}

/**
 * A way to be paid. It is called within a transaction, and calls nobody outside: what must be asked of a provider is
 * left to a job, so that a crash between neither loses a payment nor takes one twice.
 */
export interface PaymentProvider {
  readonly method: 'bank-transfer' | 'direct-debit' | 'stripe';
  /** How it is offered to members; null where the co-op has not set it up. */
  offer(methods: PaymentMethods): OfferedMethod | null;
  /** Begins a payment. */
  begin(beginning: Beginning): Promise<Begun>;
  /**
   * Has money given back: `done` where a steward has paid it out, `asked` where the provider is asked to, which a job
   * does and books.
   */
  refund(order: { store: Store; payment: PaymentRow; refundId: string; at: Date }): Promise<'done' | 'asked'>;
  /** Tells the provider that a payment is not wanted any more. */
  cancel?(store: Store, payment: PaymentRow, at: Date): Promise<void>;
}
