/**
 * Solves the proof of work that holds programs off the join form.
 *
 * @module
 */
import type { Challenge, Proof } from '@coopkit/contract';
import { sha256After } from './sha256.ts';

/**
 * Finds the nonce, in slices of a few milliseconds so that a page stays quick; off the main thread where you run it in a worker.
 *
 * @throws the signal's reason, when you abort it.
 */
export async function solve(
  { challenge, difficulty }: Pick<Challenge, 'challenge' | 'difficulty'>,
  options: { signal?: AbortSignal } = {},
): Promise<Proof> {
  const encoder = new TextEncoder();
  // The challenge is hashed once; each try goes on from there.
  const hash = sha256After(encoder.encode(`${challenge}.`));
  for (let nonce = 0; ;) {
    const pause = performance.now() + 8;
    while (performance.now() < pause) {
      for (let tries = 0; tries < 64; tries++, nonce++) {
        if (leadingZeroBits(hash(encoder.encode(String(nonce)))) >= difficulty)
          return { challenge, nonce: String(nonce) };
      }
    }
    await new Promise((resolve) => setTimeout(resolve));
    options.signal?.throwIfAborted();
  }
}

function leadingZeroBits(words: Int32Array): number {
  let bits = 0;
  for (const word of words) {
    bits += Math.clz32(word);
    if (word !== 0) break;
  }
  return bits;
}
