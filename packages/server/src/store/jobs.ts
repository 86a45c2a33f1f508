import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { newOrderedId } from '../ids.ts';
import { MAIL_JOB } from '../mail/mail.ts';
import type { Database, JobRow } from './database.ts';
import type { Engine } from './engine.ts';

/** Work to be done after a write: kept with it in one transaction, so that neither is without the other. */
export function jobs(db: Kysely<Database>, coopId: string) {
  return {
    /** Forgets jobs that were given up: what they said of anybody goes with them. */
    async forgetFailed(before: string): Promise<void> {
      await db.deleteFrom('jobs').where('coop_id', '=', coopId).where('failed_at', '<', before).execute();
    },

    /** The mails that wait to be sent to an address, or were given up; without what they say. */
    async mailsTo(address: string): Promise<{ id: string; runAt: string; failedAt: string | null }[]> {
      const rows = await db
        .selectFrom('jobs')
        .select(['id', 'run_at', 'failed_at'])
        .where('coop_id', '=', coopId)
        .where(isMailTo(address))
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ id: row.id, runAt: row.run_at, failedAt: row.failed_at }));
    },

    async removeMailsTo(address: string): Promise<void> {
      await db.deleteFrom('jobs').where('coop_id', '=', coopId).where(isMailTo(address)).execute();
    },

    /** Ends a job together with what it has done. */
    async remove(id: string): Promise<void> {
      await db.deleteFrom('jobs').where('coop_id', '=', coopId).where('id', '=', id).execute();
    },

    async add(kind: string, payload: unknown, at: string): Promise<void> {
      await db
        .insertInto('jobs')
        .values({
          coop_id: coopId,
          id: newOrderedId('job', new Date(at)),
          kind,
          payload: JSON.stringify(payload),
          run_at: at,
          created_at: at,
        })
        .execute();
    },

    /**
     * Adds jobs that wait for what is outside and must hold up no others: each lane is done beside all else.
     *
     * @returns their identifiers, in order
     */
    async addToLane(lane: string, kind: string, payloads: readonly unknown[], at: string): Promise<string[]> {
      const rows = payloads.map((payload) => ({
        coop_id: coopId,
        id: newOrderedId('job', new Date(at)),
        kind,
        payload: JSON.stringify(payload),
        lane,
        run_at: at,
        created_at: at,
      }));
      if (rows.length > 0) await db.insertInto('jobs').values(rows).execute();
      return rows.map(({ id }) => id);
    },

    /** How many jobs a lane has still to do, those that are being done among them. */
    async countInLane(lane: string): Promise<number> {
      const { count } = await db
        .selectFrom('jobs')
        .select((e) => e.fn.countAll<number | string>().as('count'))
        .where('coop_id', '=', coopId)
        .where('lane', '=', lane)
        .where('failed_at', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    /** Forgets all that a lane was to do. */
    async removeLane(lane: string): Promise<void> {
      await db.deleteFrom('jobs').where('coop_id', '=', coopId).where('lane', '=', lane).execute();
    },
  };
}

function isMailTo(address: string): RawBuilder<SqlBool> {
  const named = JSON.stringify({ to: address })
    .slice(1, -1)
    .replace(/[\\%_]/g, '\\$&');
  return sql`(kind = ${MAIL_JOB} and payload like ${`%${named}%`} escape '\\')`;
}

/** The jobs of all co-ops, as the program that does them sees them. */
export function jobQueue(engine: Engine) {
  const { db } = engine;
  const one = (job: JobRow) =>
    db.updateTable('jobs').where('coop_id', '=', job.coop_id).where('id', '=', job.id);
  return {
    /**
     * Leases the next job that is due, so that no other process takes it before the lease ends.
     *
     * @param besides where one of a lane is wanted, that is none of these; else one of no lane
     */
    take(at: string, leaseUntil: string, besides?: readonly string[]): Promise<JobRow | undefined> {
      return db.transaction().execute(async (tx) => {
        const due = await engine
          .skipLocked(
            tx
              .selectFrom('jobs')
              .selectAll()
              .where('failed_at', 'is', null)
              .where('run_at', '<=', at)
              .where((e) => e.or([e('locked_until', 'is', null), e('locked_until', '<=', at)]))
              .where('lane', besides ? 'is not' : 'is', null)
              .$if(besides !== undefined && besides.length > 0, (q) =>
                q.where('lane', 'not in', besides ?? []),
              )
              .orderBy('run_at')
              .orderBy('id')
              .limit(1),
          )
          .executeTakeFirst();
        if (!due) return undefined;
        return tx
          .updateTable('jobs')
          .set({ locked_until: leaseUntil, attempts: due.attempts + 1 })
          .where('coop_id', '=', due.coop_id)
          .where('id', '=', due.id)
          .returningAll()
          .executeTakeFirst();
      });
    },

    /** A job that is done is gone, and what it said of anybody with it. */
    async done(job: JobRow): Promise<void> {
      await db.deleteFrom('jobs').where('coop_id', '=', job.coop_id).where('id', '=', job.id).execute();
    },

    async retry(job: JobRow, runAt: string, error: string): Promise<void> {
      await one(job).set({ run_at: runAt, locked_until: null, last_error: error }).execute();
    },

    async giveUp(job: JobRow, at: string, error: string): Promise<void> {
      await one(job).set({ failed_at: at, locked_until: null, last_error: error }).execute();
    },
  };
}
