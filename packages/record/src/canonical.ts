/**
 * One text for one value, so that everyone hashes the same bytes.
 *
 * Rules: RFC 8785, https://www.rfc-editor.org/rfc/rfc8785, of whose numbers only safe integers are used
 *
 * @module
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { RecordError } from './record-error.ts';
import { LONGEST_ENTRY } from './tile-content.ts';

/** What canonical JSON can say. */
export type Canonical =
  string | number | boolean | null | readonly Canonical[] | { readonly [key: string]: Canonical };

/**
 * The value as canonical JSON.
 *
 * @throws RecordError `not_canonical` for anything but well-formed strings, safe integers, booleans, null, and arrays and
 *   plain objects of these, at most 64 deep
 */
export function canonical(value: unknown): string {
  return write(value, 0);
}

/**
 * The value of a canonical JSON text.
 *
 * @throws RecordError `not_canonical` where the text is not, to the letter, what {@link canonical} writes
 */
export function parseCanonical(text: string): Canonical {
  let value: Canonical;
  try {
    value = JSON.parse(text) as Canonical;
  } catch {
    throw new RecordError('not_canonical', 'This is not JSON.');
  }
  if (canonical(value) !== text)
    throw new RecordError('not_canonical', 'This is not JSON in its canonical form.');
  return value;
}

/**
 * An entry of the record: the value's canonical JSON in UTF-8.
 *
 * @throws RecordError `not_canonical`; `malformed_entry` where it is longer than an entry may be
 */
export function formatEntry(value: unknown): Uint8Array {
  const bytes = utf8ToBytes(canonical(value));
  if (bytes.length <= LONGEST_ENTRY) return bytes;
  throw new RecordError(
    'malformed_entry',
    `An entry has at most ${LONGEST_ENTRY} bytes, not ${bytes.length}.`,
  );
}

/**
 * What an entry of the record says.
 *
 * @throws RecordError `malformed_entry` where it is not UTF-8, `not_canonical`
 */
export function parseEntry(bytes: Uint8Array): Canonical {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new RecordError('malformed_entry', 'An entry is text in UTF-8.');
  }
  return parseCanonical(text);
}

// Every place where this runs has it, but the language's own library does not name it.
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean; ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

const DEEPEST = 64;

function write(value: unknown, depth: number): string {
  if (depth > DEEPEST) throw new RecordError('not_canonical', `Nothing is more than ${DEEPEST} deep.`);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value === 'string' && !/\p{Surrogate}/u.test(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) {
    // The order of UTF-16 code units, which is that of sort().
    const members = Object.keys(value)
      .sort()
      .map((key) => `${write(key, depth)}:${write((value as Record<string, unknown>)[key], depth + 1)}`);
    return `{${members.join(',')}}`;
  }
  throw new RecordError('not_canonical', `There is no canonical JSON for this ${typeof value}.`);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
