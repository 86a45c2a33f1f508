import { CountError } from '../count.ts';

/** A decimal as it was written: `digits` of its `value` stand after the point. */
interface Decimal {
  readonly value: bigint;
  readonly digits: number;
}

/** More digits than any amount has; a number made of a whole file would take long to read. */
const MOST_DIGITS = 40;

/** @throws CountError with this code */
export function decimalOf(text: string, code: string, line: number | undefined): Decimal {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === '' || whole.length + part.length > MOST_DIGITS)
    throw new CountError(code, `This is not a number: ${JSON.stringify(text.slice(0, MOST_DIGITS))}.`, line);
  const significant = part.replace(/0+$/, '');
  return { value: BigInt(`${sign}${whole}${significant}`), digits: significant.length };
}

/** The decimal times ten to the power of so many digits, which are not fewer than its own. */
export function scaledToInteger({ value, digits }: Decimal, decimals: number): bigint {
  return value * 10n ** BigInt(decimals - digits);
}

export function decimalText(value: bigint, decimals: number): string {
  const sign = value < 0n ? '-' : '';
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  return decimals === 0
    ? `${sign}${digits}`
    : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
