import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { line } from './text.ts';

const iban = z.string().check(z.trim(), z.minLength(1), z.maxLength(50));
const bic = z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/));

/** The account that money is sent to. */
export const BankSettings = z.strictObject({
  beneficiary: line(70),
  /** An IBAN; or the account's number as payers need it, where there are none. */
  account: iban,
  bic: z.optional(bic),
  /** Of a Swiss QR-bill: the beneficiary's town, as the standard asks for it. */
  postalCode: z.optional(line(16)),
  city: z.optional(line(35)),
  country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/))),
});
export type BankSettings = z.infer<typeof BankSettings>;

export const DebitSettings = z.strictObject({
  creditor: line(70),
  /** The SEPA creditor identifier. */
  identifier: z.string().check(z.trim(), z.toUpperCase(), z.minLength(8), z.maxLength(35)),
  iban,
  bic: z.optional(bic),
});
export type DebitSettings = z.infer<typeof DebitSettings>;

export const StripeSettings = z.strictObject({
  secretKey: line(300),
  publishableKey: line(300),
  /** Of the endpoint that Stripe sends events to; two while one is replaced. */
  webhookSecrets: z.array(line(300)).check(z.minLength(1), z.maxLength(3)),
});
export type StripeSettings = z.infer<typeof StripeSettings>;

/** What is set: secrets are never told again. */
export const PaymentSettings = z.object({
  bankTransfer: z.nullable(BankSettings),
  directDebit: z.nullable(DebitSettings),
  stripe: z.nullable(
    z.object({
      publishableKey: z.string(),
      /** Its last four characters. */
      secretKey: z.string(),
      /** Where Stripe is to send events. */
      eventsUrl: z.string(),
    }),
  ),
});
export type PaymentSettings = z.infer<typeof PaymentSettings>;

export const getPaymentSettings = endpoint({
  method: 'GET',
  path: '/v1/payment-settings',
  access: 'steward',
  summary: 'How the co-op is paid.',
  reply: PaymentSettings,
  problems: [],
});

export const changePaymentSettings = endpoint({
  method: 'PATCH',
  path: '/v1/payment-settings',
  access: 'steward',
  summary: 'Sets how the co-op is paid; null takes a method away.',
  body: z.strictObject({
    bankTransfer: z.optional(z.nullable(BankSettings)),
    directDebit: z.optional(z.nullable(DebitSettings)),
    stripe: z.optional(z.nullable(StripeSettings)),
  }),
  reply: PaymentSettings,
  problems: ['iban_invalid', 'creditor_identifier_invalid', 'wrong_currency'],
});
