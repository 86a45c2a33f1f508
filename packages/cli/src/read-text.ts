import { closeSync, openSync, readSync } from 'node:fs';
import { Failure } from './command.ts';

const STEP = 1 << 20;

/**
 * A file's text, without a byte order mark. No more of it is read than the limit: it may be a device or a pipe
 * that says nothing of its size.
 *
 * @throws {Failure} where it can't be read, is too large, or is not UTF-8
 */
export function readText(file: string, maxBytes: number): string {
  const bytes = readBytes(file, maxBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure(`${file} is not UTF-8: save it again as UTF-8 (a spreadsheet says "CSV UTF-8").`, {
      code: 'not_utf8',
    });
  }
}

/** A file's bytes, no more of them than the limit. */
export function readBytes(file: string, maxBytes: number): Uint8Array {
  const steps: Uint8Array[] = [];
  let size = 0;
  try {
    const handle = openSync(file, 'r');
    try {
      for (;;) {
        const step = new Uint8Array(STEP);
        const read = readSync(handle, step);
        if (read === 0) break;
        steps.push(step.subarray(0, read));
        size += read;
        if (size > maxBytes) break;
      }
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'it is not there' : code === 'EISDIR' ? 'it is a folder' : code;
    throw new Failure(`${file} could not be read: ${reason}.`, { code: 'unreadable_file' });
  }
  if (size > maxBytes) {
    throw new Failure(`${file} is larger than ${maxBytes / 1e6} MB: split it.`, { code: 'file_too_large' });
  }
  return Buffer.concat(steps);
}
