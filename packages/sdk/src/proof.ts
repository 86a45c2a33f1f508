/**
 * Solves the proof of work that holds programs off the join form.
 *
 * @module
 */
import type { Challenge, Proof } from '@coopkit/contract';
import { sha256 } from '@noble/hashes/sha2.js';

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
  const begun = sha256.create().update(encoder.encode(`${challenge}.`));
  for (let nonce = 0; ;) {
    const pause = performance.now() + 8;
    while (performance.now() < pause) {
      for (let tries = 0; tries < 64; tries++, nonce++) {
        const digest = begun
          .clone()
          .update(encoder.encode(String(nonce)))
          .digest();
        if (leadingZeroBits(digest) >= difficulty) return { challenge, nonce: String(nonce) };
      }
    }
    await new Promise((resolve) => setTimeout(resolve));
    options.signal?.throwIfAborted();
  }
}

function leadingZeroBits(bytes: Uint8Array): number {
  let bits = 0;
  for (const byte of bytes) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}
