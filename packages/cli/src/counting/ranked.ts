import {
  countIrv,
  countRctab,
  countStv,
  OPTION,
  OVERVOTED,
  RankedBallotsBuilder,
  SAME_RANK,
  stvRuleSets,
  type RankedBallots,
  type RctabConfig,
  type StvRules,
} from '@coopkit/voting';
import { UsageError } from '../command.ts';
import type { Election } from './election.ts';
import {
  ballotsOf,
  lotGiven,
  lotOf,
  oneSeat,
  tally,
  total,
  type Counted,
  type RuleSet,
  type Wishes,
} from './rule-set.ts';

/** Digits that an exact fraction is shown with. */
const SHOWN_DIGITS = 12;

const stv = Object.values<StvRules>(stvRuleSets).map((rules): [string, RuleSet] => [
  rules.name,
  {
    about: rules.about,
    counts: ['ranked'],
    takes: ['seats', 'precision'],
    count: (election, wishes) => countBy(rules, election, wishes),
  },
]);

/** The rule-sets that let ballots move from option to option. */
export const rankedRules: Record<string, RuleSet> = {
  ...Object.fromEntries(stv),
  irv: {
    about:
      'Instant runoff: the last is eliminated until one has more than half of the votes that count; ties by the earlier ' +
      'rounds (backwards), then the lot.',
    counts: ['ranked'],
    takes: ['seats'],
    count(election, wishes) {
      oneSeat('irv', 'the single transferable vote, such as scottish-stv', wishes);
      const { names, ballots, lot: inFile } = standing(election);
      // The first in a file's order is chosen, here to go; the last in a lot goes.
      const lot = lotOf({ names, lot: inFile?.toReversed() ?? null }, wishes);
      return { count: countIrv(ballots, lotGiven(lot)), names, lot, ballots: said(ballots), facts: {} };
    },
  },
};

function countBy(rules: StvRules, election: Election, wishes: Wishes): Counted {
  const { names } = election;
  const { ballots, withdrawn, undeclared } = ballotsOf(election, 'ranked');
  const seats = wishes.seats ?? election.seats;
  if (seats === null) throw new UsageError('The file does not say how many seats there are: give --seats.');
  const lot = lotOf(election, wishes) ?? { from: 'paper', order: names.map((_, option) => option) };
  const { precision } = wishes;
  if (precision === 'exact' && !rules.anyPrecision)
    throw new UsageError(`The rules ${rules.name} say how many digits are counted: leave out --precision.`);
  const count = countStv(ballots, {
    rules:
      precision === 'exact' ? { ...rules, arithmetic: { kind: 'rational', digits: SHOWN_DIGITS } } : rules,
    ...(typeof precision === 'number' ? { precision } : {}),
    seats,
    withdrawn,
    undeclared,
    lot: lot.order,
  });
  return {
    count,
    names,
    lot,
    ballots: said(ballots),
    facts: {
      valid: count.valid,
      blank: count.blank,
      withdrawn: withdrawn.map((option) => names[option]),
      finalVotes: tally(names, count.finalVotes),
    },
    factsOf(round) {
      const { surplus = '0', rounding = '0', keepFactors, iterations } = count.rounds[round] ?? {};
      return {
        surplus,
        rounding,
        ...(keepFactors ? { keepFactors: tally(names, keepFactors), iterations } : {}),
      };
    },
  };
}

/** Counts as RCTab does, by a configuration of its own. */
export function countByConfig(ballots: RankedBallots, config: RctabConfig, wishes: Wishes): Counted {
  const { seats, precision, seed } = wishes;
  if (precision === 'exact') throw new UsageError('RCTab counts with decimals: --precision 4.');
  const randomSeed = seed === undefined ? config.randomSeed : javaSeed(seed);
  const count = countRctab(ballots, {
    ...config,
    randomSeed,
    ...(seats === undefined ? {} : { numberOfWinners: seats }),
    ...(precision === undefined ? {} : { decimalPlacesForVoteArithmetic: precision }),
  });
  const names = config.candidates.map(({ name }) => name);
  return {
    count,
    names,
    lot: null,
    ballots: said(ballots),
    facts: {
      winnerElectionMode: config.winnerElectionMode,
      tiebreakMode: config.tiebreakMode,
      randomSeed: randomSeed === null ? null : String(randomSeed),
      undervotes: count.undervotes,
    },
    factsOf(round) {
      const { pass, inactive, residualSurplus } = count.rounds[round] ?? {};
      return { pass, inactive, residualSurplus };
    },
  };
}

function javaSeed(seed: string): bigint {
  if (/^-?\d{1,19}$/.test(seed)) return BigInt(seed);
  throw new UsageError(`--seed is "${seed}": RCTab draws from a whole number.`);
}

/** The options that stand, and ballots and order without the others: for rules that know of no withdrawal. */
export function standing(election: Election): Pick<Election, 'names' | 'lot'> & { ballots: RankedBallots } {
  const { names, lot } = election;
  const { ballots, withdrawn } = ballotsOf(election, 'ranked');
  if (withdrawn.length === 0) return { names, lot, ballots };
  const stays = names.map((_, option) => !withdrawn.includes(option));
  const left = names.filter((_, option) => stays[option]);
  const places = names.map((_, option) => stays.slice(0, option).filter(Boolean).length);
  const builder = new RankedBallotsBuilder(left.length);
  ballots.weights.forEach((weight, ballot) => {
    const entries: number[] = [];
    let shares = false;
    for (const entry of ballots.ranks.subarray(ballots.starts[ballot], ballots.starts[ballot + 1])) {
      const option = entry & OPTION;
      if ((entry & SAME_RANK) === 0) shares = false;
      if (option < OVERVOTED && !stays[option]) continue;
      entries.push((option < OVERVOTED ? (places[option] ?? 0) : option) | (shares ? SAME_RANK : 0));
      shares = true;
    }
    builder.add(entries, weight);
  });
  const order = lot?.filter((option) => stays[option]).map((option) => places[option] ?? 0);
  return { names: left, lot: order ?? null, ballots: builder.build() };
}

function said({ weights }: RankedBallots): string {
  return `${total(weights)} ballots`;
}
