import type { VoteEvent } from '@coopkit/contract';
import type { Parts } from '../parts.ts';
import { storeOf } from '../store/store.ts';
import { turnoutOf } from './describe.ts';
import { resultOf } from './results.ts';

/** How often a vote that somebody watches is looked at: another server may have taken ballots. */
const LOOK_MS = 1_000;
/** The most lines that this server keeps open. */
const MOST = 10_000;

/** An event with the mark that says where to go on from. */
export interface Marked {
  mark: string;
  event: VoteEvent;
}

type Listener = (marked: Marked) => void;

/** Those who watch votes: each vote is looked at once for all who watch it. */
export class Watchers {
  readonly #parts: Parts;
  readonly #watched = new Map<string, Watched>();
  #lines = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether one more may watch. */
  get hasRoom(): boolean {
    return this.#lines < MOST;
  }

  /**
   * Tells how a vote stands, now and at each change.
   *
   * @returns what stops it
   */
  watch(coopId: string, voteId: string, listener: Listener): () => void {
    const name = `${coopId}/${voteId}`;
    let watched = this.#watched.get(name);
    if (!watched) {
      watched = new Watched(this.#parts, coopId, voteId);
      this.#watched.set(name, watched);
    }
    const stop = watched.add(listener);
    this.#lines++;
    return () => {
      this.#lines--;
      if (stop()) this.#watched.delete(name);
    };
  }
}

class Watched {
  readonly #parts: Parts;
  readonly #coopId: string;
  readonly #voteId: string;
  readonly #listeners = new Set<Listener>();
  #last: Marked | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: Parts, coopId: string, voteId: string) {
    this.#parts = parts;
    this.#coopId = coopId;
    this.#voteId = voteId;
  }

  add(listener: Listener): () => boolean {
    this.#listeners.add(listener);
    if (this.#last) listener(this.#last);
    if (!this.#timer) this.#lookAfter(0);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return false;
      clearTimeout(this.#timer);
      return true;
    };
  }

  #lookAfter(ms: number): void {
    this.#timer = setTimeout(() => {
      const began = performance.now();
      void this.#look()
        .catch((error: unknown) => {
          this.#parts.log('warn', 'watching failed', {
            reason: error instanceof Error ? error.name : 'unknown',
          });
        })
        .finally(() => {
          // A standing that takes long to count is not counted all the time.
          const took = performance.now() - began;
          if (this.#listeners.size > 0) this.#lookAfter(Math.max(LOOK_MS, 10 * took));
        });
    }, ms);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const store = storeOf(this.#parts.engine.db, this.#coopId);
    const vote = await store.votes.find(this.#voteId);
    if (!vote) return;
    const record = await store.records.find(this.#voteId);
    const size = record?.size ?? 0;
    const mark = `${vote.state}.${size}.${Date.parse(vote.closes_at)}`;
    if (mark === this.#last?.mark) return;
    const event: VoteEvent = {
      state: vote.state,
      closesAt: vote.closes_at,
      turnout: record ? await turnoutOf(store, vote, record.ballots) : null,
      size,
      result: await resultOf(store, vote),
    };
    this.#last = { mark, event };
    for (const listener of this.#listeners) listener(this.#last);
  }
}
