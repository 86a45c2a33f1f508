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
 * @param retryAfter the header of the answer: seconds, or a date
 */
export function nextTry(tries: number, retryAfter: string | null, at: Date): Date | null {
  const delay = DELAYS[tries];
  if (delay === undefined) return null;
  const wait = Math.max(delay * (1 + JITTER * Math.random()), asked(retryAfter, at));
  return new Date(at.getTime() + Math.ceil(wait));
}

function asked(retryAfter: string | null, at: Date): number {
  if (retryAfter === null) return 0;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * SECOND : Date.parse(retryAfter) - at.getTime();
  return ms > 0 ? Math.min(ms, LONGEST_ASKED) : 0;
}
