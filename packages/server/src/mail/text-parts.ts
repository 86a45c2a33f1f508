/** An instant for a mail: in UTC, and it says so. */
export function when(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
    .format(new Date(instant))
    .concat(' UTC');
}

/** A text that is in several languages, in the reader's or else the co-op's own. */
export function inLanguage(texts: Record<string, string>, locale: string): string {
  return texts[locale] ?? texts[locale.split('-')[0] ?? ''] ?? Object.values(texts)[0] ?? '';
}
