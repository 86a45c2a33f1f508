import { fromBase64, toBase64 } from './base64.ts';
import { HASH_LENGTH } from './hash.ts';

/** A proof as text: each hash in Base64 in its line. */
export function formatHashLines(hashes: readonly Uint8Array[]): string {
  return hashes.map((hash) => `${toBase64(hash)}\n`).join('');
}

/** The hashes of such lines; null where one is none, or where there are more than any proof has. */
export function parseHashLines(lines: readonly string[]): Uint8Array[] | null {
  const hashes = lines.map(fromBase64).filter((hash) => hash?.length === HASH_LENGTH);
  return hashes.length === lines.length && lines.length <= MOST_HASHES ? (hashes as Uint8Array[]) : null;
}

const MOST_HASHES = 63;
