import type { Parts } from '../parts.ts';
import { storeOf } from '../store/store.ts';
import { refuse } from './refuse.ts';

/** How often something may be done: of each network, each e-mail address… */
export interface Limit {
  name: string;
  /** Of whom; kept as a keyed hash. */
  of: string;
  max: number;
  periodSeconds: number;
}

const HOUR = 3600;

// A meeting that joins together from one Wi-Fi must get through; the proof of work holds off the rest.
export const perNetwork = (name: string, network: string, max: number): Limit => ({
  name: `${name} by network`,
  of: network,
  max,
  periodSeconds: HOUR,
});

/**
 * Mails with a code to one address. Each network has few; all together have more, so that nobody can
 * shut a member out by asking for codes in their name.
 */
export const mailTo = (email: string, network: string): Limit[] => [
  { name: 'codes to address', of: `${email} ${network}`, max: 6, periodSeconds: HOUR },
  { name: 'codes to address from everywhere', of: email, max: 30, periodSeconds: HOUR },
];

/** Files that a member has made: each takes the server a tenth of a second. */
export const filesFor = (memberId: string): Limit => ({
  name: 'files',
  of: memberId,
  max: 60,
  periodSeconds: HOUR,
});

/**
 * Counts a try against its limits and refuses it where one is passed. The counts stand whatever
 * becomes of the request.
 *
 * @returns how often each was counted, and the `RateLimit` headers of the one with the least left
 */
export async function countAgainst(
  parts: Parts,
  coopId: string,
  limits: Limit[],
): Promise<{ headers: Record<string, string>; counts: number[] }> {
  let headers: Record<string, string> = {};
  let least = Infinity;
  const counts: number[] = [];
  for (const limit of limits) {
    const at = parts.now();
    const bucket = parts.secrets.hash('rate limit', limit.name, limit.of);
    const max = limit.max * parts.config.rateLimitScale;
    const { count, resetsAt } = await storeOf(parts.engine.db, coopId).rateLimits.count(
      bucket,
      limit.periodSeconds,
      at,
    );
    const seconds = Math.max(1, Math.ceil((resetsAt.getTime() - at.getTime()) / 1000));
    counts.push(count);
    if (count > max) {
      refuse('rate_limited', { retryAfterSeconds: seconds, detail: `Try again in ${seconds} seconds.` });
    }
    if (max - count < least) {
      least = max - count;
      headers = {
        'RateLimit-Policy': `"${limit.name}";q=${max};w=${limit.periodSeconds}`,
        RateLimit: `"${limit.name}";r=${max - count};t=${seconds}`,
      };
    }
  }
  return { headers, counts };
}
