/**
 * What a record is at one moment, signed by it and by those who have seen it.
 *
 * Rules: C2SP tlog-checkpoint, https://c2sp.org/tlog-checkpoint
 *
 * @module
 */
import { fromBase64, toBase64 } from './base64.ts';
import { parseDecimal } from './decimal.ts';
import { emptyRoot, HASH_LENGTH, sameBytes } from './hash.ts';
import type { NoteKey } from './note-key.ts';
import type { TreeHead } from './proofs.ts';
import { RecordError } from './record-error.ts';
import { formatNote, parseNote, signText, verifySignatures, type Sign, type Verify } from './signed-note.ts';

/** The head of a record. */
export interface Checkpoint extends TreeHead {
  /** Which record: by custom the name of its key. */
  readonly origin: string;
  /** Further lines of the signed text, without a meaning here; usually none. */
  readonly extensions: readonly string[];
}

/** Whose word counts for a checkpoint. */
export interface Trust {
  /** The key of the record. */
  readonly log: NoteKey;
  /** Where it is not the name of the key. */
  readonly origin?: string;
  readonly witnesses?: readonly NoteKey[];
  /** How many of the witnesses must have signed; none where it is not given. */
  readonly quorum?: number;
}

/** A checkpoint whose signatures hold. */
export interface OpenedCheckpoint extends Checkpoint {
  /** The witnesses that have signed it, with when they saw it, in seconds since 1970. */
  readonly witnessed: readonly { readonly name: string; readonly time: number }[];
}

/** The text that is signed. */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  return [origin, size, toBase64(root), ...extensions].map((line) => `${line}\n`).join('');
}

/**
 * The checkpoint of its text.
 *
 * @throws RecordError `malformed_checkpoint`
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, decimal = '', base64 = '', ...extensions] = text.split('\n');
  const size = parseDecimal(decimal);
  const root = fromBase64(base64);
  const whole = extensions.pop() === '' && extensions.every((line) => line !== '');
  if (!whole || !origin || size === null || root?.length !== HASH_LENGTH) {
    throw new RecordError(
      'malformed_checkpoint',
      'A checkpoint is an origin, a size and a root, each in its line.',
    );
  }
  if (size === 0 && !sameBytes(root, emptyRoot())) {
    throw new RecordError('malformed_checkpoint', 'The root of an empty record is always the same.');
  }
  return { origin, size, root, extensions };
}

/**
 * Signs the head of a record.
 *
 * @returns the note that is published
 * @throws RecordError `malformed_checkpoint`, `malformed_note`; RangeError where `sign` gives no Ed25519 signature
 */
export async function signCheckpoint(checkpoint: Checkpoint, key: NoteKey, sign: Sign): Promise<string> {
  const text = formatCheckpoint(checkpoint);
  parseCheckpoint(text);
  return formatNote({ text, signatures: [await signText(text, key, sign)] });
}

/**
 * Checks a published checkpoint: who has signed it, and that it is of the record that was meant.
 *
 * @throws RecordError `malformed_note`, `malformed_checkpoint`, `wrong_signature`, `unsigned`, `wrong_origin`,
 *   `too_few_witnesses`
 */
export async function openCheckpoint(note: string, trust: Trust, verify: Verify): Promise<OpenedCheckpoint> {
  const { log, origin = log.name, witnesses = [], quorum = 0 } = trust;
  const signed = parseNote(note);
  const known = [log, ...witnesses.filter(({ kind }) => kind === 'witness')];
  const verified = await verifySignatures(signed, known, verify);
  if (!verified.some(({ time }) => time === null))
    throw new RecordError('unsigned', `${log.name} has not signed it.`);
  const checkpoint = parseCheckpoint(signed.text);
  if (checkpoint.origin !== origin) {
    throw new RecordError('wrong_origin', `It is of the record ${checkpoint.origin}, not ${origin}.`);
  }
  const witnessed = verified.flatMap(({ key, time }) => (time === null ? [] : [{ name: key.name, time }]));
  if (witnessed.length < quorum) {
    throw new RecordError(
      'too_few_witnesses',
      `${witnessed.length} witnesses have signed it, not ${quorum}.`,
    );
  }
  return { ...checkpoint, witnessed };
}
