import { readFileSync } from 'node:fs';
import {
  checkReceipt,
  parseCanonical,
  parseNoteKey,
  parseReceipt,
  RecordError,
  TileReader,
} from '@coopkit/record';
import { verifyEd25519 } from './ed25519.ts';
import type { Finding } from './findings.ts';
import type { Head } from './seen.ts';
import { unreadable, type Source } from './source.ts';

/** A receipt as it was kept: the entry, and the proof that it is on the record. */
export interface KeptReceipt {
  /** Null where it is only said where on the record it is. */
  readonly entry: Uint8Array | null;
  readonly proof: string;
}

/** Reads a `.tlog-proof`, or the JSON that the server answers when a ballot is cast. */
export function readReceipt(file: string): KeptReceipt {
  const text = readFileSync(file, 'utf8');
  const kept = text.trimStart().startsWith('{') ? fromJson(text) : fromProof(text);
  if (kept) return kept;
  throw unreadable(
    `${file} is not a receipt: it is a tlog-proof, or JSON with entry and proof.`,
    'malformed_receipt',
  );
}

function fromProof(proof: string): KeptReceipt | null {
  try {
    return { entry: parseReceipt(proof).extra, proof };
  } catch (error) {
    if (error instanceof RecordError) return null;
    throw error;
  }
}

function fromJson(text: string): KeptReceipt | null {
  try {
    const given = JSON.parse(text) as {
      entry?: unknown;
      proof?: unknown;
      receipt?: { entry?: unknown; proof?: unknown };
    };
    const { entry, proof } = given.receipt ?? given;
    if (typeof entry !== 'string' || typeof proof !== 'string') return null;
    return { entry: new TextEncoder().encode(entry), proof };
  } catch {
    return null;
  }
}

/** Whether the receipt's entry is on this record, and its ballot still stands. */
export async function receiptFinding(
  { entry: given, proof }: KeptReceipt,
  key: string,
  head: Head,
  source: Pick<Source, 'fetchFile'>,
): Promise<Finding> {
  const faults: { code: string; position?: number; message?: string }[] = [];
  const reader = new TileReader({ size: head.size, root: Buffer.from(head.root, 'hex') }, async (path) => {
    const bytes = await source.fetchFile(path);
    if (!bytes) throw new RecordError('wrong_tile', `The record has no file ${path}.`);
    return bytes;
  });
  try {
    const entry = given ?? (await entryAt(parseReceipt(proof).index, reader));
    const { index, checkpoint } = await checkReceipt(proof, entry, { log: parseNoteKey(key) }, verifyEd25519);
    if (checkpoint.size > head.size) faults.push({ code: 'record_shrunk', position: checkpoint.size });
    else if (Buffer.compare(await reader.rootAt(checkpoint.size), checkpoint.root) !== 0)
      faults.push({ code: 'record_rewritten', position: checkpoint.size });
    else faults.push(...(await fateOf(entry, index, reader)));
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    faults.push({ code: error.code, message: error.message });
  }
  return { name: 'receipt', held: faults.length === 0, faults };
}

async function entryAt(index: number, reader: TileReader): Promise<Uint8Array> {
  for await (const entry of reader.entries(index, index + 1)) return entry;
  throw new RecordError('beyond_record', `The record has no entry ${index}.`);
}

/** What came after it and took its place. */
async function fateOf(entry: Uint8Array, index: number, reader: TileReader): Promise<Finding['faults']> {
  const own = read(entry);
  if (own?.t !== 'ballot') return [];
  let position = index;
  for await (const bytes of reader.entries(index + 1)) {
    position++;
    const later = read(bytes);
    if (own.k !== undefined && later?.t === 'ballot' && later.k === own.k)
      return [{ code: 'receipt_replaced', position }];
    if (own.c !== undefined && later?.t === 'withdrawn' && later.c === own.c)
      return [{ code: 'receipt_withdrawn', position }];
  }
  return [];
}

function read(entry: Uint8Array): { t?: string; k?: string; c?: string } | null {
  try {
    return parseCanonical(new TextDecoder().decode(entry)) as { t?: string; k?: string; c?: string };
  } catch {
    return null;
  }
}
