import * as z from 'zod/mini';

/** Whole minor units of the co-op's currency: cents. At most ten milliards of euros. */
export const MinorUnits = z.number().check(z.int(), z.minimum(1), z.maximum(1_000_000_000_000));

/** An ISO 4217 code: `EUR`. */
export const Currency = z.string().check(z.regex(/^[A-Z]{3}$/));

/** An amount of money as the server tells it. */
export const Money = z.object({
  /** Whole minor units. */
  amount: z.number(),
  currency: Currency,
  /** How many decimals the minor unit has. */
  exponent: z.number(),
});
export type Money = z.infer<typeof Money>;
