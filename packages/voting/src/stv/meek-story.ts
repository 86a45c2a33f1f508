import type { Arithmetic } from './arithmetic.ts';
import type { Contest } from './contest.ts';

/** A change of what is kept, and the votes before and after it. */
export interface Move<N> {
  readonly option: number;
  readonly because: 'surplus' | 'elimination';
  readonly factor: N;
  readonly before: readonly N[];
  readonly after: readonly N[];
}

/** Tells who moved where when one option kept less of each vote, or for once more. */
export function tellMove<N>(contest: Contest<N>, move: Move<N>): void {
  const { arithmetic } = contest;
  const { compare, subtract, text, zero } = arithmetic;
  const { option: changed, because, before, after } = move;
  const value = because === 'surplus' ? text(move.factor) : null;
  const change = (option: number): N => subtract(after[option] ?? zero, before[option] ?? zero);
  const others = [...after.keys()].filter((option) => option !== changed);
  const gains = others.filter((option) => compare(change(option), zero) > 0);
  const losses = others.filter((option) => compare(change(option), zero) < 0);
  for (const from of losses) {
    const votes = text(subtract(zero, change(from)));
    contest.tell({
      kind: 'transfer',
      from,
      because,
      value,
      to: [{ option: changed, votes }],
      exhausted: text(zero),
    });
  }
  const exhausted = subtract(sum(arithmetic, before), sum(arithmetic, after));
  if (gains.length === 0 && compare(exhausted, zero) === 0) return;
  const to = gains.map((option) => ({ option, votes: text(change(option)) }));
  contest.tell({ kind: 'transfer', from: changed, because, value, to, exhausted: text(exhausted) });
}

function sum<N>({ add, zero }: Arithmetic<N>, votes: readonly N[]): N {
  return votes.reduce((so, held) => add(so, held), zero);
}
