import { Batches } from './batches.ts';
import type { Engine } from './store/engine.ts';
import type { SignedIn } from './store/sessions.ts';
import { storeOf } from './store/store.ts';
import type { KeptVote } from './store/votes.ts';

/** The most tokens that are looked up together. */
const AT_ONCE = 400;
/** The most votes that are kept in mind. */
const VOTES = 200;

/** What requests look up when many come at once. */
export class Lookups {
  readonly #engine: Engine;
  readonly #sessions: Batches<{ coopId: string; token: string }, SignedIn | undefined>;
  readonly #votes = new Map<string, KeptVote>();

  constructor(engine: Engine, now: () => Date) {
    this.#engine = engine;
    this.#sessions = new Batches(AT_ONCE, async (asked) => {
      const tokens = asked.map(({ token }) => token);
      const { members } = storeOf(engine.db, asked[0]?.coopId ?? '');
      const signedIn = await members.signedIn(tokens, now().toISOString());
      return tokens.map((token) => signedIn.get(token));
    });
  }

  /** Who is signed in by a token; nothing of it is kept. */
  signedIn(coopId: string, token: string): Promise<SignedIn | undefined> {
    return this.#sessions.add(coopId, { coopId, token });
  }

  /** A vote by what cannot change any more once it is open: where it stands, and until when, may be out of date. */
  async vote(coopId: string, voteId: string): Promise<KeptVote | undefined> {
    const name = `${coopId}/${voteId}`;
    const known = this.#votes.get(name);
    if (known) return known;
    const vote = await storeOf(this.#engine.db, coopId).votes.find(voteId);
    if (vote && vote.state !== 'draft' && vote.state !== 'scheduled') {
      const [oldest] = this.#votes.keys();
      if (oldest !== undefined && this.#votes.size >= VOTES) this.#votes.delete(oldest);
      this.#votes.set(name, vote);
    }
    return vote;
  }
}
