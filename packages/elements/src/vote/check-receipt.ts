import type { Receipt, VoteRecord } from '@coopkit/contract';
import {
  canonical,
  checkReceipt as checkProof,
  commit,
  formatEntry,
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
  /** Whether it was opened at the close, so that it counts; undefined before, or where that can't be told. */
  opened?: boolean | undefined;
}

/**
 * Checks that a receipt is of this ballot and holds against the record's key, asking no server.
 *
 * @param memberClass what the ballot may name, where classes are counted apart
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
function isOf(entry: Uint8Array, ballot: KeptBallot, memberClass: string | null): boolean {
  const { c, answers: said } = parseEntry(entry) as { c?: string; answers?: unknown };
  if (c === undefined) return said !== undefined && canonical(said) === canonical(ballot.answers);
  return sealsOf(ballot, memberClass).some((seal) => seal.c === c);
}

/**
 * What may stand on the record, once sealed ballots are opened, for this one: by the leaf hash of its entry.
 *
 * @param memberClass what the ballot may name, where classes are counted apart
 */
export function openingsOf(ballot: KeptBallot, memberClass: string | null): string[] {
  return sealsOf(ballot, memberClass).map((seal) =>
    hex(leafHash(formatEntry({ t: 'opening', ...seal, nonce: ballot.nonce }))),
  );
}

/** The ballot under its seal: it names its voter's class where the rules ask for that. */
function sealsOf({ answers, nonce }: KeptBallot, memberClass: string | null) {
  const bytes = fromBase64url(nonce) ?? new Uint8Array();
  const ballots = [{ answers }, ...(memberClass === null ? [] : [{ answers, class: memberClass }])];
  return ballots.map((ballot) => ({ c: hex(commit(bytes, canonical(ballot))), ballot }));
}

const verify: Verify = async (publicKey, message, signature) => {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
};

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
