import { CountError } from '../count.ts';
import { BLANK, ScoreBallotsBuilder, type ScoreBallots } from '../scores/score-ballots.ts';
import { pythonShuffle } from './python-random.ts';
import { readStarCsv } from './star-csv.ts';

/** An election in the format of starvote, https://github.com/larryhastings/starvote#starvote-format. */
export interface StarvoteElection {
  readonly options: readonly string[];
  readonly ballots: ScoreBallots;
  readonly method: 'star' | 'bloc-star' | 'allocated' | 'rrv' | 'sss';
  readonly seats: number;
  readonly maxScore: number;
  /** How the file wants ties broken. What is drawn at the count, or from a hash of the ballots, leaves no lot here. */
  readonly tiebreaker: 'none' | 'permutation' | 'seed' | 'hashed-ballots' | 'random';
  readonly lot: readonly number[] | null;
}

/** The text of a file that the file read names, or undefined where there is none. */
export type OpenFile = (path: string) => string | undefined;

const METHODS = new Map<string, StarvoteElection['method']>([
  ['star', 'star'],
  ['star voting', 'star'],
  ['bloc', 'bloc-star'],
  ['bloc star', 'bloc-star'],
  ['bloc star voting', 'bloc-star'],
  ['allocated', 'allocated'],
  ['allocated score voting', 'allocated'],
  ['rrv', 'rrv'],
  ['reweighted range voting', 'rrv'],
  ['sss', 'sss'],
  ['sequentially spent score', 'sss'],
]);

const TIEBREAKERS = new Map<string, StarvoteElection['tiebreaker']>([
  ['none', 'none'],
  ['hashed_ballots', 'hashed-ballots'],
  ['on_demand_random', 'random'],
  ['predefined_permutation', 'random'],
]);

const OPTIONS = ['csv_path', 'maximum_score', 'method', 'seats', 'starvote_path', 'tiebreaker', 'verbosity'];
const SCORE = /^(.*?)=\s*([+-]?\d+)\s*(?:#.*)?$/;
const SEED = /^predefined_permutation(?:_tiebreaker)?\(\s*seed\s*=\s*(\d{1,1000})\s*\)$/;
const MOST_IMPORTS = 8;

interface Setting {
  readonly value: string | readonly string[];
  readonly line: number;
}

interface Scores {
  readonly scores: ReadonlyMap<string, number>;
  readonly times: number;
  /** Of the first score: the others follow line by line. */
  readonly line: number | null;
}

interface Parts {
  readonly settings: Map<string, Setting>;
  readonly ballots: readonly Scores[];
}

/**
 * Reads a `.starvote` file; the files that it names are opened with `open`, and refused where there is none.
 *
 * @throws CountError `malformed_file` with the line, `no_ballots`, `missing_file`, `score_out_of_range`
 */
export function readStarvote(text: string, open: OpenFile = () => undefined): StarvoteElection {
  const { settings, ballots } = withImports(text, open, 0);
  const maxScore = wholeSetting(settings.get('maximum_score'), 5);
  const index = new Map<string, number>();
  for (const { scores } of ballots) {
    for (const name of scores.keys()) if (!index.has(name)) index.set(name, index.size);
  }
  const options = [...index.keys()];
  const builder = new ScoreBallotsBuilder(options.length);
  for (const { scores, times, line } of ballots) {
    for (const [i, score] of [...scores.values()].entries()) {
      if (score >= 0 && score <= maxScore) continue;
      const at = line === null ? undefined : line + i;
      throw new CountError('score_out_of_range', `A score is from 0 to ${maxScore}.`, at);
    }
    builder.add(
      options.map((name) => scores.get(name) ?? null),
      times,
    );
  }
  const tiebreaker = tiebreakerOf(settings.get('tiebreaker'), options);
  if (ballots.length === 0) throw new CountError('no_ballots', 'The file has no ballots.');
  return {
    options,
    ballots: builder.build(),
    method: methodOf(settings.get('method')),
    seats: wholeSetting(settings.get('seats'), 1),
    maxScore,
    ...tiebreaker,
  };
}

/** What the file itself says stands before what a file says that it names; the ballots are those of all. */
function withImports(text: string, open: OpenFile, depth: number): Parts {
  if (depth > MOST_IMPORTS) throw malformed('Files name each other without end.');
  const { settings, ballots } = new StarvoteReader().read(text);
  const csv = settings.get('csv_path');
  const other = settings.get('starvote_path');
  const fromCsv = csv === undefined ? [] : csvBallots(opened(csv, '.csv', open));
  if (other === undefined) return { settings, ballots: [...fromCsv, ...ballots] };
  settings.delete('starvote_path');
  const imported = withImports(opened(other, '.starvote', open), open, depth + 1);
  return {
    settings: new Map([...imported.settings, ...settings]),
    ballots: [...fromCsv, ...imported.ballots, ...ballots],
  };
}

function opened({ value, line }: Setting, ending: string, open: OpenFile): string {
  const path = String(value);
  if (!path.endsWith(ending)) throw malformed(`"${path}" is not a ${ending} file.`, line);
  const text = open(path);
  if (text === undefined) throw new CountError('missing_file', `The file "${path}" is not there.`, line);
  return text;
}

function csvBallots(text: string): Scores[] {
  const { options, ballots } = readStarCsv(text);
  return Array.from(ballots.weights, (times, ballot) => {
    const row = ballots.scores.subarray(ballot * options.length, (ballot + 1) * options.length);
    const scores = new Map(options.map((name, option) => [name, row[option] ?? BLANK]));
    for (const [name, score] of scores) if (score === BLANK) scores.set(name, 0);
    return { scores, times, line: null };
  });
}

class StarvoteReader {
  readonly #sections = new Set<string>();
  readonly #settings = new Map<string, Setting>();
  readonly #ballots: Scores[] = [];
  #section = '';
  #times: number | null = null;
  #scores = new Map<string, number>();
  #firstLine = 0;
  #list: { name: string; values: string[]; line: number } | null = null;

  read(text: string): Parts {
    const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
    lines.forEach((line, i) => this.#line(line.trim(), i + 1));
    this.#endBallot();
    if (this.#list !== null) throw malformed('The list does not end.', this.#list.line);
    if (this.#times !== null) throw malformed('No ballot follows to be repeated.', lines.length);
    return { settings: this.#settings, ballots: this.#ballots };
  }

  #line(line: string, number: number): void {
    if (line === '' || line.startsWith('#')) this.#endBallot();
    else if (this.#list !== null) this.#inList(line, number);
    else if (line.startsWith('[')) this.#startSection(line, number);
    else if (this.#section === '') throw malformed('A section comes first.', number);
    else if (line.endsWith(':')) this.#repeat(line.slice(0, -1).trim(), number);
    else if (this.#section === 'options') this.#option(line, number);
    else this.#score(line, number);
  }

  #startSection(line: string, number: number): void {
    this.#endBallot();
    const name = line.slice(1, -1).trim();
    if (!line.endsWith(']') || (name !== 'options' && name !== 'ballots')) {
      throw malformed(`"${line}" is not a section.`, number);
    }
    if (this.#sections.has(name)) throw malformed(`The section "${name}" stands twice.`, number);
    this.#sections.add(name);
    this.#section = name;
  }

  #inList(line: string, number: number): void {
    if (this.#list === null) return;
    if (line === ']') {
      this.#set(this.#list.name, this.#list.values, this.#list.line);
      this.#list = null;
    } else if (line.startsWith('[') || line.endsWith(':')) {
      throw malformed('A list holds names only.', number);
    } else this.#list.values.push(line);
  }

  #option(line: string, number: number): void {
    const equals = line.indexOf('=');
    if (equals === -1) throw malformed('An option has a name, an equals sign and a value.', number);
    const name = line.slice(0, equals).trim().replaceAll(' ', '_');
    const value = line.slice(equals + 1).trim();
    if (!OPTIONS.includes(name)) throw malformed(`There is no option "${name}".`, number);
    if (value === '[') this.#list = { name, values: [], line: number };
    else if (/^\[\s*\]$/.test(value)) this.#set(name, [], number);
    else if (value.startsWith('[')) throw malformed('A list starts on a line of its own.', number);
    else this.#set(name, value, number);
  }

  #set(name: string, value: string | readonly string[], line: number): void {
    if (this.#settings.has(name)) throw malformed(`The option "${name}" stands twice.`, line);
    if (typeof value !== 'string' && name !== 'tiebreaker') throw malformed('Only ties take a list.', line);
    this.#settings.set(name, { value, line });
  }

  #repeat(pragma: string, number: number): void {
    const [, times, plural] = /^(\d+)\s+ballot(s?)$/.exec(pragma) ?? [];
    const count = Number(times);
    const fits = plural === 's' ? count >= 2 : count === 1;
    if (this.#section !== 'ballots' || times === undefined || !fits || !Number.isSafeInteger(count)) {
      throw malformed(`"${pragma}:" is not "1 ballot:", "2 ballots:" and so on.`, number);
    }
    this.#endBallot();
    if (this.#times !== null) throw malformed('No ballot follows to be repeated.', number);
    this.#times = count;
  }

  #score(line: string, number: number): void {
    const [, name = '', score] = SCORE.exec(line) ?? [];
    const option = name.trim();
    if (option === '' || score === undefined) {
      throw malformed('A score has a name, an equals sign and a whole number.', number);
    }
    if (this.#scores.has(option)) throw malformed(`The ballot scores "${option}" twice.`, number);
    if (this.#scores.size === 0) this.#firstLine = number;
    this.#scores.set(option, Number(score));
  }

  #endBallot(): void {
    if (this.#scores.size === 0) return;
    this.#ballots.push({ scores: this.#scores, times: this.#times ?? 1, line: this.#firstLine });
    this.#scores = new Map();
    this.#times = null;
  }
}

function methodOf(setting: Setting | undefined): StarvoteElection['method'] {
  if (setting === undefined) throw malformed('The file names no method.');
  const method = METHODS.get(String(setting.value).toLowerCase());
  if (method === undefined) throw malformed(`There is no method "${String(setting.value)}".`, setting.line);
  return method;
}

function tiebreakerOf(
  setting: Setting | undefined,
  options: readonly string[],
): Pick<StarvoteElection, 'tiebreaker' | 'lot'> {
  if (setting === undefined) return { tiebreaker: 'hashed-ballots', lot: null };
  const { value, line } = setting;
  if (typeof value !== 'string') return { tiebreaker: 'permutation', lot: permutation(value, options, line) };
  const [, seed] = SEED.exec(value) ?? [];
  if (seed !== undefined) {
    const sorted = options.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const shuffled = pythonShuffle(BigInt(seed), options.length).map((i) => sorted[i] ?? '');
    return { tiebreaker: 'seed', lot: permutation(shuffled, options, line) };
  }
  const tiebreaker = TIEBREAKERS.get(value.toLowerCase().replace(/_tiebreaker$/, ''));
  if (tiebreaker === undefined) throw malformed(`There is no tiebreaker "${value}".`, line);
  return { tiebreaker, lot: null };
}

function permutation(names: readonly string[], options: readonly string[], line: number): number[] {
  if (new Set(names).size !== names.length || names.length !== options.length) {
    throw malformed('The list for ties names each candidate once.', line);
  }
  return names.map((name) => {
    const option = options.indexOf(name);
    if (option === -1) throw malformed(`The list for ties names "${name}", whom no ballot names.`, line);
    return option;
  });
}

function wholeSetting(setting: Setting | undefined, otherwise: number): number {
  if (setting === undefined) return otherwise;
  const value = Number(setting.value);
  if (!/^\d+$/.test(String(setting.value)) || !Number.isSafeInteger(value)) {
    throw malformed(`"${String(setting.value)}" is not a whole number to count with.`, setting.line);
  }
  return value;
}

function malformed(message: string, line?: number): CountError {
  return new CountError('malformed_file', message, line);
}
