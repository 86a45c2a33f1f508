/** The size of a number of votes, for drawing: `12`, `12.50000` or `35/2`. */
export function sizeOf(votes: string | undefined): number {
  const [above = 0, below = 1] = (votes ?? '0').split('/').map(Number);
  return above / below;
}

/** A number of votes in a language, cut and never rounded: what is shown is never more than what is there. */
export function numberIn(locale: string, votes: string, digits = 2): string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: digits, roundingMode: 'trunc' });
  // As text it keeps every digit, however long it is.
  return format.format(votes.includes('/') ? sizeOf(votes) : (votes as Intl.StringNumericLiteral));
}

/** A share of a whole, cut to a tenth of a percent. */
export function shareIn(locale: string, part: number, whole: number): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
    roundingMode: 'trunc',
  });
  // What floating point takes away must not be cut once more: 0.07 is 7 %.
  return format.format(whole === 0 ? 0 : Number((part / whole).toPrecision(12)));
}

export function listIn(locale: string, names: readonly string[]): string {
  return new Intl.ListFormat(locale).format(names);
}

/** An amount in a currency's minor unit. */
export function moneyIn(
  locale: string,
  minor: number,
  { code, exponent }: { code: string; exponent: number },
): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: code,
    minimumFractionDigits: minor % 10 ** exponent === 0 ? 0 : exponent,
    maximumFractionDigits: exponent,
  });
  return format.format(minor / 10 ** exponent);
}
