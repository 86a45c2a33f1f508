import { Failure } from './command.ts';
import { readText } from './read-text.ts';

/**
 * Reads rules, each file given as `fr=FILE`, or as `FILE` where it is in the co-op's own language.
 *
 * @returns the text of each, by language
 */
export function readRules(given: readonly string[], own: string): Record<string, string> {
  return Object.fromEntries(
    given.map((each) => {
      const [, locale = own, file = each] = /^([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)=(.+)$/.exec(each) ?? [];
      const text = readText(file, MAX_BYTES);
      if (text.trim() === '') throw new Failure(`${file} is empty.`, { code: 'empty_file' });
      return [locale, text];
    }),
  );
}

/** What the server takes, with room for letters of several bytes. */
const MAX_BYTES = 2_000_000;
