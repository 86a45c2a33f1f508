import type { NewBallot, ProblemCode, VoteAnswers } from '@coopkit/contract';
import { classesCount, type VotePut } from '@coopkit/audit';
import { canonical, commit } from '@coopkit/record';
import { Refusal, type RefusalDetails } from '../http/refuse.ts';
import type { Secrets } from '../secrets.ts';
import type { KeptEntry } from '../store/records.ts';
import type { SealedBallot } from '../store/sealed-ballots.ts';
import type { Store } from '../store/store.ts';
import type { KeptVoter } from '../store/voters.ts';
import { openKey } from './record-key.ts';
import type { Changes } from './changes.ts';
import { proxyRevoked } from './proxy-entries.ts';
import { appendTo, hashOf, receiptFromTiles, receiptOf } from './recorder.ts';

/** What a vote's ballots must obey: fixed since its opening. */
export interface Terms {
  secrecy: 'open' | 'sealed';
  changeable: boolean;
  /** Whether a sealed ballot tells its voter's class. */
  classed: boolean;
}

export function termsOf(vote: VotePut): Terms {
  return { secrecy: vote.secrecy, changeable: vote.changeable, classed: classesCount(vote) };
}

/** A ballot as it came in. */
export interface Cast {
  memberId: string;
  ballot: NewBallot;
  /** When it was received: whether it came in time. */
  at: Date;
}

/** The entry of a ballot on the record with its receipt; or why there is none. */
export type Outcome = { entry: string; proof: string } | Refusal;

/**
 * Casts a wave of ballots in one transaction: each is answered for itself. Outcomes stand in the order of the ballots.
 */
export async function castWave(
  { secrets, changes }: { secrets: Secrets; changes: Changes },
  store: Store,
  voteId: string,
  terms: Terms,
  casts: readonly Cast[],
): Promise<Outcome[]> {
  const taken = await store.records.take(voteId);
  if (!taken) {
    const vote = await store.votes.standing(voteId);
    return casts.map(() => no(vote?.state === 'annulled' ? 'vote_annulled' : 'vote_not_open'));
  }
  const { record, vote } = taken;
  const wave = new Wave(terms, await Known.of(store, voteId, terms, casts), changes);
  const decided = casts.map((cast) => wave.decide(cast, vote));
  const appended =
    wave.entries.length > 0
      ? await appendTo(
          secrets,
          store,
          voteId,
          record,
          wave.entries,
          wave.newVoters,
          openKey(secrets, taken.key),
        )
      : undefined;
  await wave.keep(store, voteId);
  const grown = appended?.record ?? record;
  return Promise.all(
    decided.map(async (one): Promise<Outcome> => {
      if (one instanceof Refusal) return one;
      if ('kept' in one)
        return {
          entry: one.kept.entry,
          proof: await receiptFromTiles(store, voteId, grown, one.kept),
        };
      const position = record.size + one.added;
      const entry = wave.entries[one.added] ?? '';
      return { entry, proof: appended ? receiptOf(appended, entry, position) : '' };
    }),
  );
}

/** What is known of a wave's voters and ballots before it. */
class Known {
  readonly byMember = new Map<string, KeptVoter>();
  readonly byKey = new Map<string, KeptVoter>();
  /** Entries that are on the record already: ballots that were sent twice. */
  readonly entries = new Map<string, KeptEntry>();
  /** The commitments among these that still stand. */
  readonly standing = new Set<string>();
  /** The sealed ballots that others are to take the place of, by nonce. */
  readonly sealed = new Map<string, SealedBallot>();
  readonly drafts = new Map<Cast, Draft>();

  static async of(store: Store, voteId: string, terms: Terms, casts: readonly Cast[]): Promise<Known> {
    const known = new Known();
    const memberIds = [...new Set(casts.map(({ memberId }) => memberId))];
    const keys = [...new Set(casts.flatMap(({ ballot }) => ballot.for ?? []))];
    for (const voter of await store.voters.ofWave(voteId, memberIds, keys)) {
      known.byMember.set(voter.memberId, voter);
      known.byKey.set(voter.key, voter);
    }
    for (const cast of casts) {
      const draft = known.draftOf(cast, terms);
      if (draft) known.drafts.set(cast, draft);
    }
    // An entry that is not sealed names its voter: one who has not voted has none.
    const hashes = [...known.drafts].flatMap(([cast, { hash, sealed }]) =>
      sealed || known.voterOf(cast)?.voted ? hash : [],
    );
    for (const entry of await store.records.byHash(voteId, hashes)) known.entries.set(entry.hash, entry);
    if (terms.secrecy === 'open') return known;
    const sent = [...known.drafts.values()].flatMap(({ hash, sealed }) =>
      sealed && known.entries.has(hash) ? sealed.commitment : [],
    );
    for (const { commitment } of await store.sealedBallots.find(voteId, sent)) known.standing.add(commitment);
    const nonces = casts.flatMap(({ ballot }) => ballot.replaces ?? []);
    for (const ballot of await store.sealedBallots.byNonce(voteId, nonces))
      known.sealed.set(ballot.nonce, ballot);
    return known;
  }

  /** Whose ballot it would be. */
  voterOf({ memberId, ballot }: Cast): KeptVoter | undefined {
    return ballot.for === undefined ? this.byMember.get(memberId) : this.byKey.get(ballot.for);
  }

  private draftOf(cast: Cast, terms: Terms): Draft | undefined {
    const voter = this.voterOf(cast);
    const own = this.byMember.get(cast.memberId);
    return voter && own && draft(cast.ballot, voter, own, terms);
  }
}

/** A ballot in the form in which it stands on the record. */
interface Draft {
  entry: string;
  hash: string;
  sealed: SealedBallot | undefined;
}

function draft(ballot: NewBallot, voter: KeptVoter, own: KeptVoter, terms: Terms): Draft {
  const { nonce } = ballot;
  const answers = plain(ballot.answers);
  if (terms.secrecy === 'open') {
    const by = own.key === voter.key ? {} : { by: own.key };
    const entry = canonical({ t: 'ballot', k: voter.key, answers, nonce, ...by });
    return { entry, hash: hashOf(entry), sealed: undefined };
  }
  const opening = canonical({ answers, ...(terms.classed ? { class: voter.memberClass } : {}) });
  const commitment = Buffer.from(commit(new Uint8Array(Buffer.from(nonce, 'base64url')), opening)).toString(
    'hex',
  );
  const entry = canonical({ t: 'ballot', c: commitment });
  return { entry, hash: hashOf(entry), sealed: { commitment, nonce, opening } };
}

function plain(answers: VoteAnswers): unknown {
  return JSON.parse(JSON.stringify(answers));
}

/** Why not; or which of the wave's entries it is, or which that was there before. */
type Decided = Refusal | { added: number } | { kept: KeptEntry };

/** Decides a wave's ballots one after the other, and gathers what they change. */
class Wave {
  readonly entries: string[] = [];
  /** How many take part who had not. */
  newVoters = 0;
  readonly #changes: Changes;
  readonly #terms: Terms;
  readonly #known: Known;
  readonly #took = new Map<string, string | null>();
  /** The wave's ballots, by their entry's hash: its place among the entries. */
  readonly #inWave = new Map<string, number>();
  readonly #added = new Map<string, SealedBallot>();
  readonly #removed: string[] = [];
  readonly #proxiesRevoked: string[] = [];

  constructor(terms: Terms, known: Known, changes: Changes) {
    this.#changes = changes;
    this.#terms = terms;
    this.#known = known;
  }

  decide(cast: Cast, vote: { state: string; closesAt: string }): Decided {
    const { ballot } = cast;
    const own = this.#known.byMember.get(cast.memberId);
    const voter = this.#known.voterOf(cast);
    const drafted = this.#known.drafts.get(cast);
    if (!own || !voter || !drafted) return no('not_on_roll');
    if (ballot.for !== undefined && voter.key !== own.key && voter.proxy !== own.key)
      return no('not_your_proxy');

    // Sent a second time, it is the same ballot, and answered the same also after the close.
    const again = this.#again(voter, drafted, vote.state);
    if (again) return again;

    if (vote.state === 'annulled') return no('vote_annulled');
    if (vote.state === 'draft' || vote.state === 'scheduled') return no('vote_not_open');
    if (vote.state !== 'open' || cast.at.toISOString() >= vote.closesAt) return no('vote_closed');

    const replaced = voter.voted ? this.#replaced(ballot) : undefined;
    if (replaced instanceof Refusal) return replaced;
    if (voter.voted && !this.#changes.allow(voter.key))
      return no('rate_limited', { retryAfterSeconds: 3_600 });
    return this.#add(voter, own, drafted, replaced);
  }

  #again(voter: KeptVoter, { hash, sealed }: Draft, state: string): Decided | undefined {
    const added = this.#inWave.get(hash);
    const kept = this.#known.entries.get(hash);
    if (added === undefined && !kept) return undefined;
    // The very ballot of somebody else, nonce and all.
    if (!voter.voted) return no('ballot_invalid', { detail: 'Its nonce was used before: make another.' });
    const stands = sealed
      ? this.#added.has(sealed.commitment) || this.#known.standing.has(sealed.commitment) || state !== 'open'
      : voter.entryHash === hash;
    if (!stands) return no('ballot_replaced');
    return kept ? { kept } : { added: added ?? 0 };
  }

  #replaced(ballot: NewBallot): SealedBallot | Refusal | undefined {
    if (!this.#terms.changeable) return no('already_voted');
    if (this.#terms.secrecy === 'open') return undefined;
    const replaced = ballot.replaces === undefined ? undefined : this.#known.sealed.get(ballot.replaces);
    return (
      replaced ??
      no('already_voted', {
        detail: 'A sealed ballot can be changed only where it was cast: by the nonce that is kept there.',
      })
    );
  }

  #add(
    voter: KeptVoter,
    own: KeptVoter,
    drafted: Draft,
    replaced: SealedBallot | undefined,
  ): { added: number } {
    if (voter.key === own.key && voter.proxy !== null) {
      // Who votes in person takes the vote back.
      this.entries.push(proxyRevoked(voter.key));
      this.#proxiesRevoked.push(voter.key);
      voter.proxy = null;
    }
    if (replaced) {
      this.entries.push(canonical({ t: 'withdrawn', c: replaced.commitment }));
      if (!this.#added.delete(replaced.commitment)) this.#removed.push(replaced.commitment);
      this.#known.sealed.delete(replaced.nonce);
      this.#known.standing.delete(replaced.commitment);
    }
    const added = this.entries.length;
    this.entries.push(drafted.entry);
    this.#inWave.set(drafted.hash, added);
    const entryHash = drafted.sealed ? null : drafted.hash;
    this.#took.set(voter.key, entryHash);
    if (!voter.voted) this.newVoters++;
    voter.voted = true;
    voter.entryHash = entryHash;
    if (drafted.sealed) {
      this.#added.set(drafted.sealed.commitment, drafted.sealed);
      this.#known.sealed.set(drafted.sealed.nonce, drafted.sealed);
    }
    return { added };
  }

  async keep(store: Store, voteId: string): Promise<void> {
    await store.sealedBallots.remove(voteId, this.#removed);
    await store.sealedBallots.add(voteId, [...this.#added.values()]);
    // In the order of the keys, which tells nothing of the order in which they came.
    const took = [...this.#took].sort(([a], [b]) => (a < b ? -1 : 1));
    await store.voters.took(
      voteId,
      took.map(([key, entryHash]) => ({ key, entryHash })),
    );
    for (const key of this.#proxiesRevoked) await store.voters.setProxy(voteId, key, null);
  }
}

function no(code: ProblemCode, details: RefusalDetails = {}): Refusal {
  return new Refusal(code, details);
}
