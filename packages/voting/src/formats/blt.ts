import { CountError } from '../count.ts';
import {
  MOST_OPTIONS,
  OPTION,
  OVERVOTED,
  RankedBallotsBuilder,
  SAME_RANK,
  SKIPPED,
  type RankedBallots,
} from '../ranked-ballots.ts';
import { BltTokens } from './blt-tokens.ts';

/** What a BLT file holds; options are named by their index. */
export interface BltFile {
  readonly title: string;
  readonly seats: number;
  readonly options: readonly string[];
  readonly ballots: RankedBallots;
  readonly withdrawn: readonly number[];
  /** `[undeclared …]`: write-ins who did not declare. */
  readonly undeclared: readonly number[];
  /** `[tie …]`, every option once: the first of those who are tied is chosen. Null where the file does not say. */
  readonly lot: readonly number[] | null;
}

type Directive = 'tie' | 'nick' | 'withdrawn' | 'undeclared' | 'droop';

/**
 * Reads ballots in the BLT format of Hill, Wichmann and Woodall, with what OpenSTV, Droop and OpenTally added:
 * comments, `2=3` for options at one rank, `-` for an empty rank, `-4` or `[withdrawn 4]`, `[tie 3 2 1]`,
 * `[nick a b c]`, `[undeclared 4]`, and `(id)` in place of a weight. What follows the title is passed over.
 *
 * @throws CountError with the line: `unexpected_end`, `number_expected`, `name_expected`, `invalid_seats`,
 * `too_many_options`, `too_many_ranks`, `unknown_option`, `invalid_weight`, `too_many_votes`, `unknown_directive`,
 * `invalid_lot`, `unclosed_quote`
 */
export function readBlt(text: string): BltFile {
  return new BltReader(text).read();
}

class BltReader {
  readonly #tokens: BltTokens;
  readonly #nicks = new Map<string, number>();
  readonly #withdrawn = new Set<number>();
  readonly #undeclared = new Set<number>();
  #count = 0;
  #lot: number[] | null = null;

  constructor(text: string) {
    this.#tokens = new BltTokens(text);
  }

  read(): BltFile {
    this.#count = this.#whole();
    if (this.#count > MOST_OPTIONS) this.#fail('too_many_options', `At most ${MOST_OPTIONS} options fit.`);
    const seats = this.#whole();
    if (seats < 1) this.#fail('invalid_seats', 'A vote fills one seat or more.');
    this.#tokens.next();
    this.#readDirectives();
    const ballots = this.#readBallots();
    const options = Array.from({ length: this.#count }, () => this.#readName());
    const title = this.#tokens.next().kind === 'quoted' ? this.#tokens.word : '';
    return {
      title,
      seats,
      options,
      ballots,
      withdrawn: [...this.#withdrawn],
      undeclared: [...this.#undeclared],
      lot: this.#lot,
    };
  }

  #readDirectives(): void {
    const tokens = this.#tokens;
    for (; ; tokens.next()) {
      if (tokens.kind === 'word' && tokens.word.startsWith('-')) {
        this.#withdrawn.add(this.#option(tokens.word.slice(1)));
      } else if (tokens.kind === 'bracket' && tokens.word === '[') {
        this.#readDirective();
      } else return;
    }
  }

  #readDirective(): void {
    const name = this.#tokens.next().word as Directive;
    const words: string[] = [];
    for (;;) {
      const token = this.#tokens.next();
      if (token.kind === 'bracket' && token.word === ']') break;
      if (token.kind === 'end') this.#fail('unexpected_end', 'A bracket is not closed.');
      words.push(token.word);
      if (words.length > MOST_OPTIONS) this.#fail('too_many_options', 'A bracket names too many options.');
    }
    switch (name) {
      case 'tie':
        this.#lot = words.map((word) => this.#option(word));
        if (new Set(this.#lot).size !== this.#count || this.#lot.length !== this.#count) {
          this.#fail('invalid_lot', 'The order for ties names every option once.');
        }
        return;
      case 'nick':
        words.slice(0, this.#count).forEach((word, option) => this.#nicks.set(word, option));
        return;
      case 'withdrawn':
        for (const word of words) this.#withdrawn.add(this.#option(word));
        return;
      case 'undeclared':
        for (const word of words) this.#undeclared.add(this.#option(word));
        return;
      // Settings for one program; they say nothing about the ballots.
      case 'droop':
        return;
      default:
        this.#fail('unknown_directive', `What [${String(name).slice(0, 40)} …] says is not known.`);
    }
  }

  #readBallots(): RankedBallots {
    const tokens = this.#tokens;
    const builder = new RankedBallotsBuilder(this.#count);
    for (; ; tokens.next()) {
      if (tokens.number === 0) return builder.build();
      const weight = this.#readWeight();
      const line = tokens.line;
      const entries: number[] = [];
      while (tokens.next().number !== 0) {
        this.#readRank(entries);
        if (entries.length > MOST_OPTIONS) this.#fail('too_many_ranks', 'A ballot has too many ranks.');
      }
      try {
        builder.add(entries, weight);
      } catch (error) {
        if (error instanceof CountError) throw new CountError(error.code, error.message, line);
        throw error;
      }
    }
  }

  #readWeight(): number {
    const tokens = this.#tokens;
    if (tokens.kind === 'end') this.#fail('unexpected_end', 'The ballots do not end with a 0.');
    if (tokens.kind !== 'word') this.#fail('number_expected', 'A ballot begins with its weight.');
    if (tokens.word.startsWith('(')) {
      while (!tokens.word.endsWith(')')) {
        if (tokens.next().kind === 'end') this.#fail('unexpected_end', "A ballot's name is not closed.");
      }
      return 1;
    }
    if (tokens.number < 0) this.#fail('invalid_weight', 'A ballot weighs a whole number, one or more.');
    return tokens.number;
  }

  #readRank(entries: number[]): void {
    const tokens = this.#tokens;
    if (tokens.kind === 'end') this.#fail('unexpected_end', 'A ballot does not end with a 0.');
    if (tokens.number > 0 && this.#nicks.size === 0) {
      if (tokens.number > this.#count) this.#fail('unknown_option', `There is no option ${tokens.number}.`);
      entries.push(tokens.number - 1);
      return;
    }
    if (tokens.kind !== 'word') this.#fail('number_expected', 'A rank names an option by its number.');
    if (tokens.word === '-') entries.push(SKIPPED);
    else {
      tokens.word.split('=').forEach((word, i) => {
        entries.push(this.#option(word) | (i === 0 ? 0 : SAME_RANK));
      });
    }
  }

  #readName(): string {
    const token = this.#tokens.next();
    if (token.kind === 'end') this.#fail('unexpected_end', 'There are fewer names than options.');
    if (token.kind !== 'quoted')
      this.#fail('name_expected', 'The name of an option stands in quotation marks.');
    return token.word;
  }

  #whole(): number {
    const token = this.#tokens.next();
    if (token.kind === 'end') this.#fail('unexpected_end', 'The file ends too early.');
    if (token.kind !== 'word' || token.number < 0)
      this.#fail('number_expected', 'A whole number is expected.');
    return token.number;
  }

  #option(word: string): number {
    const nick = this.#nicks.get(word);
    if (nick !== undefined) return nick;
    const number = /^\d{1,6}$/.test(word) ? Number(word) : 0;
    if (number < 1 || number > this.#count) {
      this.#fail('unknown_option', `There is no option ${word.slice(0, 40)}.`);
    }
    return number - 1;
  }

  #fail(code: string, message: string): never {
    throw new CountError(code, message, this.#tokens.line);
  }
}

/**
 * Writes what {@link readBlt} reads.
 *
 * @throws CountError `overvote_not_writable`: the format cannot say that a rank was overvoted by no one knows whom
 */
export function writeBlt(file: BltFile): string {
  const { ballots } = file;
  const list = (name: string, options: readonly number[]): string[] =>
    options.length > 0 ? [`[${name} ${options.map((option) => option + 1).join(' ')}]`] : [];
  const lines = [
    `${file.options.length} ${file.seats}`,
    ...list('tie', file.lot ?? []),
    ...list('withdrawn', file.withdrawn),
    ...list('undeclared', file.undeclared),
  ];
  ballots.weights.forEach((weight, ballot) => {
    let ranks = '';
    for (const entry of ballots.ranks.subarray(ballots.starts[ballot], ballots.starts[ballot + 1])) {
      const option = entry & OPTION;
      if (option === OVERVOTED) {
        throw new CountError('overvote_not_writable', 'BLT cannot say that too many were chosen at a rank.');
      }
      ranks += (entry & SAME_RANK) === 0 ? ' ' : '=';
      ranks += option === SKIPPED ? '-' : `${option + 1}`;
    }
    lines.push(`${weight}${ranks} 0`);
  });
  const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
  return [...lines, '0', ...file.options.map(quoted), quoted(file.title), ''].join('\n');
}
