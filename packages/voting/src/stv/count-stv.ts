import { type Count, CountError } from '../count.ts';
import type { RankedBallots } from '../ranked-ballots.ts';
import { withArithmetic } from './arithmetic.ts';
import { ClassQuotas, type ClassQuota } from './class-quotas.ts';
import { Contest, type StvRound } from './contest.ts';
import { GregoryCount } from './gregory.ts';
import { MeekCount } from './meek.ts';
import { type Papers, readPapers } from './papers.ts';
import { QuotientCount } from './quotient.ts';
import { stvRuleSets, type StvRulesName } from './rule-sets.ts';
import type { StvArithmetic, StvRules } from './rules.ts';

/** Each has a line in each round, and there are as many rounds: more would fill any memory. */
const MOST_STANDING = 1000;

/** How a question is counted by the single transferable vote. */
export interface StvSettings {
  /** A rule-set, or the name of one of {@link stvRuleSets}. */
  readonly rules: StvRules | StvRulesName;
  readonly seats: number;
  /** How many digits after the point, for rule-sets that leave it open. */
  readonly precision?: number;
  /** Every option once, as the lot put them; what it says is for the rules. Without one: the order of the paper. */
  readonly lot?: readonly number[];
  /** Those who no longer stand: ballots pass over them. */
  readonly withdrawn?: readonly number[];
  /** Minneapolis: write-ins who did not declare, together eliminated first. */
  readonly undeclared?: readonly number[];
  /** Those who keep their seats when others are replaced: they are elected in any case. */
  readonly keepSeat?: readonly number[];
  /** Seats kept for classes of options. */
  readonly classQuotas?: readonly ClassQuota[];
}

/** A count by the single transferable vote. */
export interface StvCount extends Count {
  readonly rounds: readonly StvRound[];
  /** What the ballots weigh that count for someone: the votes of every round and its `exhausted` add up to it. */
  readonly valid: number;
  /** What the ballots weigh that name no one who stands, or end before they do. */
  readonly blank: number;
  /** What each option holds when the count is over. */
  readonly finalVotes: readonly string[];
}

/**
 * Counts ranked ballots by a rule-set of the single transferable vote.
 *
 * @throws CountError `too_many_options`, `invalid_seats`, `invalid_lot`, `unknown_option`, `invalid_precision`, `precision_is_set`,
 * `class_quota_impossible`, `too_many_equal_ranks`
 */
export function countStv(ballots: RankedBallots, settings: StvSettings): StvCount {
  const given = typeof settings.rules === 'string' ? stvRuleSets[settings.rules] : settings.rules;
  const rules = { ...given, arithmetic: withPrecision(given, settings.precision) };
  const { seats } = settings;
  if (!Number.isSafeInteger(seats) || seats < 1) {
    throw new CountError('invalid_seats', 'A vote fills one seat or more.');
  }
  const { options } = ballots;
  if (options > MOST_STANDING) {
    throw new CountError('too_many_options', `At most ${MOST_STANDING} options can be counted in rounds.`);
  }
  const withdrawn = maskOf(options, settings.withdrawn);
  const hopeful = withdrawn.map((gone) => 1 - gone);
  const undeclared = known(options, settings.undeclared);
  const keepSeat = known(options, settings.keepSeat);
  // Meek has quotas of its own for them; elsewhere each is a class of its own.
  const single = rules.engine === 'meek' ? [] : keepSeat.map((option) => ({ members: [option], atLeast: 1 }));
  const quotas = new ClassQuotas([...(settings.classQuotas ?? []), ...single], options);
  const standing = [...hopeful.keys()].filter((option) => hopeful[option] === 1);
  if (!quotas.possible([], standing, seats) || keepSeat.length > seats) {
    throw new CountError(
      'class_quota_impossible',
      'Not every class can have the seats that are kept for it.',
    );
  }
  const field = { seats, hopeful, lot: lotOf(options, settings.lot), quotas };
  const papers = readPapers(ballots, rules.ballots, withdrawn);
  const all = ballots.weights.reduce((sum, weight) => sum + weight, 0);
  return withArithmetic(rules.arithmetic, all, (arithmetic) => {
    const contest = new Contest(arithmetic, rules.ties, field);
    const valid = run(contest, rules, papers, { undeclared, keepSeat });
    return {
      rules: rules.name,
      seats,
      elected: contest.elected,
      tied: [],
      threshold: contest.rounds.at(-1)?.threshold ?? null,
      rounds: contest.rounds,
      valid,
      blank: all - valid,
      finalVotes: contest.votes.map(arithmetic.text),
    };
  });
}

/** @returns what the ballots weigh that count for someone */
function run<N>(
  contest: Contest<N>,
  rules: StvRules,
  papers: Papers,
  special: { readonly undeclared: readonly number[]; readonly keepSeat: readonly number[] },
): number {
  if (rules.engine === 'gregory') {
    const count = new GregoryCount(contest, rules, papers);
    count.run(special.undeclared);
    return count.valid;
  }
  const count =
    rules.engine === 'meek'
      ? new MeekCount(contest, rules, papers, special.keepSeat)
      : new QuotientCount(contest, papers);
  count.run();
  return count.valid;
}

function maskOf(options: number, named?: readonly number[]): Uint8Array {
  const mask = new Uint8Array(options);
  for (const option of known(options, named)) mask[option] = 1;
  return mask;
}

function known(options: number, named: readonly number[] = []): readonly number[] {
  const unknown = named.find((option) => !Number.isInteger(option) || option < 0 || option >= options);
  if (unknown !== undefined) throw new CountError('unknown_option', `There is no option ${unknown + 1}.`);
  return named;
}

function lotOf(options: number, lot?: readonly number[]): readonly number[] {
  if (!lot) return Array.from({ length: options }, (_, option) => option);
  if (new Set(known(options, lot)).size !== options || lot.length !== options) {
    throw new CountError('invalid_lot', 'A lot names every option once.');
  }
  return lot;
}

function withPrecision(rules: StvRules, precision?: number): StvArithmetic {
  const { arithmetic } = rules;
  if (precision === undefined || precision === arithmetic.digits) return arithmetic;
  if (!rules.anyPrecision) {
    throw new CountError('precision_is_set', `The rules ${rules.name} say how many digits are counted.`);
  }
  if (!Number.isSafeInteger(precision) || precision < 0 || precision > 100) {
    throw new CountError('invalid_precision', 'There can be from 0 to 100 digits after the point.');
  }
  return { ...arithmetic, digits: precision };
}
