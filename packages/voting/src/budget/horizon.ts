/**
 * For how many more steps, each with the same amount of money more, every decision stays what it is.
 *
 * As long as decisions are the same, all amounts are linear in the steps: what holds now and at the horizon holds at
 * each step between. A decision that is another at the horizon draws the horizon nearer.
 */
export class Horizon {
  #steps: bigint;

  constructor(steps: bigint) {
    this.#steps = steps;
  }

  get steps(): bigint {
    return this.#steps;
  }

  /** `value` grows by so much in each step: is it zero or more, or below zero, throughout? */
  keep(value: bigint, growth: bigint): void {
    const later = value + growth * this.#steps;
    if (value >= 0n && later < 0n) this.#steps = value / -growth;
    if (value < 0n && later >= 0n) this.#steps = (-value - 1n) / growth;
  }

  /** Nothing is said of any step but this one. */
  close(): void {
    this.#steps = 0n;
  }
}
