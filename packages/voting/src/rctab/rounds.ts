import type { Round, RoundEvent } from '../count.ts';
import { toDecimal } from '../exact/rational.ts';
import { STOPS } from '../irv/ready-ballots.ts';
import type { Field } from './field.ts';
import type { Holdings, Move } from './holdings.ts';
import { usesSurpluses } from './settings.ts';
import type { Threshold } from './threshold.ts';

/** Votes that count no longer, by the reason for which RCTab reports them. */
export interface RctabInactive {
  readonly exhaustedChoices: string;
  readonly overvotes: string;
  readonly skippedRankings: string;
  readonly repeatedRankings: string;
  /** What the last elected had too much, once all seats are filled. */
  readonly finalRoundSurplus: string;
}

export interface RctabRound extends Round {
  readonly threshold: string;
  /** From 1; more than one only with `multiPassIrv`. */
  readonly pass: number;
  readonly inactive: RctabInactive;
  /** The part of `exhausted` that rounding has lost. */
  readonly residualSurplus: string;
}

/** Turns units into words of a count. */
export class Teller {
  readonly #field: Field;
  readonly #digits: number;

  constructor(field: Field) {
    this.#field = field;
    this.#digits = usesSurpluses(field.settings) ? field.settings.decimalPlacesForVoteArithmetic : 0;
  }

  votes(units: bigint, digits = this.#digits): string {
    return toDecimal({ n: units, d: this.#field.unit }, digits);
  }

  /** A round as it stands when its decision is about to be taken. */
  round(
    holdings: Holdings,
    threshold: Threshold,
  ): Omit<RctabRound, 'pass' | 'elected' | 'eliminated' | 'events'> {
    const digits = { all: this.#digits, threshold: threshold.digits };
    const stopped = (stop: number): string => this.votes(holdings.stopped[stop] ?? 0n);
    return {
      votes: holdings.votes.map((units, option) => this.votes(units, holdings.digitsOf(option, digits))),
      exhausted: this.votes(holdings.exhausted),
      threshold: this.votes(threshold.votes, threshold.digits),
      inactive: {
        exhaustedChoices: stopped(STOPS.choices),
        overvotes: stopped(STOPS.overvote),
        skippedRankings: stopped(STOPS.skipped),
        repeatedRankings: stopped(STOPS.repeated),
        finalRoundSurplus: this.votes(holdings.retired),
      },
      residualSurplus: this.votes(holdings.residual),
    };
  }

  /** @param value what a whole ballot takes with it, where that is a part */
  transfer(from: number, because: 'surplus' | 'elimination', move: Move, value: bigint | null): RoundEvent {
    const to = [...move.to.entries()].filter(([, units]) => units > 0n);
    return {
      kind: 'transfer',
      from,
      because,
      value: value === null ? null : this.votes(value),
      to: to.map(([option, units]) => ({ option, votes: this.votes(units) })),
      exhausted: this.votes(move.exhausted),
    };
  }
}
