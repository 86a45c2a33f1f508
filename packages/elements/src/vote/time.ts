/** How long until an instant, in words: `in 2 days`. Never more than there is; undefined under a minute. */
export function timeUntil(instant: string, language: string): string | undefined {
  const minutes = Math.floor((Date.parse(instant) - Date.now()) / 60_000);
  if (minutes < 1) return undefined;
  const [count, unit] =
    minutes < 120
      ? ([minutes, 'minute'] as const)
      : minutes < 2_880
        ? ([minutes / 60, 'hour'] as const)
        : ([minutes / 1_440, 'day'] as const);
  return new Intl.RelativeTimeFormat(language).format(Math.floor(count), unit);
}

/** An instant in the zone of who reads it. */
export function dateIn(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(instant));
}
