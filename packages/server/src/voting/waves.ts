import type { Receipt } from '@coopkit/contract';
import { Batches } from '../batches.ts';
import { Refusal, refuse } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';
import { transaction } from '../store/store.ts';
import { Changes } from './changes.ts';
import { castWave, type Cast, type Outcome, type Terms } from './cast.ts';

/** The most ballots in one transaction. */
const WAVE = 400;
/** The most that may wait; above it a ballot is refused and may be sent again, never lost. */
const MOST_WAITING = 20_000;

/** What of the server a wave needs. */
type WaveParts = Pick<Parts, 'engine' | 'secrets' | 'now'>;

interface Arrived extends Cast {
  coopId: string;
  voteId: string;
  terms: Terms;
}

/** What became of a ballot; or the fault that kept it from being decided. */
type Done = Outcome | { failed: unknown };

/**
 * Ballots in waves, each one transaction: a ballot is answered when it is durable and on the record.
 */
export class Waves {
  readonly #batches: Batches<Arrived, Done>;

  constructor({ engine, secrets, now }: WaveParts) {
    const changes = new Changes(now);
    const commit = async (wave: readonly Arrived[]): Promise<Done[]> => {
      const [first] = wave;
      if (!first) return [];
      const { coopId, voteId, terms } = first;
      try {
        return await transaction(engine, coopId, (store) =>
          castWave({ secrets, changes }, store, voteId, terms, wave),
        );
      } catch (failed) {
        if (engine.isBusy(failed)) throw failed;
        if (wave.length === 1) return [{ failed }];
        // Whatever is wrong with one ballot must not be the others' misfortune.
        const half = Math.ceil(wave.length / 2);
        return [...(await commit(wave.slice(0, half))), ...(await commit(wave.slice(half)))];
      }
    };
    this.#batches = new Batches(WAVE, commit);
  }

  /** @throws {Refusal} where the ballot may not be cast; `too_busy` where too many wait. */
  async cast(coopId: string, voteId: string, terms: Terms, cast: Cast): Promise<Receipt> {
    const name = nameOf(coopId, voteId);
    if (this.#batches.waiting(name) >= MOST_WAITING) refuse('too_busy', { retryAfterSeconds: 1 });
    const outcome = await this.#batches.add(name, { ...cast, coopId, voteId, terms });
    if (outcome instanceof Refusal) throw outcome;
    if ('failed' in outcome) throw outcome.failed;
    return { voteId, ...outcome };
  }

  /** Resolves when all ballots that have come until now are answered. */
  settled(coopId: string, voteId: string): Promise<void> {
    return this.#batches.settled(nameOf(coopId, voteId));
  }
}

function nameOf(coopId: string, voteId: string): string {
  return `${coopId}/${voteId}`;
}
