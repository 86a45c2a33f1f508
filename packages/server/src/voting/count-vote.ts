import type { Result } from '@coopkit/contract';
import { countVote as count, Replay, writeCertificate, type RollLine, type VoteCount } from '@coopkit/audit';
import { canonical, formatNote, signText } from '@coopkit/record';
import type { Parts } from '../parts.ts';
import { sha256 } from '../secrets.ts';
import type { KeptRecord } from '../store/records.ts';
import { storeOf, transaction, type Store } from '../store/store.ts';
import type { KeptVote } from '../store/votes.ts';
import { announce } from './announce.ts';
import { turnoutOf } from './describe.ts';
import { keyOf, recordKeyOf } from './record-key.ts';
import { appendTo } from './recorder.ts';
import { planWitnesses, type VoteJob } from './schedule.ts';

/** So many entries or lines are read at once. */
const AT_ONCE = 2_000;

/**
 * Counts a closed vote from its record alone, as anyone can, and certifies the result. Done once, however often it is
 * called: what was counted before a crash is counted again, and gives the same bytes.
 */
export async function countVote(parts: Parts, coopId: string, { voteId }: VoteJob): Promise<void> {
  const store = storeOf(parts.engine.db, coopId);
  const record = await store.records.find(voteId);
  const vote = await store.votes.find(voteId);
  if (!record || vote?.state !== 'closed') return;
  const { replay, roll, voters } = await replayed(store, vote, record);
  if (!replay.manifest) throw new Error('a record without its manifest');
  const seed = replay.seed ?? '';
  const counted = count(replay.manifest.vote, replay.ballots(), { roll, voters, seed });
  const key = await recordKeyOf(parts.secrets, store);
  const document = writeCertificate(replay.manifest, record.checkpoint, replay.ballots(), counted, seed);
  const signature = await signText(document, keyOf(record.origin, key), key.sign);
  const certificate = formatNote({ text: document, signatures: [signature] });

  await transaction(parts.engine, coopId, async (store) => {
    const latest = await store.records.lock(voteId);
    const standing = await store.votes.standing(voteId);
    // Annulled meanwhile, or counted by another server.
    if (!latest || standing?.state !== 'closed') return;
    const at = parts.now();
    const certificateHash = sha256(certificate);
    await appendTo(parts.secrets, store, voteId, latest, [
      canonical({ t: 'result', certificate: certificateHash }),
    ]);
    const result: Result = {
      voteId,
      final: true,
      ...forEveryone(counted),
      seed,
      countedAt: at.toISOString(),
      certificate: certificateHash,
    };
    await store.votes.counted(voteId, result, certificate);
    await planWitnesses(store, voteId, at.toISOString());
    await announce(store, 'counted', voteId, at);
  });
}

/** How an open vote stands that shows its results live. */
export async function standing(store: Store, vote: KeptVote, record: KeptRecord): Promise<Result> {
  const { replay, roll, voters } = await replayed(store, vote, record);
  if (!replay.manifest) throw new Error('a record without its manifest');
  const counted = count(replay.manifest.vote, replay.ballots(), { roll, voters, seed: null });
  return {
    voteId: vote.id,
    final: false,
    ...forEveryone(counted),
    turnout: await turnoutOf(store, vote, record.ballots),
    seed: null,
    countedAt: null,
    certificate: null,
  };
}

function forEveryone(counted: VoteCount): Pick<Result, 'turnout' | 'quorum' | 'questions'> {
  // The same form, the one written for the wire and the other for whoever counts.
  return JSON.parse(canonical(counted)) as Pick<Result, 'turnout' | 'quorum' | 'questions'>;
}

async function replayed(store: Store, vote: KeptVote, record: KeptRecord) {
  const roll = await rollOf(store, vote.id);
  const replay = new Replay(roll);
  for (let from = 0; from < record.size; from += AT_ONCE) {
    const entries = await store.records.entries(vote.id, from, Math.min(from + AT_ONCE, record.size));
    for (const { entry } of entries) replay.add(entry);
  }
  const sealed = vote.settings.secrecy === 'sealed';
  const voters = sealed ? await store.voters.participants(vote.id) : replay.voters();
  return { replay, roll, voters };
}

async function rollOf(store: Store, voteId: string): Promise<RollLine[]> {
  const roll: RollLine[] = [];
  let cursor: [string] | undefined;
  do {
    const { items } = await store.voters.byKeys(voteId, { cursor, limit: AT_ONCE });
    for (const { key, memberClass } of items) roll.push({ key, memberClass });
    const last = items.at(-1);
    cursor = items.length === AT_ONCE && last ? [last.key] : undefined;
  } while (cursor);
  return roll;
}
