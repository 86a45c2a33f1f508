import type { RoundEvent } from '../count.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { ClassQuotas } from './class-quotas.ts';
import type { StvTieRules } from './rules.ts';

/** A round of the single transferable vote. */
export interface StvRound {
  readonly votes: readonly string[];
  /** What rests with no option: ballots without a further choice, and {@link StvRound.rounding}. */
  readonly exhausted: string;
  /** The part of `exhausted` that rounding has lost. */
  readonly rounding: string;
  readonly threshold: string;
  /** What the elected hold above the threshold and has not moved on. */
  readonly surplus: string;
  readonly elected: readonly number[];
  readonly eliminated: readonly number[];
  readonly events: readonly RoundEvent[];
  /** Quotients: of each option, as it was last; else null. */
  readonly quotients: readonly string[] | null;
  /** Meek and Warren: what each option keeps of what reaches it; else null. */
  readonly keepFactors: readonly string[] | null;
  /** Meek and Warren: how often the votes were distributed to find the keep factors; else null. */
  readonly iterations: number | null;
}

/** What a round begins with. */
export interface Standing<N> {
  readonly exhausted: N;
  readonly rounding: N;
  readonly threshold: N;
  readonly surplus: N;
  readonly quotients?: readonly N[];
  readonly keepFactors?: readonly N[];
  readonly iterations?: number | null;
}

type Over = 'election' | 'elimination' | 'surplus';

/** Who stands where while votes are counted, and the story of it: what is common to every way of moving votes. */
export class Contest<N> {
  readonly arithmetic: Arithmetic<N>;
  readonly seats: number;
  readonly votes: N[];
  readonly elected: number[] = [];
  /** For each option 1 while it is neither elected nor eliminated. */
  readonly hopeful: Uint8Array;
  readonly rounds: StvRound[] = [];
  readonly #ties: StvTieRules;
  readonly #placeInLot: readonly number[];
  readonly #quotas: ClassQuotas;
  readonly #history: N[][] = [];
  #elected: number[] = [];
  #eliminated: number[] = [];
  #events: RoundEvent[] = [];

  constructor(
    arithmetic: Arithmetic<N>,
    ties: StvTieRules,
    field: {
      readonly seats: number;
      readonly hopeful: Uint8Array;
      readonly lot: readonly number[];
      readonly quotas: ClassQuotas;
    },
  ) {
    this.arithmetic = arithmetic;
    this.seats = field.seats;
    this.hopeful = field.hopeful;
    this.votes = Array.from(field.hopeful, () => arithmetic.zero);
    this.#ties = ties;
    this.#quotas = field.quotas;
    const places = Array.from(field.hopeful, () => 0);
    field.lot.forEach((option, place) => (places[option] = place));
    this.#placeInLot = places;
  }

  get seatsLeft(): number {
    return this.seats - this.elected.length;
  }

  get hopefuls(): number[] {
    return [...this.hopeful.keys()].filter((option) => this.hopeful[option] === 1);
  }

  votesOf(option: number): N {
    return this.votes[option] ?? this.arithmetic.zero;
  }

  /** A round begins: the votes are as they are now, and what follows is told in it. */
  open(standing: Standing<N>): void {
    const { text } = this.arithmetic;
    this.#history.push([...this.votes]);
    this.#elected = [];
    this.#eliminated = [];
    this.#events = [];
    this.rounds.push({
      votes: this.votes.map(text),
      exhausted: text(this.arithmetic.add(standing.exhausted, standing.rounding)),
      rounding: text(standing.rounding),
      threshold: text(standing.threshold),
      surplus: text(standing.surplus),
      elected: this.#elected,
      eliminated: this.#eliminated,
      events: this.#events,
      quotients: standing.quotients?.map(text) ?? null,
      keepFactors: standing.keepFactors?.map(text) ?? null,
      iterations: standing.iterations ?? null,
    });
  }

  tell(event: RoundEvent): void {
    this.#events.push(event);
  }

  elect(option: number, because: string): void {
    this.hopeful[option] = 0;
    this.elected.push(option);
    this.#elected.push(option);
    this.tell({ kind: 'elected', option, because });
  }

  eliminate(option: number, because: string): void {
    this.hopeful[option] = 0;
    this.#eliminated.push(option);
    this.tell({ kind: 'eliminated', option, because });
  }

  /** Those elected so far stand again: what was decided of them is void. */
  standAgain(): void {
    for (const option of this.elected.splice(0)) this.hopeful[option] = 1;
  }

  /** No more are left than there are seats. */
  get fewEnough(): boolean {
    return this.hopefuls.length <= this.seatsLeft;
  }

  electRemaining(): void {
    for (const option of this.hopefuls) this.elect(option, 'remaining');
  }

  eliminateRemaining(): void {
    for (const option of this.hopefuls) this.eliminate(option, 'seats-filled');
  }

  /** Those for whom no seat is left if the classes are to have theirs. */
  doomed(): number[] {
    return this.#quotas.doomed(this.elected, this.hopefuls, this.seatsLeft);
  }

  /** Those left who may be eliminated: the classes have their seats without them. */
  expendable(): number[] {
    const guarded = new Set(this.#quotas.guarded(this.elected, this.hopefuls, this.seatsLeft));
    return this.hopefuls.filter((option) => !guarded.has(option));
  }

  get hasClassQuotas(): boolean {
    return !this.#quotas.none;
  }

  /** @param measure what they are compared by, if not their votes */
  highest(among: readonly number[], over: Over, measure: readonly N[] = this.votes): number {
    return this.#extreme(among, over, measure, 1);
  }

  lowest(among: readonly number[], measure: readonly N[] = this.votes): number {
    return this.#extreme(among, 'elimination', measure, -1);
  }

  /** Chooses one of those whom the votes do not tell apart, and tells it. */
  breakTie(among: readonly number[], over: Over): number {
    const sign = over === 'elimination' ? -1 : 1;
    for (const by of this.#ties.by) {
      const earlier = this.#history.slice(0, -1);
      if (by === 'backwards') earlier.reverse();
      for (const votes of earlier) {
        const best = this.#bestOf(among, votes, sign);
        const [decided] = best;
        if (best.length === 1 && decided !== undefined) {
          this.tell({ kind: 'tie', over, among, decided, by });
          return decided;
        }
      }
    }
    const byLot = among.toSorted((a, b) => (this.#placeInLot[a] ?? 0) - (this.#placeInLot[b] ?? 0));
    const decided = byLot.at(sign < 0 && this.#ties.lot === 'preferred' ? -1 : 0) ?? 0;
    this.tell({ kind: 'tie', over, among, decided, by: 'lot' });
    return decided;
  }

  #extreme(among: readonly number[], over: Over, measure: readonly N[], sign: 1 | -1): number {
    const best = this.#bestOf(among, measure, sign);
    return best.length === 1 ? (best[0] ?? 0) : this.breakTie(best, over);
  }

  #bestOf(among: readonly number[], votes: readonly N[], sign: 1 | -1): number[] {
    const { compare, zero } = this.arithmetic;
    let best: number[] = [];
    for (const option of among) {
      const [first] = best;
      const order = first === undefined ? 1 : compare(votes[option] ?? zero, votes[first] ?? zero) * sign;
      if (order > 0) best = [option];
      else if (order === 0) best.push(option);
    }
    return best;
  }
}
