import type { Receipt, VoteRecord } from '@coopkit/contract';
import {
  canonical,
  checkReceipt as checkProof,
  commit,
  fromBase64url,
  leafHash,
  parseEntry,
  parseNoteKey,
  type Verify,
} from '@coopkit/record';
import type { KeptBallot } from './kept.ts';

/** What was found of a receipt. */
export interface Checked {
  /** Of the entry, in hexadecimal: what names it on the record. */
  hash: string;
  /** Whether the ballot is on the record as it was made; undefined where this browser can't tell. */
  holds: boolean | undefined;
}

/**
 * Checks that a receipt is of this ballot and holds against the record's key, asking no server.
 *
 * @param classes that the ballot may name, where classes are counted apart
 */
export async function checkReceipt(
  { entry, proof }: Receipt,
  { key }: VoteRecord,
  ballot: KeptBallot | undefined,
  memberClass: string | null,
): Promise<Checked> {
  const bytes = new TextEncoder().encode(entry);
  const hash = hex(leafHash(bytes));
  try {
    await checkProof(proof, bytes, { log: parseNoteKey(key) }, verify);
    return { hash, holds: !ballot || isOf(bytes, ballot, memberClass) };
  } catch (error) {
    return { hash, holds: error instanceof Error && error.name === 'RecordError' ? false : undefined };
  }
}

/** Whether the entry says what was chosen, or is the seal of it. */
function isOf(entry: Uint8Array, { answers, nonce }: KeptBallot, memberClass: string | null): boolean {
  const { c, answers: said } = parseEntry(entry) as { c?: string; answers?: typeof answers };
  if (c === undefined) return said !== undefined && canonical(said) === canonical(answers);
  const bytes = fromBase64url(nonce) ?? new Uint8Array();
  const openings = [{ answers }, ...(memberClass === null ? [] : [{ answers, class: memberClass }])];
  return openings.some((opening) => hex(commit(bytes, canonical(opening))) === c);
}

const verify: Verify = async (publicKey, message, signature) => {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
};

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
