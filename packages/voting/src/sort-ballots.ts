/** Where the entries of each ballot are. */
interface Entries {
  readonly starts: Uint32Array;
  readonly ranks: Uint16Array;
}

/** A number stays whole up to so many bits. */
const BITS = 53;
/** Below any entry: what a ballot has after its last. */
const END = 0;

/**
 * The ballots in the order of their entries, so that those that begin alike are neighbours. As many first entries as
 * fit into one number, with the ballot's own, are sorted as numbers; those that are still level, entry by entry, by
 * quicksort with three parts (Bentley and Sedgewick, 1997, https://doi.org/10.1145/314161.314321).
 */
export function sortedBallots(entries: Entries, count: number): Uint32Array {
  const { starts, ranks } = entries;
  const { codes, bits } = codesOf(ranks.subarray(0, starts[count]));
  const radix = 2 ** bits;
  const owner = 2 ** bitsFor(count);
  const depth = Math.max(1, Math.floor((BITS - bitsFor(count)) / bits));
  const keys = new Float64Array(count);
  for (let b = 0; b < count; b++) {
    const start = starts[b] as number;
    const end = starts[b + 1] as number;
    let key = 0;
    for (let i = start; i < start + depth; i++) {
      key = key * radix + (i < end ? (codes[ranks[i] as number] as number) : END);
    }
    keys[b] = key * owner + b;
  }
  keys.sort();

  const order = Uint32Array.from(keys, (key) => key % owner);
  for (let from = 0; from < count;) {
    const first = Math.floor((keys[from] as number) / owner);
    let to = from + 1;
    while (to < count && Math.floor((keys[to] as number) / owner) === first) to++;
    if (to - from > 1) sortOn(order, from, to, depth, entries);
    from = to;
  }
  return order;
}

/** For each entry that occurs a number from 1 on, in the same order, and how many bits that takes. */
function codesOf(ranks: Uint16Array): { codes: Uint16Array; bits: number } {
  const codes = new Uint16Array(2 ** 16);
  for (let i = 0; i < ranks.length; i++) codes[ranks[i] as number] = 1;
  let last = END;
  for (let entry = 0; entry < codes.length; entry++) if (codes[entry] === 1) codes[entry] = ++last;
  return { codes, bits: bitsFor(last + 1) };
}

function bitsFor(count: number): number {
  return Math.max(1, Math.ceil(Math.log2(count)));
}

/** Sorts a part of the ballots that are level up to a depth. */
function sortOn(
  order: Uint32Array,
  from: number,
  to: number,
  depth: number,
  { starts, ranks }: Entries,
): void {
  const entry = (place: number): number => {
    const ballot = order[place] as number;
    const at = (starts[ballot] as number) + depth;
    return at < (starts[ballot + 1] as number) ? (ranks[at] as number) + 1 : END;
  };
  const swap = (a: number, b: number): void => {
    const ballot = order[a] as number;
    order[a] = order[b] as number;
    order[b] = ballot;
  };
  while (to - from > 1) {
    const pivot = entry((from + to) >>> 1);
    let less = from;
    let more = to;
    for (let i = from; i < more;) {
      const key = entry(i);
      if (key < pivot) swap(less++, i++);
      else if (key > pivot) swap(i, --more);
      else i++;
    }
    // The largest part comes last, in this loop: the stack stays low whatever the ballots are.
    const parts: [number, number, number][] = [
      [from, less, depth],
      [more, to, depth],
      [less, pivot === END ? less : more, depth + 1],
    ];
    parts.sort(([a, b], [c, d]) => b - a - (d - c));
    for (const [partFrom, partTo, partDepth] of parts.slice(0, 2)) {
      sortOn(order, partFrom, partTo, partDepth, { starts, ranks });
    }
    [from, to, depth] = parts[2] as [number, number, number];
  }
}
