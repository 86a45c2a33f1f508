const MULTIPLIER = 0x5deece66dn;
const MASK = (1n << 48n) - 1n;

/**
 * The linear congruential generator of 48 bits that Java publishes as `java.util.Random`
 * (https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Random.html).
 */
export class JavaRandom {
  #state: bigint;

  constructor(seed: bigint) {
    this.#state = (seed ^ MULTIPLIER) & MASK;
  }

  /** A whole number from 0 and below `bound`, as `(int) (nextDouble() * bound)`. */
  fraction(bound: number): number {
    const bits = (this.#next(26n) << 27n) + this.#next(27n);
    return Number((bits * BigInt(bound)) >> 53n);
  }

  /** A whole number from 0 and below `bound`, as `nextInt(bound)`. */
  below(bound: number): number {
    const n = BigInt(bound);
    if ((n & (n - 1n)) === 0n) return Number((n * this.#next(31n)) >> 31n);
    for (;;) {
      const bits = this.#next(31n);
      const value = bits % n;
      if (bits - value + n - 1n < 1n << 31n) return Number(value);
    }
  }

  /** In the order into which `Collections.shuffle` brings them. */
  shuffled<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let i = shuffled.length; i > 1; i--) {
      const j = this.below(i);
      const item = shuffled[j] as T;
      shuffled[j] = shuffled[i - 1] as T;
      shuffled[i - 1] = item;
    }
    return shuffled;
  }

  #next(bits: bigint): bigint {
    this.#state = (this.#state * MULTIPLIER + 0xbn) & MASK;
    return this.#state >> (48n - bits);
  }
}

/**
 * The order in which Java goes through a `HashSet` made of these names: by the lowest bits of their hashes,
 * names with the same bits as they were.
 */
export function inHashOrder(names: readonly string[]): string[] {
  const room = Math.max(Math.floor((names.length * 4) / 3) + 1, 16);
  const buckets = 2 ** Math.ceil(Math.log2(room));
  return names
    .map((name) => ({ name, bucket: hash(name) & (buckets - 1) }))
    .sort((a, b) => a.bucket - b.bucket)
    .map(({ name }) => name);
}

function hash(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (Math.imul(31, hash) + name.charCodeAt(i)) | 0;
  return hash ^ (hash >>> 16);
}
