import { RankedBallotsBuilder, type RankedBallots } from '@coopkit/voting';

export const OPTIONS = 20;

/** How many of a hundred ballots rank one option, two, and so on up to ten; the last four rank all. */
const LENGTHS = [14, 12, 19, 14, 12, 8, 6, 4, 3, 4, 4];
/** How many of a hundred voters lean each of four ways. */
const LEANINGS = [34, 29, 22, 15];

/** So many ballots, packed. */
export function makeBallots(count: number): RankedBallots {
  const builder = new RankedBallotsBuilder(OPTIONS);
  castBallots(count, (ranked) => builder.add(ranked));
  return builder.build();
}

/**
 * The same ballots on every machine. Voters lean one of four ways; each leaning has its own order of favourites among
 * the twenty, the second half as popular as the first, the third a third, and so on; a voter draws from them one by
 * one without putting back. Most rank three to five, some but one, a few all.
 *
 * @param cast is given each ballot, best first; the array is used again for the next
 */
export function castBallots(count: number, cast: (ranked: Uint16Array) => void): void {
  const random = xorshift(20_261_124);
  const popularity = LEANINGS.map((_, leaning) =>
    Array.from({ length: OPTIONS }, (_, option) =>
      Math.floor(2000 / (1 + ((option * 7 + leaning * 5) % OPTIONS))),
    ),
  );
  const left = new Int32Array(OPTIONS);
  const ranked = new Uint16Array(OPTIONS);
  for (let b = 0; b < count; b++) {
    const drawn = pick(LENGTHS, random) + 1;
    const length = drawn > 10 ? OPTIONS : drawn;
    left.set(popularity[pick(LEANINGS, random)]!);
    for (let rank = 0; rank < length; rank++) {
      const option = pick(left, random);
      left[option] = 0;
      ranked[rank] = option;
    }
    cast(ranked.subarray(0, length));
  }
}

function pick(weights: ArrayLike<number>, random: () => number): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i]!;
  let drawn = random() % total;
  for (let i = 0; ; i++) {
    drawn -= weights[i]!;
    if (drawn < 0) return i;
  }
}

/** Marsaglia's generator of 32 bits. */
function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
}
