export function dayIn(locale: string, instant: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(instant));
}

/** A date with its time of day, in the reader's own zone. */
export function dateIn(locale: string, instant: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(instant));
}

/**
 * How long until an instant, in words: `in 3 days`, `in 20 minutes`.
 *
 * @param now said of less than a minute, and of what should have happened
 */
export function untilIn(locale: string, instant: string, now: string): string {
  const minutes = (Date.parse(instant) - Date.now()) / 60_000;
  if (minutes < 1) return now;
  const [count, unit] =
    minutes < 120
      ? ([minutes, 'minute'] as const)
      : minutes < 48 * 60
        ? ([minutes / 60, 'hour'] as const)
        : ([minutes / 1440, 'day'] as const);
  return new Intl.RelativeTimeFormat(locale).format(Math.floor(count), unit);
}
