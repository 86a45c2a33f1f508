/** Where the entries of each ballot are. */
interface Entries {
  readonly starts: Uint32Array;
  readonly ranks: Uint16Array;
}

/** Below any entry: what a ballot has after its last. */
const END = -1;

/**
 * The ballots in the order of their entries, so that those that begin alike are neighbours:
 * quicksort with three parts, entry by entry (Bentley and Sedgewick, 1997, https://doi.org/10.1145/314161.314321).
 */
export function sortedBallots({ starts, ranks }: Entries, count: number): Uint32Array {
  const order = new Uint32Array(count);
  for (let b = 0; b < count; b++) order[b] = b;

  const entry = (place: number, depth: number): number => {
    const ballot = order[place] as number;
    const at = (starts[ballot] as number) + depth;
    return at < (starts[ballot + 1] as number) ? (ranks[at] as number) : END;
  };
  const swap = (a: number, b: number): void => {
    const ballot = order[a] as number;
    order[a] = order[b] as number;
    order[b] = ballot;
  };
  const sort = (from: number, to: number, depth: number): void => {
    while (to - from > 1) {
      const pivot = entry((from + to) >>> 1, depth);
      let less = from;
      let more = to;
      for (let i = from; i < more;) {
        const key = entry(i, depth);
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
      for (const [partFrom, partTo, partDepth] of parts.slice(0, 2)) sort(partFrom, partTo, partDepth);
      [from, to, depth] = parts[2] as [number, number, number];
    }
  };
  sort(0, count, 0);
  return order;
}
