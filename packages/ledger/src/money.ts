/**
 * An amount of money: whole minor units (cents), the ISO 4217 code, and how many decimals the minor unit has. The exponent
 * is stored and not looked up: lists of currencies disagree about it.
 */
export interface Money {
  amount: number;
  currency: string;
  exponent: number;
}

/**
 * An amount as figures, with a point and all its decimals: `1234.50`, `-0.05`, `700` where the currency has no minor unit.
 *
 * @param amount whole minor units
 */
export function decimal(amount: number, exponent: number): string {
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const sign = amount < 0 ? '-' : '';
  const whole = digits.slice(0, digits.length - exponent);
  return exponent === 0 ? sign + digits : `${sign}${whole}.${digits.slice(-exponent)}`;
}
