/**
 * Text signed by one or more keys.
 *
 * Rules: C2SP signed-note, https://c2sp.org/signed-note
 *
 * @module
 */
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './base64.ts';
import { isKeyName, type NoteKey } from './note-key.ts';
import { RecordError } from './record-error.ts';

/** Signs with Ed25519 (RFC 8032), by a key that it knows: 64 bytes. */
export type Sign = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** Whether the Ed25519 signature (64 bytes) of the message is by this public key (32 bytes). */
export type Verify = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

/** One signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  /** Of the key, in hexadecimal. */
  readonly keyId: string;
  readonly bytes: Uint8Array;
}

/** A note taken apart, nothing of it checked. */
export interface SignedNote {
  /** Ends with a line feed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A signature that holds. */
export interface VerifiedSignature {
  readonly key: NoteKey;
  /** When a witness saw the checkpoint, in seconds since 1970; null for a log's own signature. */
  readonly time: number | null;
}

/** The note as text. */
export function formatNote({ text, signatures }: SignedNote): string {
  return `${text}\n${formatSignatures(signatures)}`;
}

/**
 * The parts of a note.
 *
 * @throws RecordError `malformed_note`
 */
export function parseNote(note: string): SignedNote {
  if (note.length > LONGEST_NOTE) throw malformed(`A note has at most ${LONGEST_NOTE} characters.`);
  if (UNFIT.test(note)) throw malformed('A note has no control characters.');
  const blank = note.lastIndexOf('\n\n');
  if (blank < 0) throw malformed('A note is a text, an empty line and signatures.');
  return { text: note.slice(0, blank + 1), signatures: parseSignatures(note.slice(blank + 2)) };
}

/** Signature lines alone, as a witness answers them. */
export function formatSignatures(signatures: readonly NoteSignature[]): string {
  return signatures
    .map(({ name, keyId, bytes }) => `— ${name} ${toBase64(concatBytes(hexToBytes(keyId), bytes))}\n`)
    .join('');
}

/**
 * The signatures of such lines: at least one, at most 100.
 *
 * @throws RecordError `malformed_note`
 */
export function parseSignatures(lines: string): NoteSignature[] {
  const split = lines.split('\n');
  if (split.pop() !== '' || split.length < 1 || split.length > MOST_SIGNATURES) {
    throw malformed(`A note has 1 to ${MOST_SIGNATURES} whole lines of signatures.`);
  }
  return split.map((line) => {
    const [dash, name = '', base64 = '', ...rest] = line.split(' ');
    const bytes = fromBase64(base64);
    if (dash !== '—' || !isKeyName(name) || !bytes || bytes.length < 5 || rest.length > 0) {
      throw malformed('A signature line is a dash, the name of a key and Base64, with a space between.');
    }
    return { name, keyId: bytesToHex(bytes.subarray(0, 4)), bytes: bytes.slice(4) };
  });
}

/**
 * Signs a text with a log's key.
 *
 * @param text ends with a line feed
 * @throws RecordError `malformed_note` where no note can hold the text; RangeError where `sign` gives no Ed25519 signature
 */
export async function signText(text: string, key: NoteKey, sign: Sign): Promise<NoteSignature> {
  return { name: key.name, keyId: key.id, bytes: await signature(sign, text, 'log', null) };
}

/**
 * Signs a checkpoint's text as a witness of it ({@link https://c2sp.org/tlog-cosignature | C2SP tlog-cosignature}).
 *
 * @param time in seconds since 1970
 * @throws RecordError `malformed_note` where no note can hold the text; RangeError for another time, or where `sign` gives no
 *   Ed25519 signature
 */
export async function cosign(text: string, key: NoteKey, time: number, sign: Sign): Promise<NoteSignature> {
  if (!Number.isSafeInteger(time) || time < 0)
    throw new RangeError(`${time} is not a time in whole seconds.`);
  const stamp = new Uint8Array(8);
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time));
  const bytes = concatBytes(stamp, await signature(sign, text, 'witness', time));
  return { name: key.name, keyId: key.id, bytes };
}

/**
 * Checks the signatures of known keys; those of others are passed over. Each key counts once.
 *
 * @throws RecordError `wrong_signature` where one that claims to be by a known key is not
 */
export async function verifySignatures(
  { text, signatures }: SignedNote,
  keys: readonly NoteKey[],
  verify: Verify,
): Promise<VerifiedSignature[]> {
  const verified = new Map<string, VerifiedSignature>();
  for (const { name, keyId, bytes } of signatures) {
    for (const key of keys.filter((known) => known.name === name && known.id === keyId)) {
      const time = key.kind === 'witness' ? timeOf(bytes) : null;
      const signed = bytes.subarray(key.kind === 'witness' ? 8 : 0);
      const holds =
        signed.length === 64 && (await verify(key.publicKey, messageOf(text, key.kind, time), signed));
      if (!holds) throw new RecordError('wrong_signature', `The signature of ${name} is wrong.`);
      verified.set(`${key.kind} ${bytesToHex(key.publicKey)}`, { key, time });
    }
  }
  return [...verified.values()];
}

const LONGEST_NOTE = 1_000_000;
const MOST_SIGNATURES = 100;
/** Control characters but for the line feed, and halves of characters. */
const UNFIT = /[\0-\x09\x0b-\x1f\p{Surrogate}]/u;

function messageOf(text: string, kind: NoteKey['kind'], time: number | null): Uint8Array {
  return utf8ToBytes(kind === 'witness' ? `cosignature/v1\ntime ${time}\n${text}` : text);
}

function timeOf(bytes: Uint8Array): number {
  if (bytes.length < 8) return 0;
  return Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
}

async function signature(
  sign: Sign,
  text: string,
  kind: NoteKey['kind'],
  time: number | null,
): Promise<Uint8Array> {
  if (!text.endsWith('\n') || UNFIT.test(text)) throw malformed('The text of a note is of whole lines.');
  const bytes = await sign(messageOf(text, kind, time));
  if (bytes.length !== 64) throw new RangeError(`An Ed25519 signature has 64 bytes, not ${bytes.length}.`);
  return bytes;
}

function malformed(message: string): RecordError {
  return new RecordError('malformed_note', message);
}
