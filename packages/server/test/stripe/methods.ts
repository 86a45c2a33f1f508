import type Stripe from 'stripe';
import { DAY, type StripeAccount } from './account.ts';
import { blankOf } from './objects.ts';
import { published } from './published.ts';

/** Of each way to be told how it went: at once, days later, at once with a debit kept for later. */
export type MethodKind = 'card' | 'sepa_debit' | 'bacs_debit' | 'ideal';

/** A method, as a payer gives it. */
export function addMethod(
  account: StripeAccount,
  kind: MethodKind,
  customer: string | null,
): Stripe.PaymentMethod {
  const card = blank('PaymentMethods', 'PaymentMethod.Card') as Stripe.PaymentMethod.Card;
  return account.add('payment_method', 'pm', {
    type: kind,
    customer,
    ...(kind === 'card' ? { card: { ...card, brand: 'visa', last4: '4242' } } : {}),
  });
}

/** What a charge tells of the method that it was paid with. */
export function detailsOf(
  account: StripeAccount,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.Charge.PaymentMethodDetails {
  const expected_debit_date = new Date((account.seconds + 5 * DAY) * 1000).toISOString().slice(0, 10);
  switch (method.type as MethodKind) {
    case 'card': {
      const card = blank(
        'Charges',
        'Charge.PaymentMethodDetails.Card',
      ) as Stripe.Charge.PaymentMethodDetails.Card;
      return { type: 'card', card: { ...card, brand: 'visa', last4: '4242' } };
    }
    case 'sepa_debit': {
      const mandate = mandateOf(account, 'sepa_debit', method);
      const bank = {
        bank_code: '37040044',
        branch_code: '',
        country: 'DE',
        fingerprint: 'fp',
        last4: '3000',
      };
      return { type: 'sepa_debit', sepa_debit: { ...bank, expected_debit_date, mandate } };
    }
    case 'bacs_debit': {
      const mandate = mandateOf(account, 'bacs_debit', method);
      const bank = { sort_code: '108800', fingerprint: 'fp', last4: '2345' };
      return { type: 'bacs_debit', bacs_debit: { ...bank, expected_debit_date, mandate } };
    }
    case 'ideal': {
      const ideal = blank(
        'Charges',
        'Charge.PaymentMethodDetails.Ideal',
      ) as Stripe.Charge.PaymentMethodDetails.Ideal;
      if (intent.setup_future_usage === null) return { type: 'ideal', ideal };
      const debit = addMethod(account, 'sepa_debit', intent.customer as string | null);
      const generated_sepa_debit_mandate = mandateOf(account, 'sepa_debit', debit);
      return {
        type: 'ideal',
        ideal: { ...ideal, generated_sepa_debit: debit.id, generated_sepa_debit_mandate },
      };
    }
  }
}

function mandateOf(
  account: StripeAccount,
  kind: 'sepa_debit' | 'bacs_debit',
  method: Stripe.PaymentMethod,
): string {
  const had = account.all('mandate').find((mandate) => mandate.payment_method === method.id);
  if (had) return had.id;
  const reference = `${kind === 'sepa_debit' ? 'NXDSYREGC9PSMKWY' : 'DDICNPKV'}-${method.id}`;
  const url = `https://payments.stripe.example/mandates/${reference}`;
  const bacs = blank(
    'Mandates',
    'Mandate.PaymentMethodDetails.BacsDebit',
  ) as Stripe.Mandate.PaymentMethodDetails.BacsDebit;
  return account.add('mandate', 'mandate', {
    payment_method: method.id,
    status: 'active',
    type: 'multi_use',
    payment_method_details:
      kind === 'sepa_debit'
        ? { type: kind, sepa_debit: { reference, url } }
        : { type: kind, bacs_debit: { ...bacs, reference, url } },
  }).id;
}

function blank(file: string, name: string): unknown {
  return blankOf(published(file, name));
}
