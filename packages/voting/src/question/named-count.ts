import type { Round, RoundEvent } from '../count.ts';
import type { AnyCount } from './count-answers.ts';
import type { NamedEvent, NamedRound, QuestionResult, Tally } from './question-result.ts';

/** A count told in the words of its question: options by their identifiers instead of indexes. */
export class NamedCount {
  readonly #count: AnyCount;
  readonly #names: readonly string[];
  readonly #votes: (votes: string) => string;

  /** @param votes puts a number of votes into the form in which it is told */
  constructor(count: AnyCount, names: readonly string[], votes: (votes: string) => string) {
    this.#count = count;
    this.#names = names;
    this.#votes = votes;
  }

  finalVotes(): Tally {
    const { finalVotes, scores, rounds } = this.#count;
    return this.#tally(finalVotes ?? scores ?? rounds.at(-1)?.votes ?? []);
  }

  elected(): string[] {
    return this.#count.elected.map((option) => this.#name(option));
  }

  tied(): string[][] {
    return this.#count.tied.map((group) => group.map((option) => this.#name(option)));
  }

  threshold(): string | null {
    return this.#number(this.#count.threshold);
  }

  rounds(): NamedRound[] {
    return this.#count.rounds.map((round) => this.#round(round));
  }

  /** What some rules tell beside the rest. */
  evidence(): Pick<QuestionResult, 'pairwise' | 'runoff' | 'spent'> {
    const { pairwise, runoffs, spent } = this.#count;
    const runoff = runoffs?.at(-1);
    return {
      ...(pairwise
        ? { pairwise: Object.fromEntries(pairwise.map((row, a) => [this.#name(a), this.#tally(row)])) }
        : {}),
      ...(runoff
        ? {
            runoff: Object.fromEntries(
              runoff.finalists.map((option, i) => [this.#name(option), this.#votes(runoff.votes[i] ?? '0')]),
            ),
          }
        : {}),
      ...(spent === undefined ? {} : { spent: Number(spent) }),
    };
  }

  #round(round: Round): NamedRound {
    return {
      votes: this.#tally(round.votes),
      exhausted: this.#votes(round.exhausted),
      threshold: this.#number(round.threshold),
      elected: round.elected.map((option) => this.#name(option)),
      eliminated: round.eliminated.map((option) => this.#name(option)),
      events: round.events.map((event) => this.#event(event)),
    };
  }

  #event(event: RoundEvent): NamedEvent {
    switch (event.kind) {
      case 'elected':
      case 'eliminated':
        return { kind: event.kind, option: this.#name(event.option), because: event.because };
      case 'transfer':
        return {
          kind: 'transfer',
          from: this.#name(event.from),
          because: event.because,
          value: event.value,
          to: Object.fromEntries(
            event.to.map(({ option, votes }) => [this.#name(option), this.#votes(votes)]),
          ),
          exhausted: this.#votes(event.exhausted),
        };
      case 'tie':
        return {
          kind: 'tie',
          over: event.over,
          among: event.among.map((option) => this.#name(option)),
          decided: this.#name(event.decided),
          by: event.by,
        };
    }
  }

  #tally(votes: readonly string[]): Tally {
    return Object.fromEntries(votes.map((number, option) => [this.#name(option), this.#votes(number)]));
  }

  #number(votes: string | null): string | null {
    return votes === null ? null : this.#votes(votes);
  }

  #name(option: number): string {
    return this.#names[option] ?? '';
  }
}
