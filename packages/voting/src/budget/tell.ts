import type { RoundEvent } from '../count.ts';
import { rational, toDecimal, type Rational } from '../exact/rational.ts';
import type { Amount, BudgetRound } from './budget-count.ts';
import type { Grant } from './by-votes.ts';
import type { Election } from './election.ts';
import type { Purchase } from './equal-shares.ts';

const DIGITS = 6;

export function amountOf(value: Rational): Amount {
  const exact = value.d === 1n ? value.n.toString() : `${value.n}/${value.d}`;
  return { exact, decimal: toDecimal(value, DIGITS) };
}

/** What a count has told so far: its rounds, and what is left. */
export class Telling {
  readonly rounds: BudgetRound[] = [];
  readonly elected: number[] = [];
  spent = 0n;
  readonly #election: Election;

  constructor(election: Election) {
    this.#election = election;
  }

  get left(): bigint {
    return this.#election.budget - this.spent;
  }

  purchase(purchase: Purchase): void {
    const { price, payers, ranOut } = purchase;
    const votes = this.#election.costs.map((cost, option) => {
      const asked = purchase.prices[option] ?? null;
      if (asked === null) return toDecimal(rational(0), DIGITS);
      // Whatever costs nothing has all its votes.
      const effective =
        asked.n === 0n ? rational(this.#election.votes[option] ?? 0) : rational(cost * asked.d, asked.n);
      return toDecimal(effective, DIGITS);
    });
    this.#fund(purchase, 'effective-votes', {
      stage: 'equal-shares',
      votes,
      payment: amountOf(rational(price.n, price.d)),
      payers,
      ranOut,
    });
  }

  grant(grant: Grant, stage: BudgetRound['stage']): void {
    const because = stage === 'phragmen' ? 'phragmen' : 'most-votes';
    this.#fund(grant, because, { stage, votes: this.#votes(), payment: null, payers: 0, ranOut: 0 });
  }

  /** The round in which nothing more is funded, if anything is left out. */
  close(stage: BudgetRound['stage']): void {
    const funded = new Set(this.elected);
    const eliminated = this.#election.costs.flatMap((_, option) => (funded.has(option) ? [] : [option]));
    if (eliminated.length === 0) return;
    const events = eliminated.map((option): RoundEvent => {
      const wanted = this.#election.eligible[option] === true;
      const fits = (this.#election.costs[option] ?? 0n) <= this.left;
      const because = !wanted ? 'too-few-votes' : fits ? 'unaffordable' : 'over-budget';
      return { kind: 'eliminated', option, because };
    });
    this.#round({
      stage,
      votes: this.#votes(),
      payment: null,
      payers: 0,
      ranOut: 0,
      elected: [],
      eliminated,
      events,
    });
  }

  #fund(
    { option, among, by }: Grant,
    because: string,
    told: Pick<BudgetRound, 'stage' | 'votes' | 'payment' | 'payers' | 'ranOut'>,
  ): void {
    this.elected.push(option);
    this.spent += this.#election.costs[option] ?? 0n;
    const tie: RoundEvent[] =
      by === null ? [] : [{ kind: 'tie', over: 'election', among, decided: option, by }];
    const events: RoundEvent[] = [...tie, { kind: 'elected', option, because }];
    this.#round({ ...told, elected: [option], eliminated: [], events });
  }

  #round(told: Omit<BudgetRound, 'exhausted' | 'threshold' | 'left'>): void {
    this.rounds.push({ ...told, exhausted: '0', threshold: null, left: this.left.toString() });
  }

  #votes(): string[] {
    return Array.from(this.#election.votes, (votes) => votes.toString());
  }
}
