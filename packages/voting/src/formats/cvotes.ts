import { CountError } from '../count.ts';
import {
  OPTION,
  OVERVOTED,
  RankedBallotsBuilder,
  SAME_RANK,
  type RankedBallots,
  type Ranking,
} from '../ranked-ballots.ts';

/** An election in the Condorcet Election Format, https://github.com/CondorcetVote/CondorcetElectionFormat. */
export interface CvotesElection {
  readonly options: readonly string[];
  readonly ballots: RankedBallots;
  /** As the file says; null where it says nothing. */
  readonly seats: number | null;
  /** Options that a ballot does not rank come last, together; else they are not compared. */
  readonly implicitRanking: boolean;
}

const EMPTY = /^\/EMPTY(_RANKING)?\/$/i;
const RESERVED = /[<>=;,#/^*|]/;
const VOTE = /^(?<ranking>[^^*]*)(?:\^\s*(?<weight>\d+)\s*)?(?:\*\s*(?<times>\d+)\s*)?$/;

/**
 * Reads a `.cvotes` file. Weights count only where the file allows them; tags are passed over; options that stand
 * in a vote but not among the candidates are, as the format has it, no part of the vote.
 *
 * @throws CountError `malformed_file` with the line, and what {@link RankedBallotsBuilder} throws
 */
export function readCvotes(text: string): CvotesElection {
  const reader = new CvotesReader();
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((line, i) => reader.line(line, i + 1));
  return reader.election();
}

class CvotesReader {
  readonly #options = new Map<string, number>();
  readonly #votes: { ranking: Ranking; weight: number }[] = [];
  readonly #parameters = new Set<string>();
  #listed = false;
  #seats: number | null = null;
  #implicitRanking = true;
  #weightAllowed = false;

  line(line: string, number: number): void {
    if (line.startsWith('#/')) this.#parameter(line.slice(2), number);
    else if (/^\s+#\//.test(line))
      throw malformed('A parameter starts at the beginning of its line.', number);
    else this.#vote((line.split('#', 1)[0] ?? '').trim(), number);
  }

  election(): CvotesElection {
    if (this.#options.size === 0) throw malformed('There are no candidates.');
    const builder = new RankedBallotsBuilder(this.#options.size);
    for (const { ranking, weight } of this.#votes) builder.addRanking(ranking, weight);
    return {
      options: [...this.#options.keys()],
      ballots: builder.build(),
      seats: this.#seats,
      implicitRanking: this.#implicitRanking,
    };
  }

  #parameter(line: string, number: number): void {
    const colon = line.indexOf(':');
    if (colon === -1) throw malformed('A parameter has a name, a colon and a value.', number);
    if (this.#votes.length > 0) throw malformed('Parameters come before the votes.', number);
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (this.#parameters.has(name)) throw malformed(`The parameter "${name}" stands twice.`, number);
    this.#parameters.add(name);
    if (name === 'candidates') this.#candidates(value, number);
    else if (name === 'number of seats' || name === 'number of seat') this.#seats = whole(value, number);
    else if (name === 'implicit ranking') this.#implicitRanking = yesOrNo(value, number);
    else if (name === 'weight allowed') this.#weightAllowed = yesOrNo(value, number);
  }

  #candidates(value: string, number: number): void {
    this.#listed = true;
    for (const part of value.split(';')) {
      const name = part.trim();
      checkName(name, number);
      if (this.#options.has(name)) throw malformed(`The candidate "${name}" stands twice.`, number);
      this.#options.set(name, this.#options.size);
    }
  }

  #vote(line: string, number: number): void {
    if (line === '') return;
    const tags = line.indexOf('||');
    const { ranking, weight, times } = VOTE.exec(tags === -1 ? line : line.slice(tags + 2))?.groups ?? {};
    if (ranking === undefined) {
      throw malformed('A vote is a ranking, then perhaps ^ and its weight, then * and how often.', number);
    }
    const each = weight === undefined ? 1 : whole(weight, number);
    const often = times === undefined ? 1 : whole(times, number);
    this.#votes.push({
      ranking: this.#ranking(ranking.trim(), number),
      weight: (this.#weightAllowed ? each : 1) * often,
    });
  }

  #ranking(ranking: string, number: number): Ranking {
    if (EMPTY.test(ranking)) return [];
    const ranked = new Set<string>();
    const ranks = ranking.split('>').map((rank) =>
      rank.split('=').flatMap((part) => {
        const name = part.trim();
        const option = this.#options.get(name) ?? this.#another(name, number);
        if (ranked.has(name)) throw malformed(`The vote ranks "${name}" twice.`, number);
        ranked.add(name);
        return option ?? [];
      }),
    );
    return ranks.filter((rank) => rank.length > 0);
  }

  /** Whom no list names: a candidate where there is no list, else no part of the vote. */
  #another(name: string, number: number): number | undefined {
    checkName(name, number);
    if (this.#listed) return undefined;
    this.#options.set(name, this.#options.size);
    return this.#options.get(name);
  }
}

/**
 * Writes a `.cvotes` file. Ranks that a voter skipped leave no trace in this format; nor do over-votes.
 *
 * @throws CountError `unwritable_name` for a name with a character that the format reserves
 */
export function writeCvotes(election: CvotesElection): string {
  const { options, ballots, seats, implicitRanking } = election;
  for (const name of options) {
    if (name.trim() !== name || name === '' || RESERVED.test(name) || /[\r\n]/.test(name)) {
      throw new CountError('unwritable_name', `The name "${name}" cannot stand in a .cvotes file.`);
    }
  }
  const lines = [`#/Candidates: ${options.join(' ; ')}`];
  if (seats !== null) lines.push(`#/Number of Seats: ${seats}`);
  lines.push(`#/Implicit Ranking: ${implicitRanking}`, '#/Weight Allowed: false', '');
  ballots.weights.forEach((weight, ballot) => {
    const entries = ballots.ranks.subarray(ballots.starts[ballot], ballots.starts[ballot + 1]);
    let ranking = '';
    for (const entry of entries) {
      if ((entry & OPTION) >= OVERVOTED) continue;
      const separator = ranking === '' ? '' : (entry & SAME_RANK) === 0 ? ' > ' : ' = ';
      ranking += separator + (options[entry & OPTION] ?? '');
    }
    lines.push(`${ranking === '' ? '/EMPTY_RANKING/' : ranking} * ${weight}`);
  });
  return `${lines.join('\n')}\n`;
}

function checkName(name: string, line: number): void {
  if (name === '') throw malformed('A name is missing.', line);
  if (RESERVED.test(name)) throw malformed(`"${name}" has a character that names must not have.`, line);
}

function yesOrNo(value: string, line: number): boolean {
  const word = value.toLowerCase();
  if (word !== 'true' && word !== 'false') throw malformed('The value is "true" or "false".', line);
  return word === 'true';
}

function whole(value: string, line: number): number {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw malformed(`"${value}" is not a whole number to count with.`, line);
  return number;
}

function malformed(message: string, line?: number): CountError {
  return new CountError('malformed_file', message, line);
}
