import type { Close, Opening } from '@coopkit/audit';
import { canonical, leafHash, treeRoot, frontierRoot, unpackFrontier } from '@coopkit/record';
import type { Parts } from '../parts.ts';
import { transaction, type Store } from '../store/store.ts';
import type { KeptRecord } from '../store/records.ts';
import { announce } from './announce.ts';
import { appendTo } from './recorder.ts';
import { CLOSING_GRACE_MS, COUNT_JOB, later, type VoteJob } from './schedule.ts';

/**
 * Closes a vote whose time has come: the record tells that no ballot comes any more, who took part where ballots are
 * sealed, and then the ballots themselves, in an order that tells nothing. Done once, however often it is called.
 */
export async function closeVote(parts: Parts, coopId: string, { voteId }: VoteJob): Promise<void> {
  // Here no ballot is on its way any more; other servers have had the time of grace for theirs.
  await parts.waves.settled(coopId, voteId);
  await transaction(parts.engine, coopId, async (store) => {
    const record = await store.records.lock(voteId);
    const vote = await store.votes.find(voteId);
    if (!record || vote?.state !== 'open') return;
    const at = parts.now();
    // It was given more time since.
    if (at.toISOString() < later(vote.closes_at, CLOSING_GRACE_MS)) return;
    const sealed = vote.settings.secrecy === 'sealed';
    const entries = [
      canonical({
        t: 'close',
        at: vote.closes_at,
        size: record.size,
        root: rootOf(record),
        lot: vote.lot_secret ?? '',
        ...(sealed ? { participation: await participation(store, voteId) } : {}),
      } satisfies Close),
    ];
    if (sealed) {
      for (const { commitment, nonce, opening } of await store.sealedBallots.inOrder(voteId)) {
        const ballot = JSON.parse(opening) as Opening['ballot'];
        entries.push(canonical({ t: 'opening', c: commitment, nonce, ballot }));
      }
      await store.sealedBallots.removeAll(voteId);
      await store.voters.rewriteParticipations(voteId);
    }
    await store.paperBatches.removeAll(voteId);
    await appendTo(parts.secrets, store, voteId, record, entries);
    await store.votes.closed(voteId);
    await announce(store, 'closed', voteId, at);
    await store.jobs.add(COUNT_JOB, { voteId } satisfies VoteJob, at.toISOString());
  });
  parts.wakeJobs();
}

/** The Merkle tree hash of the keys of those who took part, in order. */
async function participation(store: Store, voteId: string): Promise<{ size: number; root: string }> {
  const keys = await store.voters.participants(voteId);
  const root = treeRoot(keys.map((key) => leafHash(new TextEncoder().encode(key))));
  return { size: keys.length, root: Buffer.from(root).toString('hex') };
}

function rootOf({ size, frontier }: KeptRecord): string {
  const unpacked = unpackFrontier(size, new Uint8Array(Buffer.from(frontier, 'base64')));
  return Buffer.from(frontierRoot(unpacked)).toString('hex');
}
