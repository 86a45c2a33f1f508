import type Stripe from 'stripe';

/** What the Stripe account of a co-op is spoken to with. */
export interface StripeSettings {
  /** `sk_…` or a restricted key `rk_…`. */
  secretKey: string;
  /** `pk_…`, for the page that shows Stripe's frame. */
  publishableKey: string;
  /** `whsec_…`; several while one takes another's place. */
  webhookSecrets: readonly string[];
  /** Where Stripe's API is, without a path; Stripe's own where it is left out. */
  apiBase?: string;
}

export type StripeApi = Stripe;

/** The words that are spoken: both ends keep to them, whatever the account's own version is. */
const API_VERSION = '2026-10-28.endive';
/** Two calls end well within the lease of a job, which tries again itself. */
const TIMEOUT_MS = 15_000;

/** Makes a client of Stripe's API. The library is loaded now, and never where no co-op has a key. */
export async function connect({ secretKey, apiBase }: StripeSettings): Promise<StripeApi> {
  const { default: Library } = await import('stripe');
  return new Library(secretKey, {
    apiVersion: API_VERSION,
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 0,
    telemetry: false,
    appInfo: { name: 'Coopkit' },
    ...(apiBase === undefined ? {} : addressOf(new URL(apiBase))),
  });
}

function addressOf({ protocol, hostname, port }: URL) {
  const http = protocol === 'http:';
  return {
    protocol: http ? ('http' as const) : ('https' as const),
    host: hostname,
    port: port === '' ? (http ? 80 : 443) : Number(port),
  };
}
