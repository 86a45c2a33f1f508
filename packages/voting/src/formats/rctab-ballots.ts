import { CountError } from '../count.ts';
import {
  OVERVOTED,
  RankedBallotsBuilder,
  SAME_RANK,
  SKIPPED,
  type RankedBallots,
} from '../ranked-ballots.ts';
import { UNDECLARED_WRITE_INS, type RctabCandidate } from '../rctab/settings.ts';
import { isObject, parseJson } from './json-fields.ts';

export interface RctabBallots {
  /** The options' names. */
  readonly options: readonly string[];
  readonly ballots: RankedBallots;
}

/**
 * Reads cast votes that were brought into one form:
 * `{"candidates": [name], "ballots": [[how many, [rank]]]}`, where a rank is a name, `null` for one left empty, or
 * `{"over": [names]}` for one with several, without names where the vote does not say which.
 *
 * @param candidates of the configuration, whose order is then that of the options; else those of the file
 * @throws CountError `malformed_file`, `unknown_option`
 */
export function readRctabBallots(text: string, candidates?: readonly RctabCandidate[]): RctabBallots {
  const json = parseJson(text);
  const { ballots } = json;
  if (!Array.isArray(json['candidates']) || !Array.isArray(ballots)) {
    throw new CountError('malformed_file', 'Candidates and ballots were expected.');
  }
  const field = candidates ?? namedIn(json['candidates'], text);
  const options = new OptionsByName(field);
  const builder = new RankedBallotsBuilder(field.length);
  for (const ballot of ballots as unknown[]) {
    if (!Array.isArray(ballot) || typeof ballot[0] !== 'number' || !Array.isArray(ballot[1])) {
      throw new CountError('malformed_file', 'A ballot is a number and a list of ranks.');
    }
    builder.add(
      (ballot[1] as unknown[]).flatMap((rank) => entriesOf(rank, options)),
      ballot[0],
    );
  }
  return { options: field.map(({ name }) => name), ballots: builder.build() };
}

/** The candidates of the file alone, and the undeclared write-ins where there are votes for them. */
function namedIn(names: readonly unknown[], text: string): RctabCandidate[] {
  const writeIns = text.includes(`"${UNDECLARED_WRITE_INS}"`) ? [UNDECLARED_WRITE_INS] : [];
  return [...new Set([...names.map(String), ...writeIns])].map((name) => ({
    name,
    aliases: [],
    excluded: false,
  }));
}

function entriesOf(rank: unknown, options: OptionsByName): number[] {
  if (rank === null) return [SKIPPED];
  if (typeof rank === 'string') return [options.get(rank)];
  const over = isObject(rank) ? rank['over'] : undefined;
  if (!Array.isArray(over)) throw new CountError('malformed_file', 'A rank is a name, null or an over-vote.');
  return sameRank(over.map((name) => options.get(String(name))));
}

/** Entries of {@link RankedBallots.ranks} for the options at one rank; of an over-vote where none is named. */
export function sameRank(options: readonly number[]): number[] {
  const distinct = [...new Set(options)];
  if (distinct.length === 0) return [OVERVOTED];
  return distinct.map((option, i) => (i === 0 ? option : option | SAME_RANK));
}

/** Options by their names and aliases. */
export class OptionsByName {
  readonly #options = new Map<string, number>();

  constructor(candidates: readonly RctabCandidate[]) {
    for (const [option, { name, aliases }] of candidates.entries()) {
      for (const each of [name, ...aliases]) this.#options.set(each, option);
    }
  }

  /** @throws CountError `unknown_option` */
  get(name: string): number {
    const option = this.#options.get(name);
    if (option === undefined) throw new CountError('unknown_option', `No candidate is called "${name}".`);
    return option;
  }
}
