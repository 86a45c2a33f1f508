import type { NewPayment, Payment } from '@coopkit/contract';
import { CoopEvent } from '../events.ts';

/** A payment is about to be begun. The page may change it, or stop it with `preventDefault()`. */
export class CoopBeforePayEvent extends CoopEvent {
  static readonly type = 'coop-before-pay';
  readonly payment: NewPayment;

  constructor(payment: NewPayment) {
    super(CoopBeforePayEvent.type, { cancelable: true });
    this.payment = payment;
  }
}

/** A payment was begun: the payer has been told what to do, or soon will be. */
export class CoopPaymentStartedEvent extends CoopEvent {
  static readonly type = 'coop-payment-started';
  readonly payment: Payment;

  constructor(payment: Payment) {
    super(CoopPaymentStartedEvent.type);
    this.payment = payment;
  }
}

/** A payment has come. A transfer or a direct debit comes days later: of that the page hears by webhook. */
export class CoopPaidEvent extends CoopEvent {
  static readonly type = 'coop-paid';
  readonly payment: Payment;

  constructor(payment: Payment) {
    super(CoopPaidEvent.type);
    this.payment = payment;
  }
}

declare global {
  interface HTMLElementEventMap {
    'coop-before-pay': CoopBeforePayEvent;
    'coop-payment-started': CoopPaymentStartedEvent;
    'coop-paid': CoopPaidEvent;
  }
}
