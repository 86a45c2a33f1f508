import { sorted } from './ties.ts';
import type { RctabSettings } from './settings.ts';
import { unitDigits } from './threshold.ts';

/** Who is where in one pass. Whoever is listed is in the order of their names, in which RCTab reports. */
export class Field {
  readonly settings: RctabSettings;
  /** How many are to be elected in this pass. */
  readonly seats: number;
  /** A whole vote. */
  readonly unit: bigint;
  readonly elected: number[] = [];
  readonly eliminated: number[] = [];
  /** How many stood at first. */
  readonly size: number;
  /** For each option 1 while it can have votes. */
  readonly running: Uint8Array;
  /** What each option held in each round so far, in units. */
  readonly history: bigint[][] = [];
  /** Whether those below the percentage have gone. */
  cutOff = false;
  /** All options in the order of their names. */
  readonly #order: readonly number[];

  /** @param out options that an earlier pass has elected */
  constructor(settings: RctabSettings, out: readonly number[]) {
    this.settings = settings;
    this.seats = settings.winnerElectionMode === 'multiPassIrv' ? 1 : settings.numberOfWinners;
    this.unit = 10n ** BigInt(unitDigits(settings));
    this.running = Uint8Array.from(settings.candidates, ({ excluded }, option) =>
      excluded || out.includes(option) ? 0 : 1,
    );
    this.#order = byName(settings);
    this.size = this.standing.length;
  }

  /** Those that can have votes. */
  get standing(): number[] {
    return this.#order.filter((option) => this.running[option] === 1);
  }

  /** Whether the rounds go on, with the elected still in the running, until two are left. */
  get untilTwo(): boolean {
    return this.settings.continueUntilTwoCandidatesRemain && this.seats === 1;
  }

  /** The votes that lie with those who can have them. */
  get active(): bigint {
    return this.standing.reduce((sum, option) => sum + this.votesOf(option), 0n);
  }

  get seatsLeft(): number {
    return this.seats - this.elected.length;
  }

  get round(): number {
    return this.history.length;
  }

  /** What an option holds in this round. */
  votesOf(option: number): bigint {
    return this.history.at(-1)?.[option] ?? 0n;
  }

  /** The undeclared write-ins where they hold votes. */
  get writeIns(): number | null {
    if (!this.settings.undeclaredWriteIns) return null;
    const option = this.running.length - 1;
    return this.running[option] === 1 && this.votesOf(option) > 0n ? option : null;
  }

  /** Those of `among` with the most votes, or with the fewest. */
  extreme(which: 'most' | 'fewest', among: readonly number[]): number[] {
    const votes = among.map((option) => this.votesOf(option));
    const extreme = votes.reduce((a, b) => ((which === 'most' ? a > b : a < b) ? a : b));
    return among.filter((_, i) => votes[i] === extreme);
  }

  elect(options: readonly number[]): void {
    this.elected.push(...options);
    if (this.untilTwo) return;
    for (const option of options) this.running[option] = 0;
  }

  eliminate(options: readonly number[]): void {
    this.eliminated.push(...options);
    for (const option of options) this.running[option] = 0;
  }

  inOrder(options: readonly number[]): number[] {
    const among = new Set(options);
    return this.#order.filter((option) => among.has(option));
  }
}

function byName({ candidates }: RctabSettings): number[] {
  const options = new Map(candidates.map(({ name }, option) => [name, option]));
  return sorted([...options.keys()]).map((name) => options.get(name) ?? 0);
}
