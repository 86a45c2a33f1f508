import { inGroups, strongerFirst, type Defeat, type Strength } from './defeats.ts';
import { Order } from './order.ts';

export interface RankedPair {
  readonly winner: number;
  readonly loser: number;
  readonly votes: string;
  readonly against: string;
  /** `contradicted`: refused with equals that it makes a circle with, where no lot says which of them goes first. */
  readonly outcome: 'locked' | 'refused' | 'contradicted';
  /** For a refused pair the locked chain that already puts the loser above the winner, from one to the other. */
  readonly chain: readonly number[] | null;
  /** Others are as strong, and the lot gave it its place among them. */
  readonly drawn: boolean;
}

export interface RankedPairsOutcome {
  readonly order: Order;
  /** In the order in which they were taken. */
  readonly pairs: readonly RankedPair[];
}

/**
 * Ranked pairs: the defeats are locked in from the strongest to the weakest, save those that contradict what is
 * locked already. Among equally strong ones that with fewer votes against it comes first. Among equals the lot decides,
 * as Zavist and Tideman do and as Maximize Affirmed Majorities words it: first the defeat whose loser stands lower
 * in the lot, then the one whose winner stands higher. So no group of clones can gain.
 * Without a lot, equals are taken together, and those that make a circle with each other are all refused.
 * T. N. Tideman, "Independence of clones as a criterion for voting rules" (1987), with Zavist (1989),
 * https://link.springer.com/article/10.1007/BF00303170;
 * http://alumnus.caltech.edu/~seppley/MAM%20formal%20definition.htm.
 */
export function rankedPairs(
  options: number,
  defeats: readonly Defeat[],
  strength: Strength,
  lot?: readonly number[],
): RankedPairsOutcome {
  const order = new Order(options);
  const locked: number[][] = Array.from({ length: options }, () => []);
  const pairs: RankedPair[] = [];
  const stronger = strongerFirst[strength];
  for (const equals of inGroups(defeats, (a, b) => stronger(a, b) || a.against - b.against)) {
    for (const group of lot === undefined ? [equals] : asDrawn(equals, lot)) {
      const together = group.length === 1 ? order : withAll(order, group);
      const isRefused = ({ winner, loser }: Defeat) => order.isAbove(loser, winner);
      const isContradicted = ({ winner, loser }: Defeat) => together.isAbove(loser, winner);
      for (const defeat of group) {
        const { winner, loser } = defeat;
        pairs.push({
          winner,
          loser,
          votes: String(defeat.votes),
          against: String(defeat.against),
          outcome: isRefused(defeat) ? 'refused' : isContradicted(defeat) ? 'contradicted' : 'locked',
          chain: isRefused(defeat) ? chainBetween(locked, loser, winner) : null,
          drawn: lot !== undefined && equals.length > 1,
        });
      }
      for (const { winner, loser } of group.filter((defeat) => !isContradicted(defeat))) {
        order.put(winner, loser);
        locked[winner]?.push(loser);
      }
    }
  }
  return { order, pairs };
}

function withAll(order: Order, group: readonly Defeat[]): Order {
  const copy = order.copy();
  for (const { winner, loser } of group) copy.put(winner, loser);
  return copy;
}

/** One by one, as the lot has them. */
function asDrawn(equals: readonly Defeat[], lot: readonly number[]): Defeat[][] {
  const places = new Map(lot.map((option, place) => [option, place]));
  const placeOf = (option: number) => places.get(option) ?? 0;
  return equals
    .toSorted((a, b) => placeOf(b.loser) - placeOf(a.loser) || placeOf(a.winner) - placeOf(b.winner))
    .map((defeat) => [defeat]);
}

/** The shortest chain of locked pairs. */
function chainBetween(locked: readonly (readonly number[])[], from: number, to: number): number[] {
  const cameFrom = new Map<number, number>([[from, from]]);
  const queue = [from];
  for (const option of queue) {
    if (option === to) break;
    for (const next of locked[option] ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, option);
      queue.push(next);
    }
  }
  const chain = [to];
  for (let at = to; at !== from;) {
    at = cameFrom.get(at) ?? from;
    chain.unshift(at);
  }
  return chain;
}
