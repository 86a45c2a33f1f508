import type { Member } from '@coopkit/contract';
import { Batches } from '../batches.ts';
import type { Engine } from './engine.ts';
import type { KeptSession } from './sessions.ts';
import { storeOf } from './store.ts';
import type { KeptVote } from './votes.ts';

/** The most of a kind that are looked up together. */
const AT_ONCE = 400;

/** Who is signed in by a token. */
export interface SignedIn {
  session: KeptSession;
  member: Member;
}

/**
 * What requests look up when many come at once: together. Nothing is kept: what is answered was read after it was asked
 * for.
 */
export class Lookups {
  readonly #sessions: Batches<{ coopId: string; token: string }, SignedIn | undefined>;
  readonly #votes: Batches<{ coopId: string; voteId: string }, KeptVote | undefined>;

  constructor(engine: Engine, now: () => Date) {
    this.#sessions = new Batches(AT_ONCE, async (asked) => {
      const store = storeOf(engine.db, asked[0]?.coopId ?? '');
      const sessions = await store.sessions.byTokens(
        asked.map(({ token }) => token),
        now().toISOString(),
      );
      const members = await store.members.byIds([...sessions.values()].map(({ memberId }) => memberId));
      return asked.map(({ token }) => {
        const session = sessions.get(token);
        const member = session && members.get(session.memberId);
        return member && { session, member };
      });
    });
    this.#votes = new Batches(AT_ONCE, async (asked) => {
      const [first] = asked;
      const vote = first && (await storeOf(engine.db, first.coopId).votes.find(first.voteId));
      return asked.map(() => vote);
    });
  }

  signedIn(coopId: string, token: string): Promise<SignedIn | undefined> {
    return this.#sessions.add(coopId, { coopId, token });
  }

  vote(coopId: string, voteId: string): Promise<KeptVote | undefined> {
    return this.#votes.add(`${coopId}/${voteId}`, { coopId, voteId });
  }
}
