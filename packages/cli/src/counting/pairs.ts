import { countCondorcet, type CondorcetCount, type CondorcetRules } from '@coopkit/voting';
import { oneLine, table } from '../output.ts';
import { standing } from './ranked.ts';
import { ballotsOf, lotGiven, lotOf, tally, total, type RuleSet } from './rule-set.ts';

const abouts: Record<CondorcetRules, string> = {
  schulze: 'Schulze: of each pair that one wins who has the stronger path of victories over the other.',
  'ranked-pairs':
    'Ranked pairs: victories are locked in from the strongest on, save those that contradict what is locked.',
  condorcet: 'Whoever beats each of the others, or no one.',
  copeland: 'Copeland: most victories less defeats.',
  minimax: 'Minimax: the smallest worst defeat.',
};

/** The rule-sets that compare each option with each other one. */
export const pairRules: Record<string, RuleSet> = Object.fromEntries(
  Object.entries(abouts).map(([name, about]): [string, RuleSet] => [
    name,
    {
      about: `${about} One winner, unless more are asked for: it is not proportional.`,
      counts: ['ranked'],
      takes: ['seats', 'strength', 'unranked'],
      count(election, wishes) {
        const { ballots, ...stood } = standing(election);
        const { names } = stood;
        const lot = lotOf(stood, wishes);
        const { unranked } = ballotsOf(election, 'ranked');
        const count = countCondorcet(ballots, {
          rules: name as CondorcetRules,
          seats: wishes.seats ?? 1,
          strength: wishes.strength ?? 'winning-votes',
          unranked: wishes.unranked ?? unranked ?? 'last',
          ...lotGiven(lot),
        });
        return {
          count,
          names,
          lot,
          ballots: `${total(ballots.weights)} ballots`,
          facts: factsOf(count, names),
          picture: (columns) => picture(count, names, columns),
        };
      },
    },
  ]),
);

function factsOf(count: CondorcetCount, names: readonly string[]): Record<string, unknown> {
  const name = (option: number | null) => (option === null ? null : names[option]);
  const { strength, unranked, pairwise, condorcetWinner, condorcetLoser, ranking, paths, pairs } = count;
  const matrix = (cells: readonly (readonly (string | null)[])[]) =>
    tally(
      names,
      cells.map((row, a) => withoutItself(tally(names, row), names[a] ?? '')),
    );
  return {
    strength,
    unranked,
    condorcetWinner: name(condorcetWinner),
    condorcetLoser: name(condorcetLoser),
    ranking: ranking.map((group) => group.map(name)),
    pairwise: matrix(pairwise),
    ...(paths ? { paths: matrix(paths) } : {}),
    ...(pairs
      ? {
          pairs: pairs.map(({ winner, loser, chain, ...rest }) => ({
            winner: name(winner),
            loser: name(loser),
            ...rest,
            chain: chain && chain.map(name),
          })),
        }
      : {}),
  };
}

function withoutItself(row: Record<string, unknown>, self: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== self));
}

/** The matrix where it fits, else each pair in a line of its own; and the ranking. */
function picture({ pairwise, ranking }: CondorcetCount, names: readonly string[], columns: number): string {
  const order = ranking.flat();
  const name = (option: number) => names[option] ?? '';
  const votes = (a: number, b: number) => (a === b ? '' : (pairwise[a]?.[b] ?? ''));
  const matrix = table(
    ['', ...order.map((_, place) => String(place + 1))],
    order.map((a, place) => [`${place + 1} ${name(a)}`, ...order.map((b) => votes(a, b))]),
  );
  const duels = () =>
    order.flatMap((a, place) =>
      order.slice(place + 1).map((b) => [name(a), votes(a, b), votes(b, a), name(b)]),
    );
  const fits = matrix.split('\n').every((line) => line.length <= columns);
  return [
    fits
      ? `How many prefer the one in the line to the one in the column:\n\n${matrix}`
      : table(['THOSE WHO PREFER', 'ARE', 'AND', 'THOSE WHO PREFER'], duels()),
    `Ranking: ${ranking.map((group) => group.map(name).map(oneLine).join(' = ')).join(' > ')}`,
  ].join('\n\n');
}
