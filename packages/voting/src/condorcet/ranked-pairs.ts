import { inGroups, strongerFirst, type Defeat, type Strength } from './defeats.ts';
import { Order } from './order.ts';

export interface RankedPair extends Omit<Defeat, 'votes' | 'against'> {
  readonly votes: string;
  readonly against: string;
  /** `undecided`: locked or refused, as the order among defeats of equal strength has it. */
  readonly outcome: 'locked' | 'refused' | 'undecided';
  /** For a refused pair the locked chain that already puts the loser above the winner, from one to the other. */
  readonly chain: readonly number[] | null;
}

export interface RankedPairsOutcome {
  /** What holds in whatever order equals are taken. */
  readonly order: Order;
  /** What holds when equals that contradict each other are all refused. */
  readonly neutral: Order;
  /** In the order in which they were taken. */
  readonly pairs: readonly RankedPair[];
}

/**
 * Ranked pairs: the defeats are locked in from the strongest to the weakest, save those that contradict what is
 * locked already. Among equally strong ones that with fewer votes against it comes first. Among equals the lot decides,
 * as Zavist and Tideman do and as Maximize Affirmed Majorities words it: first the defeat whose loser stands lower
 * in the lot, then the one whose winner stands higher. So no group of clones can gain.
 * T. N. Tideman, "Independence of clones as a criterion for voting rules" (1987), with Zavist (1989),
 * https://link.springer.com/article/10.1007/BF00303170;
 * http://alumnus.caltech.edu/~seppley/MAM%20formal%20definition.htm.
 *
 * Without a lot, what is locked or refused in whatever order equals are taken is kept apart from what depends on it.
 */
export function rankedPairs(
  options: number,
  defeats: readonly Defeat[],
  strength: Strength,
  lot?: readonly number[],
): RankedPairsOutcome {
  const certain = new Order(options);
  const perhaps = new Order(options);
  const neutral = new Order(options);
  const locked: number[][] = Array.from({ length: options }, () => []);
  const pairs: RankedPair[] = [];
  for (const group of inGroups(defeats, precedence(strength, lot))) {
    lockNeutrally(neutral, group);
    const open = group.filter(({ winner, loser }) => !certain.isAbove(loser, winner));
    for (const { winner, loser } of open) perhaps.put(winner, loser);
    const outcomes = group.map((defeat) => {
      if (!open.includes(defeat)) return 'refused';
      return perhaps.isAbove(defeat.loser, defeat.winner) ? 'undecided' : 'locked';
    });
    group.forEach((defeat, i) => {
      const outcome = outcomes[i] ?? 'undecided';
      const { winner, loser } = defeat;
      const chain = outcome === 'refused' ? chainBetween(locked, loser, winner) : null;
      pairs.push({
        winner,
        loser,
        votes: String(defeat.votes),
        against: String(defeat.against),
        outcome,
        chain,
      });
    });
    group.forEach(({ winner, loser }, i) => {
      if (outcomes[i] !== 'locked') return;
      certain.put(winner, loser);
      locked[winner]?.push(loser);
    });
  }
  return { order: certain, neutral, pairs };
}

function precedence(strength: Strength, lot?: readonly number[]): (a: Defeat, b: Defeat) => number {
  const stronger = strongerFirst[strength];
  const places = new Map(lot?.map((option, place) => [option, place]));
  const placeOf = (option: number) => places.get(option) ?? 0;
  return (a, b) =>
    stronger(a, b) ||
    a.against - b.against ||
    placeOf(b.loser) - placeOf(a.loser) ||
    placeOf(a.winner) - placeOf(b.winner);
}

function lockNeutrally(order: Order, group: readonly Defeat[]): void {
  const all = order.copy();
  for (const { winner, loser } of group) all.put(winner, loser);
  for (const { winner, loser } of group) if (!all.isAbove(loser, winner)) order.put(winner, loser);
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
