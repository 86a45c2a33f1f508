import { CountError } from '../count.ts';
import { MOST_OPTIONS, RankedBallotsBuilder, type RankedBallots } from '../ranked-ballots.ts';

/** What a Scottish council published of a ward; options are named by their index. */
export interface ScottishCsvFile {
  /** The ward. */
  readonly title: string;
  readonly seats: number;
  readonly options: readonly string[];
  /** Of each option, as written there: `Labour (Lab)`. */
  readonly parties: readonly string[];
  readonly ballots: RankedBallots;
}

/**
 * Reads the preferences of a Scottish ward: `options,seats,`, then a line for each sequence of preferences with how
 * many cast it, then a line for each option with its name and party, then the ward.
 *
 * @throws CountError with the line: `unexpected_end`, `number_expected`, `invalid_seats`, `too_many_options`,
 * `too_many_ranks`, `unknown_option`, `invalid_weight`, `too_many_votes`, `name_expected`
 */
export function readScottishCsv(text: string): ScottishCsvFile {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  let at = 0;
  const fail = (code: string, message: string): never => {
    throw new CountError(code, message, at);
  };
  const next = (): string[] => {
    const line = lines[at++];
    if (line === undefined) return fail('unexpected_end', 'The file ends too early.');
    return cells(line);
  };
  const whole = (cell: string | undefined): number =>
    /^\d{1,15}$/.test(cell ?? '') ? Number(cell) : fail('number_expected', 'A whole number is expected.');

  const [first, second] = next();
  const count = whole(first);
  if (count > MOST_OPTIONS) fail('too_many_options', `At most ${MOST_OPTIONS} options fit.`);
  const seats = whole(second);
  if (seats < 1) fail('invalid_seats', 'A vote fills one seat or more.');

  const builder = new RankedBallotsBuilder(count);
  while (/^\s*\d/.test(lines[at] ?? '')) {
    const [weight, ...ranks] = next();
    if (ranks.length > MOST_OPTIONS) fail('too_many_ranks', 'A ballot has too many ranks.');
    const entries = ranks.map((rank) => {
      const number = whole(rank);
      if (number < 1 || number > count) fail('unknown_option', `There is no option ${number}.`);
      return number - 1;
    });
    try {
      builder.add(entries, whole(weight));
    } catch (error) {
      if (error instanceof CountError && error.line === undefined) fail(error.code, error.message);
      throw error;
    }
  }

  const options: string[] = [];
  const parties: string[] = [];
  for (let option = 0; option < count; option++) {
    const [, name, party = ''] = next();
    options.push(name ?? fail('name_expected', 'The name of an option is missing.'));
    parties.push(party);
  }
  // Some councils' files have the ward in several quotation marks.
  const title = (lines[at] ?? '').replaceAll('"', '').replace(/,+$/, '').trim();
  return { title, seats, options, parties, ballots: builder.build() };
}

/** The cells of a line, of which each ends with a comma or with the line. */
function cells(line: string): string[] {
  const found: string[] = [];
  const cell = /\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/y;
  while (cell.lastIndex < line.length) {
    const match = cell.exec(line);
    if (!match) break;
    found.push(match[1] === undefined ? (match[2] ?? '').trim() : match[1].replaceAll('""', '"'));
  }
  return found;
}
