import type Stripe from 'stripe';
import { idOf } from './checkout.ts';

/** What was paid with, as a member may be shown it. */
export interface Method {
  /** By Stripe's names: `card`, `sepa_debit`, `bacs_debit`, `ideal`, … */
  kind: string;
  last4: string | null;
  /** The card's brand or the bank, as far as it is known. */
  label: string | null;
}

export interface Saved {
  /** `cus_…` */
  customer: string;
  /** `pm_…` */
  method: string;
}

interface Details {
  last4?: string | null;
  brand?: string | null;
  bank_name?: string | null;
  bank_code?: string | null;
  sort_code?: string | null;
  mandate?: string | { id: string } | null;
  generated_sepa_debit?: string | { id: string } | null;
  generated_sepa_debit_mandate?: string | { id: string } | null;
}

/** The method of a charge, and the mandate that it was collected by. */
export function methodOf(charge: Stripe.Charge): { method: Method; mandate: string | null } | null {
  const kind = charge.payment_method_details?.type;
  if (kind === undefined) return null;
  const details = detailsOf(charge);
  return {
    method: {
      kind,
      last4: details.last4 ?? null,
      label: details.brand ?? details.bank_name ?? details.bank_code ?? details.sort_code ?? null,
    },
    // A card's mandate is between Stripe and the card's network: no payer knows it.
    mandate: kind === 'card' ? null : idOf(details.mandate ?? details.generated_sepa_debit_mandate),
  };
}

/** What was kept of it: of iDEAL or Bancontact, the direct debit that they have made possible. */
export function savedOf(intent: Stripe.PaymentIntent, charge: Stripe.Charge): Saved | null {
  const customer = idOf(intent.customer);
  const method = idOf(detailsOf(charge).generated_sepa_debit) ?? idOf(intent.payment_method);
  return intent.setup_future_usage === 'off_session' && customer !== null && method !== null
    ? { customer, method }
    : null;
}

function detailsOf({ payment_method_details: details }: Stripe.Charge): Details {
  const byKind = details as unknown as Record<string, Details | undefined> | null;
  return (details && byKind?.[details.type]) ?? {};
}
