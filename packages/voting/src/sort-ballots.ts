/** Where the entries of each ballot are. */
interface Entries {
  readonly starts: Uint32Array;
  readonly ranks: Uint16Array;
}

/** A number stays whole up to so many bits. */
const BITS = 53;
/** The code of what a ballot has after its last entry. */
const END = 0;

/**
 * The ballots, each different from the others, in the order of their entries, so that those that begin alike are
 * neighbours. As many entries as fit into one number, with the ballot's own, are sorted as numbers; then those that
 * are still level by the entries that follow.
 */
export function sortedBallots({ starts, ranks }: Entries, count: number): Uint32Array {
  const { codes, bits } = codesOf(ranks, starts[count] as number);
  const radix = 2 ** bits;
  const owner = 2 ** bitsFor(count);
  const span = Math.floor((BITS - bitsFor(count)) / bits);
  const keys = new Float64Array(count);
  const order = new Uint32Array(count);
  for (let b = 0; b < count; b++) order[b] = b;

  const sort = (from: number, to: number, depth: number): void => {
    for (let place = from; place < to; place++) {
      const ballot = order[place] as number;
      const start = (starts[ballot] as number) + depth;
      const end = starts[ballot + 1] as number;
      let key = 0;
      for (let i = start; i < start + span; i++) {
        key = key * radix + (i < end ? (codes[ranks[i] as number] as number) : END);
      }
      keys[place] = key * owner + ballot;
    }
    keys.subarray(from, to).sort();
    for (let place = from; place < to; place++) {
      const key = keys[place] as number;
      keys[place] = Math.floor(key / owner);
      order[place] = key - (keys[place] as number) * owner;
    }
    for (let level = from; level < to;) {
      let next = level + 1;
      while (next < to && keys[next] === keys[level]) next++;
      if (next - level > 1) sort(level, next, depth + span);
      level = next;
    }
  };
  sort(0, count, 0);
  return order;
}

/** For each entry that occurs a number from 1 on, in the same order, and how many bits that takes. */
function codesOf(ranks: Uint16Array, length: number): { codes: Uint16Array; bits: number } {
  const codes = new Uint16Array(2 ** 16);
  for (let i = 0; i < length; i++) codes[ranks[i] as number] = 1;
  let last = END;
  for (let entry = 0; entry < codes.length; entry++) if (codes[entry] === 1) codes[entry] = ++last;
  return { codes, bits: bitsFor(last + 1) };
}

function bitsFor(count: number): number {
  return Math.max(1, Math.ceil(Math.log2(count)));
}
