import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sha256After } from '../src/sha256.ts';

const hex = (words: Int32Array) =>
  Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');

describe('SHA-256', () => {
  it('is that of FIPS 180-4’s example', () => {
    const hash = sha256After(new TextEncoder().encode('a'))(new TextEncoder().encode('bc'));
    assert.equal(hex(hash), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is the platform’s, however a message is cut', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 3 }),
        (begin, ends) => {
          const after = sha256After(begin);
          for (const end of ends) {
            const wanted = createHash('sha256').update(begin).update(end).digest('hex');
            assert.equal(hex(after(end)), wanted);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('needs of each root no more bits than every platform’s numbers have', () => {
    const isPrime = (n: number) => Array.from({ length: n - 2 }, (_, i) => i + 2).every((d) => n % d !== 0);
    const primes = Array.from({ length: 311 }, (_, i) => i + 2).filter(isPrime);
    assert.equal(primes.length, 64);
    for (const root of [...primes.slice(0, 8).map(Math.sqrt), ...primes.map(Math.cbrt)]) {
      const beyond = (root * 2 ** 32) % 1;
      // A root that is wrong in its last bits has the same first 32.
      assert.ok(beyond > 2 ** -12 && beyond < 1 - 2 ** -12, String(root));
    }
  });
});
