import { CountError } from '../count.ts';
import { ScoreBallotsBuilder, type ScoreBallots } from '../scores/score-ballots.ts';
import { withoutEntities } from './html-entities.ts';

/** The columns before the scores: the voter, the time and the poll. */
const LEADING = 3;

/**
 * Reads the ballots that star.vote exports: a row of names, then one row for each ballot, the scores from the fourth
 * column on. Its names are escaped as in a web page.
 *
 * @throws CountError `malformed_file` with the line
 */
export function readStarCsv(text: string): { options: string[]; ballots: ScoreBallots } {
  const rows = new CsvReader(text.replace(/^\uFEFF/, ''));
  const header = rows.next();
  const options = (header?.cells ?? []).slice(LEADING).map((name) => withoutEntities(name).trim());
  if (options.length === 0 || options.includes('') || new Set(options).size !== options.length) {
    throw malformed('The first row names each candidate once, from its fourth column on.', 1);
  }
  const builder = new ScoreBallotsBuilder(options.length);
  for (let row = rows.next(); row !== null; row = rows.next()) {
    const { cells, line } = row;
    if (cells.length !== options.length + LEADING) throw malformed('A row has a score for each name.', line);
    builder.add(
      cells.slice(LEADING).map((cell) => {
        const score = cell.trim();
        if (score === '') return null;
        if (!/^\d{1,4}$/.test(score)) throw malformed(`"${score}" is not a score.`, line);
        return Number(score);
      }),
    );
  }
  return { options, ballots: builder.build() };
}

/** Rows of comma-separated values as RFC 4180 has them; empty lines are passed over. */
class CsvReader {
  readonly #text: string;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  next(): { cells: string[]; line: number } | null {
    while (/[\r\n]/.test(this.#text.charAt(this.#at))) this.#skipLineEnd();
    if (this.#at >= this.#text.length) return null;
    const line = this.#line;
    const cells = [this.#cell()];
    while (this.#text.charAt(this.#at) === ',') {
      this.#at++;
      cells.push(this.#cell());
    }
    if (this.#at < this.#text.length && !/[\r\n]/.test(this.#text.charAt(this.#at))) {
      throw malformed('After a quoted value comes a comma or the end of the line.', this.#line);
    }
    return { cells, line };
  }

  #cell(): string {
    if (this.#text.charAt(this.#at) === '"') return this.#quoted();
    const start = this.#at;
    while (this.#at < this.#text.length && !/[,\r\n]/.test(this.#text.charAt(this.#at))) this.#at++;
    return this.#text.slice(start, this.#at);
  }

  #quoted(): string {
    const line = this.#line;
    let value = '';
    for (;;) {
      const end = this.#text.indexOf('"', this.#at + 1);
      if (end === -1) throw malformed('A quoted value does not end.', line);
      const part = this.#text.slice(this.#at + 1, end);
      this.#line += part.split('\n').length - 1;
      value += part;
      this.#at = end + 1;
      if (this.#text.charAt(this.#at) !== '"') return value;
      value += '"';
    }
  }

  #skipLineEnd(): void {
    const isPair = this.#text.startsWith('\r\n', this.#at);
    this.#at += isPair ? 2 : 1;
    this.#line++;
  }
}

function malformed(message: string, line: number): CountError {
  return new CountError('malformed_file', message, line);
}
