import {
  countCondorcet,
  countIrv,
  countStv,
  RankedBallotsBuilder,
  type RankedBallots,
} from '@coopkit/voting';
import { castBallots, makeBallots, OPTIONS } from './ballots.ts';

/** Those who count by the same rules are to elect the same. */
export type Rules = 'IRV' | 'Scottish STV' | 'Meek STV' | 'Schulze';

export interface Contender {
  readonly does: Rules | 'first preferences' | 'packing';
  readonly name: string;
  /** Has so many ballots made in its own form, then does its work as often as it is asked and tells who is elected. */
  readonly prepare: (count: number) => Promise<() => readonly number[]>;
}

export const OURS = '@coopkit/voting';
export const SEATS = 5;

const NAMES = Array.from({ length: OPTIONS }, (_, option) => `C${String(option).padStart(2, '0')}`);

/** Ours count packed ballots; others have a list with an entry for each voter, as their documentation shows it. */
export const contenders: readonly Contender[] = [
  { does: 'first preferences', name: 'the limit', prepare: onPacked(mostFirstPreferences) },
  {
    does: 'packing',
    name: OURS,
    prepare: (count) => {
      const cast: Uint16Array[] = [];
      castBallots(count, (ranked) => cast.push(ranked.slice()));
      return Promise.resolve(() => {
        const builder = new RankedBallotsBuilder(OPTIONS);
        for (const ranked of cast) builder.add(ranked);
        builder.build();
        return [];
      });
    },
  },
  { does: 'IRV', name: OURS, prepare: onPacked((ballots) => countIrv(ballots).elected) },
  { does: 'IRV', name: 'meeks-prf-js', prepare: (count) => meeksPrf(count, 1) },
  {
    does: 'IRV',
    name: 'votes',
    prepare: async (count) => {
      const { InstantRunoff } = await import('votes');
      const ballots = weightedRankings(count);
      return () => firstOf(new InstantRunoff({ candidates: NAMES, ballots }).ranking());
    },
  },
  {
    does: 'Scottish STV',
    name: OURS,
    prepare: onPacked((ballots) => countStv(ballots, { rules: 'scottish-stv', seats: SEATS }).elected),
  },
  {
    does: 'Meek STV',
    name: OURS,
    prepare: onPacked((ballots) => countStv(ballots, { rules: 'meek-prf', seats: SEATS }).elected),
  },
  { does: 'Meek STV', name: 'meeks-prf-js', prepare: (count) => meeksPrf(count, SEATS) },
  {
    does: 'Schulze',
    name: OURS,
    prepare: onPacked((ballots) => countCondorcet(ballots, { rules: 'schulze', seats: 1 }).elected),
  },
  {
    does: 'Schulze',
    name: 'condorcet',
    prepare: async (count) => {
      const { Schulze } = await import('condorcet');
      const ballots: Map<string, number>[] = [];
      castBallots(count, (ranked) => {
        ballots.push(new Map(Array.from(ranked, (option, rank) => [NAMES[option]!, rank + 1])));
      });
      return () => {
        const schulze = new Schulze(new Set(NAMES));
        for (const ballot of ballots) schulze.addBallot(ballot);
        return [optionOf(String(schulze.rank()[0]))];
      };
    },
  },
  {
    does: 'Schulze',
    name: 'votes',
    prepare: async (count) => {
      const { Schulze, utils } = await import('votes');
      const ballots = weightedRankings(count);
      return () => firstOf(new Schulze(utils.matrixFromBallots(ballots, NAMES)).ranking());
    },
  },
];

function onPacked(work: (ballots: RankedBallots) => readonly number[]): Contender['prepare'] {
  return (count) => {
    const ballots = makeBallots(count);
    return Promise.resolve(() => work(ballots));
  };
}

function mostFirstPreferences({ options, starts, ranks, weights }: RankedBallots): readonly number[] {
  const votes = new Float64Array(options);
  for (let b = 0; b < weights.length; b++) {
    const first = ranks[starts[b]!]!;
    votes[first] = votes[first]! + weights[b]!;
  }
  return [votes.indexOf(Math.max(...votes))];
}

async function meeksPrf(count: number, seats: number): Promise<() => readonly number[]> {
  const { tabulate } = await import('meeks-prf-js/run/meek.js');
  const ballots: [number, string[]][] = [];
  castBallots(count, (ranked) => ballots.push([1, Array.from(ranked, (option) => NAMES[option]!)]));
  return () => [...tabulate(seats, NAMES, ballots, OPTIONS, NAMES, [], [], {}, null).elected].map(optionOf);
}

/** The form of `votes`. */
function weightedRankings(count: number): { weight: number; ranking: string[][] }[] {
  const ballots: { weight: number; ranking: string[][] }[] = [];
  castBallots(count, (ranked) => {
    ballots.push({ weight: 1, ranking: Array.from(ranked, (option) => [NAMES[option]!]) });
  });
  return ballots;
}

function optionOf(name: string): number {
  return NAMES.indexOf(name);
}

function firstOf(ranking: readonly (readonly string[])[]): number[] {
  return (ranking[0] ?? []).map(optionOf);
}
