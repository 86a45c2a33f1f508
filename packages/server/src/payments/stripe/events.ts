import { createHmac, timingSafeEqual } from 'node:crypto';
import type Stripe from 'stripe';
import type { StripeApi } from './connect.ts';

/** What a webhook is a hint about. */
export interface StripeEvent {
  /** `evt_…`, by which an event that is sent again is known. */
  id: string;
  type: string;
  livemode: boolean;
  /** The connected account it is about, where it is not our own. */
  account: string | null;
  /** Which payment to look at; null for what moves none of ours. */
  about: About | null;
}

/** How a payment may be found: each is told by some events and not by others. */
interface About {
  /** Our own name of it. */
  paymentId: string | null;
  /** `cs_…` */
  session: string | null;
  /** `pi_…` */
  intent: string | null;
}

/** Why a webhook is not believed: not signed by Stripe, sent again too late, or signed and yet no event. */
export type EventRefusal = 'forged' | 'too_old' | 'malformed';

/** What Stripe's own libraries allow between the signature and now. */
const TOLERANCE_SECONDS = 300;

/**
 * Reads a webhook as it came, if Stripe has signed it: https://docs.stripe.com/webhooks#verify-manually
 *
 * @param body the very bytes that came
 * @param header `Stripe-Signature`
 * @param secrets `whsec_…`: any one will do, so that a new one can take an old one's place
 */
export function readEvent(
  body: Uint8Array,
  header: string | undefined,
  secrets: readonly string[],
  now: Date,
  toleranceSeconds = TOLERANCE_SECONDS,
): StripeEvent | { refused: EventRefusal } {
  const signed = readHeader(header ?? '');
  if (!signed || !isSigned(body, signed, secrets)) return { refused: 'forged' };
  if (Math.floor(now.getTime() / 1000) - signed.at > toleranceSeconds) return { refused: 'too_old' };
  return read(body) ?? { refused: 'malformed' };
}

interface Signed {
  /** As it was written: it is part of what is signed. */
  timestamp: string;
  at: number;
  signatures: Buffer[];
}

/** `t=…,v1=…`, with a `v1` for each secret that Stripe holds. Other schemes are not looked at: they are weaker. */
function readHeader(header: string): Signed | null {
  const items = header.split(',').map((item) => item.trim());
  const times = items.filter((item) => /^t=\d{1,12}$/.test(item));
  const signatures = items.filter((item) => /^v1=[0-9a-f]{64}$/.test(item));
  const timestamp = times[0]?.slice(2);
  if (timestamp === undefined || times.length > 1 || signatures.length === 0 || items.length > 20)
    return null;
  return {
    timestamp,
    at: Number(timestamp),
    signatures: signatures.map((item) => Buffer.from(item.slice(3), 'hex')),
  };
}

/** Takes as long whichever it is that fits, if any. */
function isSigned(body: Uint8Array, { timestamp, signatures }: Signed, secrets: readonly string[]): boolean {
  let fits = false;
  for (const secret of secrets.filter((each) => each !== '')) {
    const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
    for (const signature of signatures) fits = timingSafeEqual(expected, signature) || fits;
  }
  return fits;
}

function read(body: Uint8Array): StripeEvent | null {
  let event: unknown;
  try {
    event = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return null;
  }
  return isEvent(event)
    ? {
        id: event.id,
        type: event.type,
        livemode: event.livemode === true,
        account: textOf(event.account),
        about: aboutOf(event.type, event.data?.object ?? {}),
      }
    : null;
}

interface Envelope {
  id: string;
  type: string;
  livemode?: unknown;
  account?: unknown;
  data?: { object?: Readonly<Record<string, unknown>> | null } | null;
}

function isEvent(value: unknown): value is Envelope {
  const { id, type } = (value ?? {}) as Partial<Record<string, unknown>>;
  return (
    typeof id === 'string' && /^evt_\w{1,250}$/.test(id) && typeof type === 'string' && type.length <= 250
  );
}

/** The events that may say that a payment has moved on. */
const INTERESTING = [
  'checkout.session.completed',
  'checkout.session.expired',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'payment_intent.processing',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'charge.updated',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'refund.created',
  'refund.updated',
  'refund.failed',
] as const satisfies readonly Stripe.Event['type'][];

function aboutOf(type: string, object: Readonly<Record<string, unknown>>): About | null {
  if (!INTERESTING.some((each) => each === type)) return null;
  const id = textOf(object.id);
  const metadata = (object.metadata ?? {}) as Readonly<Record<string, unknown>>;
  const about = {
    paymentId: textOf(metadata.paymentId),
    session: object.object === 'checkout.session' ? id : null,
    intent: object.object === 'payment_intent' ? id : textOf(object.payment_intent),
  };
  return Object.values(about).every((each) => each === null) ? null : about;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 255 ? value : null;
}

/**
 * What has happened since, as Stripe keeps it for thirty days: so webhooks that never came are made up for.
 *
 * @param since an instant
 */
export async function* eventsSince(api: StripeApi, since: string): AsyncGenerator<StripeEvent> {
  const gte = Math.floor(Date.parse(since) / 1000);
  for await (const event of api.events.list({ types: [...INTERESTING], created: { gte }, limit: 100 })) {
    yield {
      id: event.id,
      type: event.type,
      livemode: event.livemode,
      account: event.account ?? null,
      about: aboutOf(event.type, event.data.object as unknown as Readonly<Record<string, unknown>>),
    };
  }
}
