import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The order in which a lot puts the options: the first is preferred to the second, and so on.
 * Drawn once for a whole count. Whoever knows the published seed can draw it again with nothing but SHA-256:
 * the options in the order of the hashes (in hexadecimal) of the seed, a line feed and the option's name.
 *
 * @param names must differ from each other
 * @returns indexes into `names`
 */
export function drawLot(seed: string, names: readonly string[]): number[] {
  const drawn = names.map((name, option) => ({
    option,
    hash: bytesToHex(sha256(utf8ToBytes(`${seed}\n${name}`))),
  }));
  return drawn.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0)).map(({ option }) => option);
}

/** What binds a lot before it is drawn: published when the vote opens. */
export function lotCommitment(secret: string): string {
  return bytesToHex(sha256(utf8ToBytes(secret)));
}

/**
 * The seed of a vote's lot: SHA-256, in hexadecimal, of the secret that the opening bound, a line feed and the root of the
 * record at the close. Who runs the vote fixed the secret before the first ballot, and no voter knew it with the last.
 *
 * @param root in hexadecimal
 */
export function lotSeed(secret: string, root: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${secret}\n${root}`)));
}
