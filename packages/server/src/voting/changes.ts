const HOUR_MS = 3_600_000;
/** Each change is an entry that stays for good: so many an hour are more than a mind makes. */
const MOST_AN_HOUR = 30;

/** How often ballots were changed within the hour: a program must not fill a record. */
export class Changes {
  readonly #now: () => Date;
  #counts = new Map<string, number>();
  #since = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Counts one more change of this voter's ballot; false where there were too many. */
  allow(voterKey: string): boolean {
    const at = this.#now().getTime();
    if (at - this.#since >= HOUR_MS) {
      this.#counts = new Map();
      this.#since = at;
    }
    const count = (this.#counts.get(voterKey) ?? 0) + 1;
    this.#counts.set(voterKey, count);
    return count <= MOST_AN_HOUR;
  }
}
