/**
 * The public keys by which notes are checked, as one line of text that can be printed in a manifest or a config.
 *
 * Rules: C2SP signed-note, https://c2sp.org/signed-note#verifier-keys, and tlog-cosignature, https://c2sp.org/tlog-cosignature
 *
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './base64.ts';
import { RecordError } from './record-error.ts';

/** An Ed25519 public key under a name. */
export interface NoteKey {
  /** By custom an address without its scheme: `harbour.example/votes/agm`. */
  readonly name: string;
  /** A `log` key signs the text; a `witness` key signs a checkpoint with the time at which it was seen. */
  readonly kind: 'log' | 'witness';
  /** Eight hexadecimal digits made from all the rest: it says which key, and proves nothing. */
  readonly id: string;
  readonly publicKey: Uint8Array;
}

/**
 * A key of its parts.
 *
 * @throws RecordError `malformed_key`
 */
export function noteKey(name: string, kind: NoteKey['kind'], publicKey: Uint8Array): NoteKey {
  if (!isKeyName(name))
    throw new RecordError('malformed_key', 'The name of a key has no spaces and no plus sign.');
  if (publicKey.length !== 32) throw new RecordError('malformed_key', 'An Ed25519 public key has 32 bytes.');
  const id = sha256(concatBytes(utf8ToBytes(`${name}\n`), typed(kind, publicKey))).subarray(0, 4);
  return { name, kind, id: bytesToHex(id), publicKey };
}

/** The key as text: `harbour.example/votes/agm+1a2b3c4d+AQ…`. */
export function formatNoteKey({ name, kind, id, publicKey }: NoteKey): string {
  return `${name}+${id}+${toBase64(typed(kind, publicKey))}`;
}

/**
 * The key of its text.
 *
 * @throws RecordError `malformed_key`
 */
export function parseNoteKey(text: string): NoteKey {
  // The Base64 part may have plus signs of its own.
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/su.exec(text);
  const bytes = fromBase64(match?.[3] ?? '');
  const kind = bytes?.[0] === TYPE.log ? 'log' : bytes?.[0] === TYPE.witness ? 'witness' : undefined;
  if (!match || !bytes || !kind) {
    throw new RecordError(
      'malformed_key',
      'A key is a name, eight hexadecimal digits and Base64, with plus signs between.',
    );
  }
  const key = noteKey(match[1] as string, kind, bytes.slice(1));
  if (key.id !== match[2])
    throw new RecordError('malformed_key', 'The eight digits of the key are not its own.');
  return key;
}

/** Whether notes may name a key so: well-formed text without spaces, plus signs and control characters. */
export function isKeyName(name: string): boolean {
  return /^[^\p{White_Space}\p{Surrogate}+\0-\x1f]+$/u.test(name);
}

const TYPE = { log: 1, witness: 4 };

function typed(kind: NoteKey['kind'], publicKey: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(TYPE[kind]), publicKey);
}
