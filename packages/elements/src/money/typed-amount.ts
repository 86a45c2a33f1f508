/**
 * An amount as somebody types it in their own language: `12,50 €`, `1.234,50`, `CHF 1’000.–`, `١٢٫٥`. In whole minor units;
 * undefined where it is none, or has more decimals than the currency.
 */
export function typedAmount(typed: string, locale: string, exponent: number): number | undefined {
  const [, begin = '', sign = '', end = ''] =
    /^(\d[\d., ]*?)(?:([.,])(\d*))?$/.exec(plain(typed, locale)) ?? [];
  // Three figures after a sign that is not the language's own are thousands.
  const hasDecimals =
    sign !== '' && !begin.includes(sign) && (sign === decimalSign(locale) || end.length !== 3);
  const [whole, decimals] = hasDecimals ? [begin, end] : [begin + sign + end, ''];
  if (!/^(?:\d+|\d{1,3}(?:[., ]\d{2,3})*[., ]\d{3})$/.test(whole) || decimals.length > exponent)
    return undefined;
  const amount = Number(whole.replace(/\D/g, '') + decimals.padEnd(exponent, '0'));
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** Without the currency's name before or after it; in the figures and signs of English. */
function plain(typed: string, locale: string): string {
  const ten = new Intl.NumberFormat(locale, { useGrouping: false }).format(9_876_543_210);
  return typed
    .replace(/\p{Nd}/gu, (each) => (ten.includes(each) ? String(9 - ten.indexOf(each)) : each))
    .replace(/[\p{Cf}\p{M}]/gu, '')
    .replace(/^[\p{L}\p{Sc}\s.]+|[\p{L}\p{Sc}\s.]+$|[.,][-–—]+(?=\P{Nd}*$)/gu, '')
    .replace(/[\s'’٬]/g, ' ')
    .replace('٫', decimalSign(locale));
}

/** The sign before decimals, in the signs of English. */
function decimalSign(locale: string): string {
  return new Intl.NumberFormat(locale).format(0.5).includes(',') ? ',' : '.';
}
