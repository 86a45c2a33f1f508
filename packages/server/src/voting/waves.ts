import type { Receipt } from '@coopkit/contract';
import { Refusal, refuse } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';
import { transaction } from '../store/store.ts';
import { castWave, type Cast, type Outcome, type Terms } from './cast.ts';

/** The most ballots in one transaction. */
const WAVE = 400;
/** The most that may wait; above it a ballot is refused and may be sent again, never lost. */
const MOST_WAITING = 20_000;

/** What of the server a wave needs. */
type WaveParts = Pick<Parts, 'engine' | 'secrets'>;

interface Waiting extends Cast {
  resolve: (receipt: Receipt) => void;
  reject: (reason: unknown) => void;
}

/**
 * Ballots in waves: those that come while one transaction is under way go into the next together. Each is answered
 * when it is durable and on the record.
 */
export class Waves {
  readonly #parts: WaveParts;
  readonly #queues = new Map<string, Queue>();

  constructor(parts: WaveParts) {
    this.#parts = parts;
  }

  cast(coopId: string, voteId: string, terms: Terms, cast: Cast): Promise<Receipt> {
    const name = `${coopId}/${voteId}`;
    let queue = this.#queues.get(name);
    if (!queue) {
      queue = new Queue(this.#parts, coopId, voteId, terms, () => this.#queues.delete(name));
      this.#queues.set(name, queue);
    }
    return queue.add(cast);
  }

  /** Resolves when all ballots that have come until now are answered. */
  async settled(coopId: string, voteId: string): Promise<void> {
    await this.#queues.get(`${coopId}/${voteId}`)?.settled();
  }
}

class Queue {
  readonly #parts: WaveParts;
  readonly #coopId: string;
  readonly #voteId: string;
  readonly #terms: Terms;
  readonly #whenEmpty: () => void;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;

  constructor(parts: WaveParts, coopId: string, voteId: string, terms: Terms, whenEmpty: () => void) {
    this.#parts = parts;
    this.#coopId = coopId;
    this.#voteId = voteId;
    this.#terms = terms;
    this.#whenEmpty = whenEmpty;
  }

  add(cast: Cast): Promise<Receipt> {
    if (this.#waiting.length >= MOST_WAITING) refuse('too_busy', { retryAfterSeconds: 1 });
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...cast, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // What else has come with this turn of the loop goes into the same wave.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const wave = this.#waiting.slice(0, WAVE);
      this.#waiting = this.#waiting.slice(WAVE);
      await this.#commit(wave);
    }
    this.#running = undefined;
    this.#whenEmpty();
  }

  async #commit(wave: readonly Waiting[]): Promise<void> {
    let outcomes: readonly Outcome[];
    try {
      outcomes = await transaction(this.#parts.engine, this.#coopId, (store) =>
        castWave(this.#parts.secrets, store, this.#voteId, this.#terms, wave),
      );
    } catch (error) {
      for (const { reject } of wave) reject(error);
      return;
    }
    for (const [i, { resolve, reject }] of wave.entries()) {
      const outcome = outcomes[i];
      if (!outcome || outcome instanceof Refusal) reject(outcome);
      else resolve({ voteId: this.#voteId, ...outcome });
    }
  }
}
