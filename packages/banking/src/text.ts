import { BankingError } from './error.ts';

/** No file that a bank gives for a co-op is as large; what is larger would only fill the memory. */
const mostBytes = 16 * 2 ** 20;

/** Windows-1252 from 0x80 to 0x9F; the five codes it leaves open are a question mark. */
const windows = '€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ';

/**
 * The text of a file: UTF-8, or UTF-16 where a mark at its beginning says so, or else Windows-1252, of which ISO 8859-1 is a part.
 *
 * @throws {BankingError} `too_large`; `not_text` where it has NUL or is cut within a character
 */
export function readText(bytes: Uint8Array): string {
  if (bytes.length > mostBytes) {
    throw new BankingError('too_large', 'file', 'It is larger than 16 MiB. Export a shorter period.');
  }
  const text = decode(bytes);
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    throw new BankingError('not_text', lineOf(text, nul), 'It has a NUL character: it is not a text file.');
  }
  return text;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return fromUtf16(bytes, 0);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return fromUtf16(bytes, 1);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const utf8 = isSingleByte(bytes) ? null : fromUtf8(marked ? bytes.subarray(3) : bytes);
  return utf8 ?? inPieces(bytes.length, (at) => windowsCode(bytes[at] ?? 0));
}

/** An XML file may name its encoding, in ASCII. */
function isSingleByte(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  return /^\s*<\?xml[^>]*encoding=["'](?:iso-8859-1|iso-8859-15|windows-1252|latin1)["']/i.test(head);
}

function windowsCode(byte: number): number {
  return byte >= 0x80 && byte < 0xa0 ? windows.charCodeAt(byte - 0x80) : byte;
}

function fromUtf16(bytes: Uint8Array, high: 0 | 1): string {
  if (bytes.length % 2 === 1) {
    throw new BankingError('not_text', 'file', 'It ends within a character: it was cut off.');
  }
  return inPieces(bytes.length / 2 - 1, (at) => {
    const first = bytes[at * 2 + 2] ?? 0;
    const second = bytes[at * 2 + 3] ?? 0;
    return high === 1 ? first * 256 + second : second * 256 + first;
  });
}

function inPieces(units: number, unitAt: (at: number) => number): string {
  const pieces: string[] = [];
  for (let from = 0; from < units; from += 4096) {
    const length = Math.min(4096, units - from);
    pieces.push(String.fromCharCode(...Array.from({ length }, (_, at) => unitAt(from + at))));
  }
  return pieces.join('');
}

/** UTF-8 as RFC 3629 has it: nothing overlong, no surrogates; null where it is not that. */
function fromUtf8(bytes: Uint8Array): string | null {
  const pieces: string[] = [];
  let units: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const length =
      lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0 || at + length > bytes.length) return null;
    let code = length === 1 ? lead : lead & (0x7f >> length);
    for (let next = at + 1; next < at + length; next += 1) {
      const byte = bytes[next] ?? 0;
      if ((byte & 0xc0) !== 0x80) return null;
      code = code * 64 + (byte & 0x3f);
    }
    if (isMisfit(code, length)) return null;
    if (code > 0xffff) units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff));
    else units.push(code);
    at += length;
    if (units.length > 4096) {
      pieces.push(String.fromCharCode(...units));
      units = [];
    }
  }
  return pieces.join('') + String.fromCharCode(...units);
}

function isMisfit(code: number, length: number): boolean {
  if (length === 3) return code < 0x800 || (code >= 0xd800 && code < 0xe000);
  return length === 4 && (code < 0x10000 || code > 0x10ffff);
}

/** How many bytes a text has in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** The line of a position, as people count: from 1. */
export function lineOf(text: string, position: number): string {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) line += 1;
  return `line ${line}`;
}
