import { Refusal } from '../http/refuse.ts';
import { dayOf } from '../members/statuses.ts';
import type { Parts } from '../parts.ts';
import { storeOf, transaction } from '../store/store.ts';
import { eraseFormer, eraseRejected, forgetName } from './erase.ts';
import { retentionOf, termOver } from './retention.ts';

const DAY_MS = 86_400_000;
/** An exit that was recorded by mistake, perhaps for a day long ago, can be taken back for so long before it is acted on. */
const RECORDED_DAYS = 30;

/** Erases what is held on people for longer than the co-op keeps it. */
export async function sweepPeople(
  { engine, now }: Pick<Parts, 'engine' | 'now'>,
  coopId: string,
): Promise<void> {
  const store = storeOf(engine.db, coopId);
  const retention = await retentionOf(store);
  const at = now();
  const before = (days: number) => new Date(at.getTime() - days * DAY_MS).toISOString();
  await store.mails.forget(before(retention.mailDays));
  for (const id of await store.applications.rejectedBefore(before(retention.rejectedApplicationDays))) {
    await transaction(engine, coopId, async (store) => {
      const application = await store.applications.find(id);
      if (application) await eraseRejected(store, application, at);
    });
  }
  const { formerMemberYears, registerYears } = retention;
  if (formerMemberYears !== null) {
    const gone = termOver(dayOf(at), formerMemberYears);
    for (const id of await store.formerMembers.toErase(gone, before(RECORDED_DAYS))) {
      await transaction(engine, coopId, async (store) => {
        await store.lock();
        const member = await store.members.find(id);
        if (member) await eraseFormer(store, member, at);
      }).catch(unlessRefused);
    }
  }
  for (const id of await store.formerMembers.toForget(termOver(dayOf(at), registerYears))) {
    await transaction(engine, coopId, (store) => forgetName(store, id));
  }
}

/** One who is owed something still is looked at again in an hour. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}
