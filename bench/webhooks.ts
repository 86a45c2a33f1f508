import { isDeepStrictEqual } from 'node:util';
import { anyhow, chance, inOrderOnce, leftBy, story } from '../packages/server/test/stripe-story.ts';

const PAYMENTS = 1_000;
const DELIVERIES = 100_000;
const SEED = 20_261_124;

/**
 * Stripe's events in random order, a fifth of them never and the others twenty times, beside the same events in order
 * once: that both leave the same journal, register, charges and payments, and how many are taken in a second. Stripe is a
 * server in the same process.
 */
export async function webhooks(): Promise<void> {
  const once = await story({ seed: SEED, payments: PAYMENTS }, inOrderOnce());
  const expected = await leftBy(once.coop, once.ids).finally(() => once.coop.close());
  print(`${PAYMENTS} payments, in order once`, once);
  const other = await story({ seed: SEED, payments: PAYMENTS }, anyhow(chance(SEED), DELIVERIES));
  const left = await leftBy(other.coop, other.ids).finally(() => other.coop.close());
  print('in any order, twice and never', other);
  const same = isDeepStrictEqual(left, expected);
  console.log(
    `  ${expected.entries.length} entries, ${expected.charges.length} charges, ${expected.differences.length} differences: ${same ? 'the same' : 'NOT THE SAME'}`,
  );
  if (!same || expected.differences.length > 0) process.exitCode = 1;
}

function print(title: string, { heard, seconds }: { heard: number; seconds: number }): void {
  const figures = [`${heard} deliveries`, `${seconds.toFixed(0)} s`, `${(heard / seconds).toFixed(0)}/s`];
  console.log(`  ${title.padEnd(32)} ${figures.map((each) => each.padStart(18)).join('')}`);
}
