const SIZE = 624;

/**
 * The order into which Python's `random.Random(seed).shuffle` brings a list: indexes into it.
 * Files of starvote name such a seed, so whoever counts again needs this generator and no other: MT19937, seeded by
 * an array (Matsumoto and Nishimura, http://www.math.sci.hiroshima-u.ac.jp/m-mat/MT/MT2002/emt19937ar.html),
 * with the shuffle and the way to a whole number below a bound of https://docs.python.org/3/library/random.html.
 *
 * @param seed not negative
 */
export function pythonShuffle(seed: bigint, length: number): number[] {
  const next = generator(seed);
  const below = (bound: number) => {
    const bits = 32 - Math.clz32(bound);
    let drawn = bound;
    while (drawn >= bound) drawn = next() >>> (32 - bits);
    return drawn;
  };
  const list = Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const j = below(i + 1);
    [list[i], list[j]] = [list[j] ?? 0, list[i] ?? 0];
  }
  return list;
}

function generator(seed: bigint): () => number {
  const state = seeded(seed);
  let index = SIZE;
  return () => {
    if (index === SIZE) {
      twist(state);
      index = 0;
    }
    let word = state[index++] ?? 0;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    word ^= word >>> 18;
    return word >>> 0;
  };
}

function seeded(seed: bigint): Uint32Array {
  const key: number[] = [];
  for (let rest = seed; rest > 0n; rest >>= 32n) key.push(Number(rest & 0xffffffffn));
  if (key.length === 0) key.push(0);
  const state = new Uint32Array(SIZE);
  const mixed = (i: number, factor: number) => {
    const last = state[i - 1] ?? 0;
    return Math.imul(last ^ (last >>> 30), factor);
  };
  state[0] = 19650218;
  for (let i = 1; i < SIZE; i++) state[i] = mixed(i, 1812433253) + i;
  let i = 1;
  const step = () => {
    if (++i < SIZE) return;
    state[0] = state[SIZE - 1] ?? 0;
    i = 1;
  };
  for (let k = 0; k < Math.max(SIZE, key.length); k++) {
    const j = k % key.length;
    state[i] = ((state[i] ?? 0) ^ mixed(i, 1664525)) + (key[j] ?? 0) + j;
    step();
  }
  for (let k = 1; k < SIZE; k++) {
    state[i] = ((state[i] ?? 0) ^ mixed(i, 1566083941)) - i;
    step();
  }
  state[0] = 0x80000000;
  return state;
}

function twist(state: Uint32Array): void {
  for (let i = 0; i < SIZE; i++) {
    const word = ((state[i] ?? 0) & 0x80000000) | ((state[(i + 1) % SIZE] ?? 0) & 0x7fffffff);
    state[i] = (state[(i + 397) % SIZE] ?? 0) ^ (word >>> 1) ^ ((word & 1) === 0 ? 0 : 0x9908b0df);
  }
}
