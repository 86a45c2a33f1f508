import {
  formatSignatures,
  formatWitnessRequest,
  parseCheckpoint,
  parseNote,
  parseNoteKey,
  parseSignatures,
  TileReader,
} from '@coopkit/record';
import type { Parts } from '../parts.ts';
import type { JobRow } from '../store/database.ts';
import { storeOf, transaction, type Store } from '../store/store.ts';
import type { Witness } from '../store/witnesses.ts';
import { readTile } from './recorder.ts';
import { later, WITNESS_JOB, type VoteJob } from './schedule.ts';

/** How often witnesses see a record that grows. */
const EVERY_MS = 60_000;
const TIMEOUT_MS = 10_000;

/**
 * Asks each witness to sign the head of a vote's record as it is now; while the vote is open, again after a while.
 *
 * @throws where a witness of a vote that is over has not signed: the job is tried again
 */
export async function askWitnesses(parts: Parts, job: JobRow): Promise<void> {
  const { voteId } = JSON.parse(job.payload) as VoteJob;
  const store = storeOf(parts.engine.db, job.coop_id);
  const vote = await store.votes.find(voteId);
  const record = await store.records.find(voteId);
  const all = await store.witnesses.list();
  if (!vote || !record || all.length === 0) return;
  const signed = await store.witnesses.cosignatures(voteId);
  let missing = 0;
  for (const witness of all) {
    const before = signed.find((each) => each.witness === witness.name)?.size ?? 0;
    if (before === record.size) continue;
    const line = await askOne(store, voteId, record, witness, before).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : 'unknown';
      parts.log('warn', 'witness has not signed', { witness: witness.name, reason });
    });
    if (line === undefined) missing++;
    else await store.witnesses.cosigned(voteId, { witness: witness.name, size: record.size, line });
  }
  if (vote.state === 'open') {
    await transaction(parts.engine, job.coop_id, async (tx) => {
      await tx.jobs.add(
        WITNESS_JOB,
        { voteId } satisfies VoteJob,
        later(parts.now().toISOString(), EVERY_MS),
      );
      await tx.jobs.remove(job.id);
    });
  } else if (missing > 0) throw new Error('a witness has not signed');
}

/** The signature of one witness, as a line of the note. */
async function askOne(
  store: Store,
  voteId: string,
  record: { size: number; checkpoint: string },
  witness: Witness,
  before: number,
): Promise<string> {
  const head = parseCheckpoint(parseNote(record.checkpoint).text);
  const reader = new TileReader(head, (path) => readTile(store, voteId, record.size, path));
  const ask = async (oldSize: number): Promise<Response> =>
    fetch(`${witness.url}/add-checkpoint`, {
      method: 'POST',
      body: formatWitnessRequest({
        oldSize,
        proof: oldSize === 0 || oldSize === record.size ? [] : await reader.consistencyProof(oldSize),
        note: record.checkpoint,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  let response = await ask(before);
  if (response.status === 409) {
    // It has seen another size than we remember.
    const seen = Number(await response.text());
    if (!Number.isSafeInteger(seen) || seen > record.size) throw new Error('it has seen more than there is');
    response = await ask(seen);
  }
  const body = await response.text();
  if (response.status !== 200) throw new Error(`it answered ${response.status}`);
  const { name, id } = parseNoteKey(witness.key);
  const own = parseSignatures(body).find((each) => each.name === name && each.keyId === id);
  if (!own) throw new Error('it signed under another key');
  return formatSignatures([own]);
}
