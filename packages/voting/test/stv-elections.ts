import fc from 'fast-check';
import { RankedBallotsBuilder, type RankedBallots } from '../src/index.ts';

export interface Election {
  readonly options: number;
  readonly seats: number;
  /** Rankings without shared ranks, and how many cast each. */
  readonly ballots: readonly { readonly ranking: readonly number[]; readonly weight: number }[];
}

/** Small elections: ties are frequent in them. */
export const elections: fc.Arbitrary<Election> = fc
  .record({ options: fc.integer({ min: 1, max: 7 }), seats: fc.integer({ min: 1, max: 4 }) })
  .chain(({ options, seats }) => {
    const all = Array.from({ length: options }, (_, option) => option);
    const ballot = fc.record({
      ranking: fc.shuffledSubarray(all),
      weight: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 40 })),
    });
    return fc.record({
      options: fc.constant(options),
      seats: fc.constant(seats),
      ballots: fc.array(ballot, { minLength: 1, maxLength: 25 }),
    });
  });

/** In the order given, equal ones apart. */
export function packed({ options, ballots }: Election): RankedBallots {
  const starts = [0];
  const ranks: number[] = [];
  for (const { ranking } of ballots) {
    ranks.push(...ranking);
    starts.push(ranks.length);
  }
  return {
    options,
    starts: Uint32Array.from(starts),
    ranks: Uint16Array.from(ranks),
    weights: Float64Array.from(ballots, ({ weight }) => weight),
  };
}

/** Equal ballots as one. */
export function merged({ options, ballots }: Election): RankedBallots {
  const builder = new RankedBallotsBuilder(options);
  for (const { ranking, weight } of ballots) builder.add(ranking, weight);
  return builder.build();
}
