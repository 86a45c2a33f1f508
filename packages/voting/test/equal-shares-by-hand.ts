import {
  add,
  compare,
  divide,
  multiply,
  rational,
  subtract,
  ZERO,
  type Rational,
} from '../src/exact/rational.ts';
import type { CompletionRule } from '../src/index.ts';

interface Settings {
  readonly budget: bigint;
  readonly costs: readonly bigint[];
  readonly increment: bigint;
  readonly utility: 'cost' | 'cardinality';
}

interface ByHand {
  readonly elected: number[];
  readonly payments: string[];
  readonly endowment: string;
}

type Ballots = readonly (readonly (readonly [option: number, points: number])[])[];

/** Equal shares as it is described, voter by voter and step by step: slow, and short enough to be seen to be right. */
export function stepByStep(ballots: Ballots, completion: CompletionRule, settings: Settings): ByHand {
  const { budget, costs, increment } = settings;
  const voters = BigInt(ballots.length);
  let endowment = completion.integral
    ? rational((budget / (voters * increment)) * increment)
    : rational(budget, voters);
  const within = completion.raise === 'budget';
  let run = once(ballots, endowment, settings, within);
  while (completion.raise !== null) {
    const out = costs.flatMap((_, option) => (run.elected.includes(option) ? [] : [option]));
    const spent = sum(run.elected.map((option) => costs[option] ?? 0n));
    if (completion.untilExhaustive && out.every((option) => spent + (costs[option] ?? 0n) > budget)) break;
    const hoped = out.filter((option) => !within || spent + (costs[option] ?? 0n) <= budget);
    if (!hoped.some((option) => ballots.some((ballot) => ballot.some(([wanted]) => wanted === option))))
      break;
    const more = add(endowment, within ? rational(increment, voters) : rational(increment));
    const next = once(ballots, more, settings, within);
    if (sum(next.elected.map((option) => costs[option] ?? 0n)) > budget) break;
    [run, endowment] = [next, more];
  }
  return { ...run, endowment: text(endowment) };
}

function once(
  ballots: Ballots,
  endowment: Rational,
  { budget, costs, utility }: Settings,
  within: boolean,
): Omit<ByHand, 'endowment'> {
  const money = ballots.map(() => endowment);
  const elected: number[] = [];
  const payments: string[] = [];
  for (;;) {
    let best: { option: number; rate: Rational; payment: Rational } | null = null;
    for (let option = 0; option < costs.length; option++) {
      if (elected.includes(option)) continue;
      if (within && sum([...elected, option].map((each) => costs[each] ?? 0n)) > budget) continue;
      const payment = least(option);
      if (payment === null) continue;
      const rate = utility === 'cost' ? divide(payment, rational(costs[option] ?? 0n)) : payment;
      if (
        best === null ||
        compare(rate, best.rate) < 0 ||
        (compare(rate, best.rate) === 0 && first(option, best.option))
      )
        best = { option, rate, payment };
    }
    if (best === null) return { elected, payments };
    const { option, payment } = best;
    ballots.forEach((ballot, voter) => {
      const part = multiply(payment, pointsOf(ballot, option));
      const has = money[voter] ?? ZERO;
      money[voter] = compare(part, has) < 0 ? subtract(has, part) : ZERO;
    });
    elected.push(option);
    payments.push(text(payment));
  }

  /** The least payment per point at which all give the cost together: try each voter as the poorest who pays it whole. */
  function least(option: number): Rational | null {
    const behind = ballots
      .map((ballot, voter) => ({ points: pointsOf(ballot, option), money: money[voter] ?? ZERO }))
      .filter(({ points }) => points.n > 0n)
      .sort((a, b) => compare(divide(a.money, a.points), divide(b.money, b.points)));
    let rest = rational(costs[option] ?? 0n);
    for (let i = 0; i < behind.length; i++) {
      const points = behind.slice(i).reduce((total, voter) => add(total, voter.points), ZERO);
      const payment = divide(rest, points);
      const poorest = behind[i];
      if (poorest === undefined) return null;
      if (compare(multiply(payment, poorest.points), poorest.money) <= 0) return payment;
      rest = subtract(rest, poorest.money);
    }
    return null;
  }

  function first(a: number, b: number): boolean {
    const [costA = 0n, costB = 0n] = [costs[a], costs[b]];
    if (costA !== costB) return costA < costB;
    const [votesA, votesB] = [votes(a), votes(b)];
    return votesA === votesB ? a < b : votesA > votesB;
  }
  function votes(option: number): bigint {
    return sum(ballots.map((ballot) => pointsOf(ballot, option).n));
  }
}

function pointsOf(ballot: Ballots[number], option: number): Rational {
  return rational(ballot.find(([named]) => named === option)?.[1] ?? 0);
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

function text({ n, d }: Rational): string {
  return d === 1n ? `${n}` : `${n}/${d}`;
}
