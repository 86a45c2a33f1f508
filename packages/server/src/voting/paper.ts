import { randomBytes } from 'node:crypto';
import type { NewPaperBatch, VoteAnswers } from '@coopkit/contract';
import { canonical, commit } from '@coopkit/record';
import { refuse } from '../http/refuse.ts';
import type { Secrets } from '../secrets.ts';
import type { KeptRecord } from '../store/records.ts';
import type { SealedBallot } from '../store/sealed-ballots.ts';
import type { Store } from '../store/store.ts';
import type { KeptVoter } from '../store/voters.ts';
import type { KeptVote } from '../store/votes.ts';
import { ballotFaults } from './ballot-faults.ts';
import { termsOf } from './cast.ts';
import { proxyRevoked } from './proxy-entries.ts';
import { appendTo, hashOf } from './recorder.ts';

/** One ballot and its voter would link the two. */
const FEWEST_SEALED = 2;

/**
 * A batch as both stewards must have it: the same text for the same ballots. Where the vote is sealed the lists are
 * sorted, each for itself.
 */
export function batchText(vote: KeptVote, { voters, ballots }: NewPaperBatch): string {
  const sealed = vote.settings.secrecy === 'sealed';
  const problem = (field: string, code: string, limit?: number): never =>
    refuse('invalid_request', { fields: [{ field, code, ...(limit === undefined ? {} : { limit }) }] });
  if (voters.length !== ballots.length) problem('ballots', 'not_as_many', voters.length);
  if (new Set(voters).size < voters.length) problem('voters', 'twice');
  if (sealed && ballots.length < FEWEST_SEALED) problem('ballots', 'too_small', FEWEST_SEALED);
  const faults = ballots.flatMap((answers, i) =>
    ballotFaults(vote.settings.questions, answers, `ballots.${i}`),
  );
  if (faults.length > 0) refuse('ballot_invalid', { fields: faults });
  const texts = ballots.map((answers) => canonical(JSON.parse(JSON.stringify(answers))));
  return sealed
    ? canonical({ voters: [...voters].sort(), ballots: texts.sort() })
    : canonical(byVoter(voters, texts));
}

function byVoter(
  voters: readonly string[],
  ballots: readonly string[],
): { voters: string[]; ballots: string[] } {
  const pairs = voters
    .map((voter, i) => [voter, ballots[i] ?? ''] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { voters: pairs.map(([voter]) => voter), ballots: pairs.map(([, ballot]) => ballot) };
}

/** Refuses a batch of which somebody is not on the roll, or has voted. */
export async function mayVoteOnPaper(
  store: Store,
  voteId: string,
  voters: readonly string[],
): Promise<KeptVoter[]> {
  const found = await Promise.all(voters.map((key) => store.voters.byKey(voteId, key)));
  const at = (code: string, wrong: (voter: KeptVoter | undefined) => boolean) =>
    found.flatMap((voter, i) => (wrong(voter) ? [{ field: `voters.${i}`, code }] : []));
  const unknown = at('not_on_roll', (voter) => voter === undefined);
  if (unknown.length > 0) refuse('not_on_roll', { fields: unknown });
  const voted = at('already_voted', (voter) => voter?.voted === true);
  if (voted.length > 0) refuse('already_voted', { fields: voted });
  return found.filter((voter) => voter !== undefined);
}

/** Puts a confirmed batch on the record. The caller has taken it. */
export async function castOnPaper(
  secrets: Secrets,
  store: Store,
  { vote, record, text }: { vote: KeptVote; record: KeptRecord; text: string },
  stewards: readonly [number, number],
): Promise<void> {
  const { voters: keys, ballots } = JSON.parse(text) as { voters: string[]; ballots: string[] };
  const voters = await mayVoteOnPaper(store, vote.id, keys);
  const { secrecy, classed } = termsOf({ id: vote.id, ...vote.settings });
  // Where classes count apart, a sealed ballot must tell its class, and a pile of paper does not.
  if (secrecy === 'sealed' && classed && new Set(voters.map(({ memberClass }) => memberClass)).size > 1) {
    refuse('invalid_request', { fields: [{ field: 'voters', code: 'one_class_a_batch' }] });
  }
  const sealed: SealedBallot[] = [];
  const entries = ballots.map((ballot, i) => {
    const answers = JSON.parse(ballot) as VoteAnswers;
    const nonce = randomBytes(32).toString('base64url');
    if (secrecy === 'open')
      return canonical({ t: 'ballot', k: keys[i] ?? '', answers, nonce, paper: stewards });
    const memberClass = voters[0]?.memberClass ?? '';
    const opening = canonical({ answers, ...(classed ? { class: memberClass } : {}) });
    const hash = commit(new Uint8Array(Buffer.from(nonce, 'base64url')), opening);
    const commitment = Buffer.from(hash).toString('hex');
    sealed.push({ commitment, nonce, opening });
    return canonical({ t: 'ballot', c: commitment, paper: stewards });
  });
  // A vote that is cast on paper is not carried by anybody any more.
  const revoked = voters.filter(({ proxy }) => proxy !== null);
  const revocations = revoked.map(({ key }) => proxyRevoked(key));
  await appendTo(secrets, store, vote.id, record, [...revocations, ...entries], voters.length);
  for (const { key } of revoked) await store.voters.setProxy(vote.id, key, null);
  await store.sealedBallots.add(vote.id, sealed);
  await store.voters.took(
    vote.id,
    keys.map((key, i) => ({ key, entryHash: secrecy === 'open' ? hashOf(entries[i] ?? '') : null })),
  );
}
