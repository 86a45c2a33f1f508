import type { PaymentProvider } from './provider.ts';
import { askFor } from './stripe/asking.ts';

/** Payments by Stripe: in its own form or at its own page, by card, direct debit and what else the account offers. */
export const stripe: PaymentProvider = {
  method: 'stripe',

  offer: ({ stripe: settings }) => (settings ? { method: 'stripe' } : null),

  async begin({ store, coop, paymentId, member, application, wishes, at }) {
    const { payer, returnUrl, embedded, saveForLater, locale } = wishes;
    const who = payer ?? member ?? application;
    // Who pays for somebody else is another customer than they.
    const customer = member && !payer ? ((await store.stripe.customerOf(member.id)) ?? null) : null;
    const wanted = {
      description: coop.name,
      payer: { name: who?.name ?? '', email: who?.email ?? null },
      returnUrl,
      embedded,
      saveForLater,
      locale,
    };
    await store.stripe.add({
      payment_id: paymentId,
      wanted: JSON.stringify(wanted),
      customer,
      method: null,
    });
    await askFor(store, 'stripe-begin', { paymentId }, at);
    return { instruction: null, reference: null, mandateId: null };
  },

  async refund({ store, payment, refundId, at }) {
    await askFor(store, 'stripe-refund', { paymentId: payment.id, refundId }, at);
    return 'asked';
  },

  cancel: (store, payment, at) => askFor(store, 'stripe-cancel', { paymentId: payment.id }, at),
};
