import type { Money } from '@coopkit/ledger';

/*
 * Stripe's own minor units, which are not everywhere those of ISO 4217: https://docs.stripe.com/currencies
 */

const ZERO_DECIMALS = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ');
const THREE_DECIMALS = 'BHD JOD KWD OMR TND'.split(' ');
/** Have no decimals any more and are still told with two, which must be zeros. */
const TWO_ZEROS = ['ISK', 'UGX'];

/** How many decimals Stripe's amounts of a currency have. */
function exponentOf(currency: string): number {
  if (ZERO_DECIMALS.includes(currency)) return 0;
  return THREE_DECIMALS.includes(currency) ? 3 : 2;
}

/** What a payment or a refund must be a multiple of: card networks take no smaller part. */
function stepOf(currency: string): number {
  if (TWO_ZEROS.includes(currency)) return 100;
  return THREE_DECIMALS.includes(currency) ? 10 : 1;
}

/** An amount in Stripe's minor units; null where it has a part that Stripe cannot take. */
export function toStripe({ amount, currency, exponent }: Money): number | null {
  const told = rescale(amount, exponent, exponentOf(currency));
  return told === null || told % stepOf(currency) !== 0 ? null : told;
}

/**
 * An amount of Stripe's in ours.
 *
 * @throws {RangeError} where it has a part smaller than our minor unit.
 */
export function fromStripe(amount: number, { currency, exponent }: Omit<Money, 'amount'>): number {
  const ours = rescale(amount, exponentOf(currency), exponent);
  if (ours === null) throw new RangeError(`${amount} of Stripe's ${currency} has no exact amount here`);
  return ours;
}

function rescale(amount: number, from: number, to: number): number | null {
  const many = BigInt(10) ** BigInt(Math.abs(to - from));
  const exact = BigInt(amount);
  if (to < from && exact % many !== 0n) return null;
  const scaled = Number(to < from ? exact / many : exact * many);
  return Number.isSafeInteger(scaled) ? scaled : null;
}
