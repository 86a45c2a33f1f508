const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long to wait before each further try: the schedule of Standard Webhooks, over about three days. */
const DELAYS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** A wait is up to so much longer, so that what failed together is not tried again together. */
const JITTER = 0.1;
/** The longest that an address may ask us to stay away. */
const LONGEST_ASKED = 24 * HOUR;

/**
 * When to try again; null where it was tried often enough.
 *
 * @param tries how often it was tried before the try that has just failed
 * @param notBefore until when the address wants to be left alone
 */
export function nextTry(tries: number, notBefore: Date | null, at: Date): Date | null {
  const delay = DELAYS[tries];
  if (delay === undefined) return null;
  const next = at.getTime() + Math.ceil(delay * (1 + JITTER * Math.random()));
  return new Date(Math.max(next, notBefore?.getTime() ?? 0));
}

/** Until when an answer asks us to stay away, by its `Retry-After` (RFC 9110): seconds, or a date. */
export function retryAfter(header: string | null, at: Date): Date | null {
  if (header === null) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * SECOND : Date.parse(header) - at.getTime();
  return ms > 0 ? new Date(at.getTime() + Math.min(ms, LONGEST_ASKED)) : null;
}
