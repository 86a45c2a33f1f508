import type Stripe from 'stripe';
import { forced, published, type Shape } from './published.ts';

/** Where each of Stripe's objects is published, by the name that it calls itself. */
const places = {
  'checkout.session': ['Checkout/Sessions', 'Session'],
  payment_intent: ['PaymentIntents', 'PaymentIntent'],
  payment_method: ['PaymentMethods', 'PaymentMethod'],
  charge: ['Charges', 'Charge'],
  refund: ['Refunds', 'Refund'],
  dispute: ['Disputes', 'Dispute'],
  balance_transaction: ['BalanceTransactions', 'BalanceTransaction'],
  balance: ['Balance', 'Balance'],
  mandate: ['Mandates', 'Mandate'],
  customer: ['Customers', 'Customer'],
  event: ['Events', 'EventBase'],
} as const;

export interface Objects {
  'checkout.session': Stripe.Checkout.Session;
  payment_intent: Stripe.PaymentIntent;
  payment_method: Stripe.PaymentMethod;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  dispute: Stripe.Dispute;
  balance_transaction: Stripe.BalanceTransaction;
  balance: Stripe.Balance & { id: string };
  mandate: Stripe.Mandate;
  customer: Stripe.Customer;
  event: Stripe.Event;
}

export type Kind = keyof Objects;
export type Any = Objects[Kind];

export function shapeOf(kind: Kind): Shape {
  const [file, name] = places[kind];
  return published(file, name);
}

const blanks = new Map<Kind, Any>();

/** An object with all the fields that are published as always there: those that are not said are null or empty. */
export function make<K extends Kind>(kind: K, said: Partial<Objects[K]>, seconds: number): Objects[K] {
  let blank = blanks.get(kind);
  if (!blank) {
    blank = blankOf(shapeOf(kind)) as Objects[Kind];
    blanks.set(kind, blank);
  }
  const made = { ...(structuredClone(blank) as Objects[K]), ...said };
  // Nearly all of them say when they were made.
  if ('created' in made) made.created = seconds;
  return made;
}

/** What is published as always there, null or empty. */
export function blankOf(named: Shape): unknown {
  const shape = forced(named);
  switch (shape.kind) {
    case 'either':
      return shape.of.some((each) => forced(each).kind === 'null')
        ? null
        : shape.of[0] && blankOf(shape.of[0]);
    case 'object':
      return Object.fromEntries(
        [...shape.fields()].flatMap(([name, field]) =>
          field.optional ? [] : [[name, blankOf(field.shape)]],
        ),
      );
    case 'list':
      return [];
    case 'record':
      return {};
    case 'literal':
      return shape.value;
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'text':
      return '';
    default:
      return null;
  }
}
