import { CountError } from '../count.ts';

/** Of the options of a class at least so many are to be elected. */
export interface ClassQuota {
  readonly members: readonly number[];
  readonly atLeast: number;
}

/** Options that belong to the same classes, as a group. */
interface Kind {
  readonly classes: readonly number[];
  options: number[];
}

/** Of the search in a whole count: a few classes take some thousands. */
const MOST_STEPS = 100_000;

/**
 * Seats kept for classes, by the method of Grey and Fitzgerald: whoever must be elected for a class to have its seats
 * is guarded from elimination, and whoever would take a seat from one that needs it is doomed.
 * https://yingtongli.me/blog/2021/07/01/stv-constraints.html
 */
export class ClassQuotas {
  readonly #quotas: readonly ClassQuota[];
  readonly #classesOf: readonly (readonly number[])[];
  #steps = 0;

  constructor(quotas: readonly ClassQuota[], options: number) {
    this.#quotas = quotas;
    for (const { members, atLeast } of quotas) {
      if (!Number.isSafeInteger(atLeast) || atLeast < 0) {
        throw new CountError('invalid_class_quota', 'A class has a whole number of seats, zero or more.');
      }
      if (members.some((option) => !Number.isInteger(option) || option < 0 || option >= options)) {
        throw new CountError('unknown_option', 'A class names an option that does not exist.');
      }
    }
    const sets = quotas.map(({ members }) => new Set(members));
    this.#classesOf = Array.from({ length: options }, (_, option) =>
      [...sets.keys()].filter((at) => sets[at]?.has(option)),
    );
  }

  get none(): boolean {
    return this.#quotas.length === 0;
  }

  /** Whether every class can have its seats. */
  possible(elected: readonly number[], hopeful: readonly number[], seatsLeft: number): boolean {
    const needs = this.#needs(elected);
    return this.#fewest(this.#kinds(hopeful), needs) <= Math.min(seatsLeft, hopeful.length);
  }

  doomed(elected: readonly number[], hopeful: readonly number[], seatsLeft: number): number[] {
    return this.#eachKind(hopeful, (one, others) => this.possible([...elected, one], others, seatsLeft - 1));
  }

  guarded(elected: readonly number[], hopeful: readonly number[], seatsLeft: number): number[] {
    return this.#eachKind(hopeful, (_one, others) => this.possible(elected, others, seatsLeft));
  }

  /** The options of the kinds that do not hold: those of a kind share their fate. */
  #eachKind(hopeful: readonly number[], holds: (one: number, others: number[]) => boolean): number[] {
    if (this.none) return [];
    const failing = this.#kinds(hopeful).flatMap(({ options }) => {
      const [one] = options;
      if (one === undefined) return [];
      const others = hopeful.filter((option) => option !== one);
      return holds(one, others) ? [] : options;
    });
    return failing.sort((a, b) => a - b);
  }

  #needs(elected: readonly number[]): number[] {
    return this.#quotas.map(({ atLeast }, at) => {
      const have = elected.filter((option) => this.#classesOf[option]?.includes(at)).length;
      return Math.max(0, atLeast - have);
    });
  }

  #kinds(hopeful: readonly number[]): Kind[] {
    const kinds = new Map<string, Kind>();
    for (const option of hopeful) {
      const classes = this.#classesOf[option] ?? [];
      const key = classes.join();
      const kind = kinds.get(key);
      if (kind) kind.options.push(option);
      else kinds.set(key, { classes, options: [option] });
    }
    return [...kinds.values()];
  }

  /** The fewest options that give each class what it needs; more than any number where none do. */
  #fewest(kinds: readonly Kind[], needs: readonly number[]): number {
    const known = new Map<string, number>();
    const search = (at: number, open: readonly number[]): number => {
      if (open.every((need) => need === 0)) return 0;
      const kind = kinds[at];
      if (!kind) return Infinity;
      if (++this.#steps > MOST_STEPS) {
        throw new CountError('too_many_class_quotas', 'There are too many classes to keep seats for.');
      }
      const key = `${at}:${open.join()}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const useful = Math.max(0, ...kind.classes.map((one) => open[one] ?? 0));
      let fewest = Infinity;
      for (let taken = 0; taken <= Math.min(useful, kind.options.length); taken++) {
        const left = open.map((need, one) => (kind.classes.includes(one) ? Math.max(0, need - taken) : need));
        fewest = Math.min(fewest, taken + search(at + 1, left));
      }
      known.set(key, fewest);
      return fewest;
    };
    return search(0, needs);
  }
}
