import type { RankedBallots } from '@coopkit/voting';

export const OPTIONS = 20;

/** How many of a hundred ballots rank one option, two, … ten; the last few rank all. */
const LENGTHS = [14, 12, 19, 14, 12, 8, 6, 4, 3, 4, 4];
/** Four leanings of voters, and how many of a hundred have each. */
const LEANINGS = [34, 29, 22, 15];

/**
 * The same ballots on every machine, each of weight 1 as voters cast them: voters lean one of four ways. Each leaning
 * has its own favourites among the twenty, a third as popular from one to the next, and the voter draws from them one
 * by one without putting back. Most rank three to five, some but one, a few all.
 */
export function makeBallots(count: number): RankedBallots {
  const random = xorshift(20_261_124);
  const popularity = LEANINGS.map((_, leaning) =>
    Array.from({ length: OPTIONS }, (_, option) => 1 + Math.floor(2000 / (1 + ((option * 7 + leaning * 5) % OPTIONS)) ** 1.2)),
  );
  const starts = new Uint32Array(count + 1);
  let ranks = new Uint16Array(count * 6);
  const left = new Int32Array(OPTIONS);
  let end = 0;
  for (let b = 0; b < count; b++) {
    const length = 1 + pick(LENGTHS, random) 
    const ranked = length > 10 ? OPTIONS : length;
    if (end + OPTIONS > ranks.length) {
      const larger = new Uint16Array(Math.ceil(ranks.length * 1.2) + OPTIONS);
      larger.set(ranks);
      ranks = larger;
    }
    left.set(popularity[pick(LEANINGS, random)]!);
    for (let i = 0; i < ranked; i++) {
      const option = pick(left, random);
      left[option] = 0;
      ranks[end++] = option;
    }
    starts[b + 1] = end;
  }
  return { options: OPTIONS, starts, ranks: ranks.subarray(0, end), weights: new Float64Array(count).fill(1) };
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

function xorshift(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
}
