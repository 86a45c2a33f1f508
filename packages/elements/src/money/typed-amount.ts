/**
 * An amount as somebody types it in their own language: `12,50 €`, `1.234,50`, `CHF 1’000.–`, `١٢٫٥`. In whole minor units;
 * undefined where it is none, or has more decimals than the currency.
 */
export function typedAmount(typed: string, locale: string, exponent: number): number | undefined {
  const text = plain(typed, locale);
  if (!/^[\d.,]+$/.test(text)) return undefined;
  const [sign = '', after = ''] =
    /[.,](\d*)$/
      .exec(text)?.[0]
      .match(/^(.)(.*)$/)
      ?.slice(1) ?? [];
  const once = sign !== '' && text.indexOf(sign) === text.lastIndexOf(sign);
  // Three figures after the sign that is not the language's own are thousands.
  const isDecimal = once && (sign === decimalSign(locale) || after.length !== 3);
  const whole = isDecimal ? text.slice(0, -after.length - 1) : text;
  const decimals = isDecimal ? after : '';
  if (!/^(?:\d+|\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3})$/.test(whole) || decimals.length > exponent)
    return undefined;
  const amount = Number(whole.replace(/[.,]/g, '') + decimals.padEnd(exponent, '0'));
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** Without the currency's name, spaces and the like; in the figures and signs of English. */
function plain(typed: string, locale: string): string {
  const ten = new Intl.NumberFormat(locale, { useGrouping: false }).format(9_876_543_210);
  const figures = Array.from(ten).reverse();
  return typed
    .replace(/\p{Nd}/gu, (each) => (figures.includes(each) ? String(figures.indexOf(each)) : each))
    .replace(/\p{L}+\.?|[\s\p{Sc}\p{Cf}\p{M}'’٬]/gu, '')
    .replace('٫', decimalSign(locale))
    .replace(/[.,][-–—]*$/, '');
}

function decimalSign(locale: string): string {
  const sign = new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value;
  return sign === ',' ? ',' : '.';
}
