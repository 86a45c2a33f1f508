import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the elections are that may not be copied into the project. */
const root = process.env.COOPKIT_CORPORA;

/** For `it`: false, or why it is left out. */
export const withoutCorpora: string | false =
  root === undefined && 'COOPKIT_CORPORA names no folder with the published elections.';

export function corpus(...path: string[]): string {
  return readFileSync(join(root ?? '', ...path), 'utf8');
}

/** A decimal as a whole number of its last digits. */
export function scaled(text: string): bigint {
  return BigInt(text.replace('.', ''));
}
