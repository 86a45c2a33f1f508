import { CountError, type RoundEvent } from './count.ts';

/** Who has a seat, who ties for those left, and how ties were decided. */
export interface Places {
  readonly elected: readonly number[];
  readonly tied: readonly (readonly number[])[];
  readonly ties: readonly RoundEvent[];
}

/** @throws CountError for options, seats or a lot with which nothing can be counted */
export function checkQuestion(options: number, seats: number, lot?: readonly number[]): void {
  if (options < 1) throw new CountError('no_options', 'There is no option to choose.');
  if (!Number.isSafeInteger(seats) || seats < 1) {
    throw new CountError('invalid_seats', 'The seats are a whole number, one or more.');
  }
  if (seats > options) {
    throw new CountError('too_many_seats', `There are ${seats} seats, but only ${options} options.`);
  }
  if (lot === undefined) return;
  const drawn = new Set(lot.filter((option) => Number.isInteger(option) && option >= 0 && option < options));
  if (lot.length !== options || drawn.size !== options) {
    throw new CountError('invalid_lot', 'The lot names each option once.');
  }
}

/** The options in groups of equal value, the highest value first. */
export function groupsBy(options: readonly number[], value: (option: number) => number): number[][] {
  const values = new Map(options.map((option) => [option, value(option)]));
  const valueOf = (option: number) => values.get(option) ?? 0;
  const groups: number[][] = [];
  for (const option of options.toSorted((a, b) => valueOf(b) - valueOf(a) || a - b)) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && valueOf(group[0]) === valueOf(option)) group.push(option);
    else groups.push([option]);
  }
  return groups;
}

/** Fills the seats from the first group on; a group with more options than seats are left needs a lot. */
export function fillSeats(
  groups: readonly (readonly number[])[],
  seats: number,
  lot?: readonly number[],
): Places {
  const elected: number[] = [];
  for (const group of groups) {
    const left = seats - elected.length;
    if (left === 0) break;
    if (group.length <= left) {
      elected.push(...byLot(group, lot));
      continue;
    }
    if (lot === undefined) return { elected, tied: [group], ties: [] };
    const ties = tiesByLot(group, byLot(group, lot).slice(0, left));
    return { elected: [...elected, ...ties.map(({ decided }) => decided)], tied: [], ties };
  }
  return { elected, tied: [], ties: [] };
}

export type Tie = Extract<RoundEvent, { kind: 'tie' }>;

/** One tie for each who is chosen, among those not chosen before. */
export function tiesByLot(group: readonly number[], chosen: readonly number[]): Tie[] {
  return chosen.map((decided, i) => ({
    kind: 'tie',
    over: 'election',
    among: group.filter((option) => !chosen.slice(0, i).includes(option)),
    decided,
    by: 'lot',
  }));
}

/** In the lot's order, or as they are where there is none. */
export function byLot(group: readonly number[], lot?: readonly number[]): readonly number[] {
  return lot === undefined ? group : lot.filter((option) => group.includes(option));
}
