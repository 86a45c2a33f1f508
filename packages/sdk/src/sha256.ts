/**
 * SHA-256 (FIPS 180-4, https://csrc.nist.gov/pubs/fips/180-4/upd1/final) of many messages that begin alike: their beginning is
 * hashed once.
 *
 * @returns takes a message's end; gives its hash, in eight words. They are the same array each time.
 */
export function sha256After(begin: Uint8Array): (end: Uint8Array) => Int32Array {
  const { start, rounds } = constants();
  const words = new Int32Array(64);
  const whole = begin.length - (begin.length % 64);
  const rest = begin.subarray(whole);
  const begun = start.slice();
  addBlocks(begun, begin.subarray(0, whole), rounds, words);
  const hash = new Int32Array(8);
  return (end) => {
    const length = rest.length + end.length;
    const padded = new Uint8Array(Math.ceil((length + 9) / 64) * 64);
    padded.set(rest);
    padded.set(end, rest.length);
    padded[length] = 0x80;
    // Messages of half a gigabyte are not hashed here.
    new DataView(padded.buffer).setUint32(padded.length - 4, (begin.length + end.length) * 8);
    hash.set(begun);
    addBlocks(hash, padded, rounds, words);
    return hash;
  };
}

/** The fractions of the first primes' square and cube roots, 32 bits of each. */
function constants(): { start: Int32Array; rounds: Int32Array } {
  const fraction = (root: number) => ((root % 1) * 2 ** 32) | 0;
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return {
    start: Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
    rounds: Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
  };
}

/** Takes in whole blocks of 64 bytes. */
function addBlocks(state: Int32Array, bytes: Uint8Array, rounds: Int32Array, words: Int32Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < bytes.length; at += 64) {
    for (let i = 0; i < 64; i++) {
      words[i] =
        i < 16
          ? view.getInt32(at + i * 4)
          : (words[i - 16] ?? 0) +
            small(words[i - 15] ?? 0, 7, 18, 3) +
            (words[i - 7] ?? 0) +
            small(words[i - 2] ?? 0, 17, 19, 10);
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    for (let i = 0; i < 64; i++) {
      const one = h + big(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + (rounds[i] ?? 0) + (words[i] ?? 0);
      const two = big(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c));
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = (state[i] ?? 0) + word));
  }
}

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by));
const big = (word: number, x: number, y: number, z: number) =>
  turned(word, x) ^ turned(word, y) ^ turned(word, z);
const small = (word: number, x: number, y: number, shift: number) =>
  turned(word, x) ^ turned(word, y) ^ (word >>> shift);
