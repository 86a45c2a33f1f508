import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { MinorUnits, Currency, Money } from './money.ts';
import { page, pageQuery } from './page.ts';
import { Day, Email, Id, Instant, line } from './text.ts';

/** How money comes. */
export const PaymentMethod = z.enum(['bank-transfer', 'direct-debit', 'stripe', 'cash']);
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/**
 * - `open`: the payer has been told what to do
 * - `submitted`: with the bank, or with the provider
 * - `received`: in the books
 * - `failed`, `cancelled`, `expired`: nothing came
 * - `returned`: it came, and was taken back: a debit returned, a dispute lost
 */
export const PaymentState = z.enum([
  'open',
  'submitted',
  'received',
  'failed',
  'cancelled',
  'expired',
  'returned',
]);
export type PaymentState = z.infer<typeof PaymentState>;

/** What the payer is to do. */
export const Instruction = z.union([
  z.object({
    kind: z.literal('transfer'),
    beneficiary: z.string(),
    /** In groups of four. */
    account: z.string(),
    /** Null where the bank needs none. */
    bic: z.nullable(z.string()),
    /** In groups of four: the payment is known by it. */
    reference: z.string(),
    /** A text for a QR code that banks' apps read; null where there is none for this currency. */
    qr: z.nullable(z.object({ kind: z.enum(['epc', 'swiss']), text: z.string() })),
  }),
  /** A page of the provider's to go to. */
  z.object({ kind: z.literal('redirect'), url: z.string(), expiresAt: Instant }),
  /** The provider's form, within the page. */
  z.object({
    kind: z.literal('embedded'),
    clientSecret: z.string(),
    publishableKey: z.string(),
    expiresAt: Instant,
  }),
  /** Nothing: it is collected from the account of the mandate. */
  z.object({ kind: z.literal('debit'), mandate: z.string(), account: z.string(), collectedFrom: Day }),
]);
export type Instruction = z.infer<typeof Instruction>;

const Payer = z.strictObject({ name: line(200), email: z.optional(Email) });

export const Payment = z.object({
  id: Id,
  /** Whom it is for; null while an applicant. */
  memberId: z.nullable(Id),
  method: PaymentMethod,
  state: PaymentState,
  amount: Money,
  refunded: Money,
  /** Who pays; the member where nobody else is named. */
  payer: z.nullable(z.object({ name: z.string(), email: z.optional(z.string()) })),
  charges: z.array(z.object({ chargeId: Id, purpose: z.string(), amount: Money })),
  /** Null while it is being made, and once there is nothing more to do. */
  instruction: z.nullable(Instruction),
  createdAt: Instant,
  receivedOn: z.nullable(Day),
  /** Why it failed or was returned: the bank's or the provider's code. */
  reason: z.nullable(z.string()),
});
export type Payment = z.infer<typeof Payment>;

/** A method that is offered. */
export const OfferedMethod = z.object({
  method: z.enum(['bank-transfer', 'direct-debit', 'stripe']),
  /** Of direct debit: the creditor as a mandate names it. */
  creditor: z.optional(z.object({ name: z.string(), identifier: z.string() })),
});
export type OfferedMethod = z.infer<typeof OfferedMethod>;

export const listPaymentMethods = endpoint({
  method: 'GET',
  path: '/v1/payment-methods',
  access: 'public',
  summary: 'How one can pay.',
  reply: z.object({ items: z.array(OfferedMethod) }),
  problems: [],
});

export const NewPayment = z.strictObject({
  method: z.enum(['bank-transfer', 'direct-debit', 'stripe']),
  /** Which charges; absent, all that are due today. */
  charges: z.optional(z.array(Id).check(z.minLength(1), z.maxLength(100))),
  payer: z.optional(Payer),
  /** Of Stripe: the page to come back to, on the website that calls. */
  returnUrl: z.optional(z.url({ protocol: /^https?$/ }).check(z.maxLength(2_000))),
  /** Of Stripe: its form within the page, where that can show it. */
  embedded: z.optional(z.boolean()),
  /** Whether what is due later is collected in the same way. */
  saveForLater: z.optional(z.boolean()),
});
export type NewPayment = z.infer<typeof NewPayment>;

const PAYING = ['nothing_to_pay', 'method_not_offered', 'mandate_missing', 'not_found'] as const;
const PaymentParams = z.object({ paymentId: Id });
const ApplicantParams = z.object({ applicationId: Id, paymentId: Id });

export const startPayment = endpoint({
  method: 'POST',
  path: '/v1/members/me/payments',
  access: 'member',
  summary: 'Begins to pay what the signed-in member owes.',
  body: NewPayment,
  reply: Payment,
  problems: [...PAYING],
});

export const listMyPayments = endpoint({
  method: 'GET',
  path: '/v1/members/me/payments',
  access: 'member',
  summary: 'The signed-in member’s payments, newest first.',
  query: z.object(pageQuery),
  reply: page(Payment),
  problems: [],
});

export const getMyPayment = endpoint({
  method: 'GET',
  path: '/v1/members/me/payments/:paymentId',
  access: 'member',
  summary: 'One of the signed-in member’s payments: ask again until there is an instruction.',
  params: PaymentParams,
  reply: Payment,
  problems: ['not_found'],
});

export const startApplicantPayment = endpoint({
  method: 'POST',
  path: '/v1/applications/:applicationId/payments',
  access: 'public',
  summary: 'Begins to pay for shares before admission, for whoever holds the application’s identifier.',
  params: z.object({ applicationId: Id }),
  body: NewPayment,
  reply: Payment,
  problems: [...PAYING, 'already_decided', 'rate_limited'],
});

export const getApplicantPayment = endpoint({
  method: 'GET',
  path: '/v1/applications/:applicationId/payments/:paymentId',
  access: 'public',
  summary: 'An applicant’s payment.',
  params: ApplicantParams,
  reply: Payment,
  problems: ['not_found'],
});

export const PaymentFilter = z.object({
  ...pageQuery,
  memberId: z.optional(Id),
  state: z.optional(PaymentState),
  method: z.optional(PaymentMethod),
});
export type PaymentFilter = z.infer<typeof PaymentFilter>;

export const listPayments = endpoint({
  method: 'GET',
  path: '/v1/payments',
  access: 'steward',
  summary: 'Payments, newest first.',
  query: PaymentFilter,
  reply: page(Payment),
  problems: [],
});

export const getPayment = endpoint({
  method: 'GET',
  path: '/v1/payments/:paymentId',
  access: 'steward',
  summary: 'One payment.',
  params: PaymentParams,
  reply: Payment,
  problems: ['not_found'],
});

/** Money that came by hand, or that a steward saw on the account. */
export const ReceivedPayment = z.strictObject({
  memberId: Id,
  method: z.enum(['bank-transfer', 'cash']),
  amount: MinorUnits,
  currency: z.optional(Currency),
  /** Absent, the oldest that is owed first; what is left over stands to the member’s credit. */
  charges: z.optional(z.array(Id).check(z.minLength(1), z.maxLength(100))),
  on: z.optional(Day),
  payer: z.optional(Payer),
});
export type ReceivedPayment = z.infer<typeof ReceivedPayment>;

export const recordPayment = endpoint({
  method: 'POST',
  path: '/v1/payments',
  access: 'steward',
  summary: 'Records money that has come.',
  body: ReceivedPayment,
  reply: Payment,
  problems: ['not_found', 'wrong_currency'],
});

export const confirmPayment = endpoint({
  method: 'POST',
  path: '/v1/payments/:paymentId/receipt',
  access: 'steward',
  summary: 'Records that an open payment has come: in full, or another amount.',
  params: PaymentParams,
  body: z.strictObject({
    on: z.optional(Day),
    amount: z.optional(MinorUnits),
    currency: z.optional(Currency),
  }),
  reply: Payment,
  problems: ['not_found', 'payment_not_open', 'wrong_currency'],
});

export const cancelPayment = endpoint({
  method: 'POST',
  path: '/v1/payments/:paymentId/cancellation',
  access: 'steward',
  summary: 'Cancels a payment that has not come.',
  params: PaymentParams,
  reply: Payment,
  problems: ['not_found', 'payment_not_open'],
});

export const refundPayment = endpoint({
  method: 'POST',
  path: '/v1/payments/:paymentId/refunds',
  access: 'steward',
  summary: 'Gives money back: through Stripe where it came so, else as the steward has paid it out.',
  params: PaymentParams,
  body: z.strictObject({
    amount: MinorUnits,
    currency: z.optional(Currency),
    reason: line(500),
    on: z.optional(Day),
  }),
  reply: Payment,
  problems: ['not_found', 'payment_not_received', 'refund_too_big', 'wrong_currency'],
});

export const returnPayment = endpoint({
  method: 'POST',
  path: '/v1/payments/:paymentId/return',
  access: 'steward',
  summary: 'Records that the bank took a direct debit back: what it paid is owed again.',
  params: PaymentParams,
  body: z.strictObject({
    /** The bank’s reason code: AC04, AM04, MD06… */
    reason: z.string().check(z.regex(/^[A-Z]{2}[0-9]{2}$/)),
    on: z.optional(Day),
    /** What the bank charged for it. */
    fee: z.optional(MinorUnits),
  }),
  reply: Payment,
  problems: ['not_found', 'payment_not_received'],
});
