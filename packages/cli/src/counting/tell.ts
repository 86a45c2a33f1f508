import { NamedCount, type NamedRound } from '@coopkit/voting';
import { oneLine } from '../output.ts';
import { roundsTable } from './rounds-table.ts';
import type { Counted } from './rule-set.ts';
import { eventWords } from './words.ts';

/** A count as programs read it: options by their names. */
export interface ToldCount {
  readonly rules: string;
  readonly seats: number;
  readonly options: readonly string[];
  readonly elected: readonly string[];
  readonly tied: readonly (readonly string[])[];
  readonly threshold: string | null;
  readonly rounds: readonly NamedRound[];
  /** The order by which ties were broken that the rules leave to the lot, and where it is from. */
  readonly lot: { readonly from: string; readonly order: readonly string[] } | null;
}

/** Puts names in place of the options' indexes. */
export function tellCount({
  count,
  names,
  lot,
  facts,
  factsOf,
}: Counted): ToldCount & Record<string, unknown> {
  const named = new NamedCount(count, names, (votes) => votes);
  return {
    rules: count.rules,
    seats: count.seats,
    options: names,
    elected: named.elected(),
    tied: named.tied(),
    threshold: named.threshold(),
    rounds: named.rounds().map((round, i) => ({ ...round, ...factsOf?.(i) })),
    lot: lot && { from: lot.from, order: lot.order.map((option) => names[option] ?? '') },
    ...facts,
  };
}

/** A count as people read it, in lines of so many columns. */
export function countWords(counted: Counted, title: string, columns: number): string {
  const told = tellCount(counted);
  const nameOf = (option: string) => oneLine(option) || '(no name)';
  const { rounds, options } = told;
  const heading = `${told.rules}: ${counted.ballots}, ${told.seats === 1 ? 'one seat' : `${told.seats} seats`}`;
  return [
    ...(title ? [oneLine(title)] : []),
    heading,
    '',
    counted.picture ? counted.picture(columns) : roundsTable(rounds, options, nameOf, columns),
    '',
    ...(counted.words?.(nameOf) ?? roundsWords(rounds, nameOf, counted.picture === undefined)),
    '',
    ...outcome(told, nameOf),
  ].join('\n');
}

/** What happened in each round, in words. */
export function roundsWords(
  rounds: readonly NamedRound[],
  nameOf: (option: string) => string,
  withVotes = true,
): string[] {
  return rounds.flatMap(({ events, votes }, i) => {
    const sentences = eventWords(events, withVotes ? votes : null, nameOf);
    if (rounds.length === 1) return sentences;
    const [first = 'nothing is decided.', ...rest] = sentences;
    return [`Round ${i + 1}: ${first}`, ...rest.map((sentence) => `  ${sentence}`)];
  });
}

function outcome({ elected, tied, lot, rounds }: ToldCount, nameOf: (option: string) => string): string[] {
  const list = elected.map(nameOf).join(', ');
  const drawn = rounds.some(({ events }) =>
    events.some((event) => event.kind === 'tie' && event.by === 'lot'),
  );
  return [
    elected.length === 0 ? 'Nobody is elected.' : `Elected: ${list}`,
    ...tied.map((group) => `Tied, and nothing tells them apart: ${group.map(nameOf).join(', ')}`),
    ...(tied.length > 0 && lot === null ? ['To draw a lot, give --seed.'] : []),
    ...(drawn && lot ? [lotWords[lot.from] ?? ''] : []),
  ];
}

const lotWords: Record<string, string> = {
  seed: 'The lot was drawn from --seed.',
  file: 'The order for ties is that of the file.',
  paper: 'No lot was drawn: ties went by the order of the ballot paper. To draw one, give --seed.',
};
