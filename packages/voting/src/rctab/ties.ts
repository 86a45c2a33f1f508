import { CountError } from '../count.ts';
import { inHashOrder, JavaRandom } from './java-random.ts';
import type { RctabSettings } from './settings.ts';

export interface BrokenTie {
  readonly decided: number;
  readonly by: 'backwards' | 'lot' | 'order';
}

/** Breaks the ties of one pass: a seed is drawn from in the order in which ties come up. */
export class TieBreaker {
  readonly #settings: RctabSettings;
  readonly #names: readonly string[];
  readonly #random: JavaRandom | null;
  readonly #order: readonly string[];

  constructor(settings: RctabSettings) {
    const { candidates, tiebreakMode: mode, randomSeed, undeclaredWriteIns } = settings;
    this.#settings = settings;
    this.#names = candidates.map(({ name }) => name);
    this.#random = randomSeed === null ? null : new JavaRandom(randomSeed);
    const declared = undeclaredWriteIns ? this.#names.slice(0, -1) : this.#names;
    this.#order =
      mode === 'generatePermutation' && this.#random !== null
        ? this.#random.shuffled(sorted(declared))
        : declared;
  }

  /**
   * @param among options with as many votes
   * @param history what each option held in each round so far, this one's last
   */
  break(over: 'election' | 'elimination', among: readonly number[], history: readonly bigint[][]): BrokenTie {
    let names = sorted(among.map((option) => this.#name(option)));
    switch (this.#settings.tiebreakMode) {
      case 'useCandidateOrder':
        return { decided: this.#firstInOrder(names, over), by: 'order' };
      case 'generatePermutation':
        return { decided: this.#firstInOrder(names, over), by: 'lot' };
      case 'random':
        return this.#draw(names);
      case 'stopCountingAndAsk':
        return this.#ask(names);
      case 'previousRoundCountsThenRandom':
      case 'previousRoundCountsThenAsk':
        for (const votes of history.slice(0, -1).reverse()) {
          names = this.#extreme(inHashOrder(names), votes, over);
          const [name] = names;
          if (names.length === 1 && name !== undefined)
            return { decided: this.#option(name), by: 'backwards' };
        }
        return this.#settings.tiebreakMode === 'previousRoundCountsThenRandom'
          ? this.#draw(names)
          : this.#ask(names);
    }
  }

  #extreme(names: readonly string[], votes: readonly bigint[], over: 'election' | 'elimination'): string[] {
    const held = names.map((name) => votes[this.#option(name)] ?? 0n);
    const extreme = held.reduce((a, b) => ((over === 'election' ? a > b : a < b) ? a : b));
    return names.filter((_, i) => held[i] === extreme);
  }

  #firstInOrder(names: readonly string[], over: 'election' | 'elimination'): number {
    const inOrder = this.#order.filter((name) => names.includes(name));
    return this.#option((over === 'election' ? inOrder[0] : inOrder.at(-1)) ?? '');
  }

  #draw(names: readonly string[]): BrokenTie {
    if (this.#random === null) {
      throw new CountError('seed_missing', 'A tie is to be broken by lot, and the rules name no seed.');
    }
    return { decided: this.#option(names[this.#random.fraction(names.length)] ?? ''), by: 'lot' };
  }

  #ask(names: readonly string[]): never {
    throw new CountError(
      'tie_left_to_people',
      `The rules leave it to people to break the tie between ${names.join(', ')}.`,
    );
  }

  #name(option: number): string {
    return this.#names[option] ?? '';
  }

  #option(name: string): number {
    return this.#names.indexOf(name);
  }
}

/** By the code units of their names, as Java sorts. */
export function sorted(names: readonly string[]): string[] {
  return [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
