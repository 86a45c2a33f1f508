/**
 * What a member keeps: that an entry is on the record, to be checked without any server.
 *
 * Rules: C2SP tlog-proof, https://c2sp.org/tlog-proof
 *
 * @module
 */
import { fromBase64, toBase64 } from './base64.ts';
import { openCheckpoint, type OpenedCheckpoint, type Trust } from './checkpoint.ts';
import { parseDecimal } from './decimal.ts';
import { leafHash } from './hash.ts';
import { formatHashLines, parseHashLines } from './hash-lines.ts';
import { checkInclusion } from './proofs.ts';
import { RecordError } from './record-error.ts';
import type { Verify } from './signed-note.ts';

/** A receipt taken apart, nothing of it checked. */
export interface Receipt {
  /** Bytes that travel with it, such as the entry itself; nothing vouches for them. */
  readonly extra: Uint8Array | null;
  /** Of the entry on the record, from 0. */
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  /** The checkpoint, a note. */
  readonly note: string;
}

/** The receipt as the text of a file `.tlog-proof`. */
export function formatReceipt({ extra, index, proof, note }: Receipt): string {
  const extraLine = extra ? `extra ${toBase64(extra)}\n` : '';
  return `${HEADER}\n${extraLine}index ${index}\n${formatHashLines(proof)}\n${note}`;
}

/**
 * The receipt of its text.
 *
 * @throws RecordError `malformed_receipt`
 */
export function parseReceipt(text: string): Receipt {
  const blank = text.indexOf('\n\n');
  const lines = text.slice(0, Math.max(0, blank)).split('\n');
  const headed = text.length <= LONGEST_RECEIPT && lines.shift() === HEADER;
  const extra = lines[0]?.startsWith('extra ') ? fromBase64((lines.shift() ?? '').slice(6)) : undefined;
  const index = parseDecimal(/^index (.*)$/.exec(lines.shift() ?? '')?.[1] ?? '');
  const proof = parseHashLines(lines);
  if (!headed || extra === null || index === null || !proof) {
    throw new RecordError(
      'malformed_receipt',
      `A receipt is "${HEADER}", an index, a proof, an empty line and a checkpoint.`,
    );
  }
  return { extra: extra ?? null, index, proof, note: text.slice(blank + 2) };
}

/**
 * Checks a receipt: that the entry is on the record whose key it is, and how many have seen that record.
 *
 * @param entry the bytes that were recorded; where the receipt carries them, `parseReceipt(text).extra`
 * @throws RecordError `malformed_receipt`, `not_included`, and as {@link openCheckpoint}
 */
export async function checkReceipt(
  text: string,
  entry: Uint8Array,
  trust: Trust,
  verify: Verify,
): Promise<{ readonly index: number; readonly checkpoint: OpenedCheckpoint }> {
  const { index, proof, note } = parseReceipt(text);
  const checkpoint = await openCheckpoint(note, trust, verify);
  checkInclusion(leafHash(entry), index, proof, checkpoint);
  return { index, checkpoint };
}

const HEADER = 'c2sp.org/tlog-proof@v1';
const LONGEST_RECEIPT = 2_000_000;
