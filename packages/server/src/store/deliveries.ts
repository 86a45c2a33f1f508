import type { Delivery, DeliveryAttempt, DeliveryState, SentEventType } from '@coopkit/contract';
import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import { jobs } from './jobs.ts';
import { toPage, type PageOf } from './page.ts';

/** The kind of job that sends an event to a webhook. */
export const WEBHOOK_JOB = 'webhook';

/** What such a job carries. */
export interface WebhookJob {
  webhookId: string;
  /** The event's. */
  position: number;
  /** How often it was sent since it was asked for. */
  tries: number;
}

/** An event as it goes out. */
export interface Outgoing {
  eventId: string;
  type: SentEventType;
  at: string;
  /** JSON. */
  data: string;
}

/** So many are read and written at once. */
const AT_ONCE = 500;

/** Events on their way to webhooks. */
export function deliveries(db: Kysely<Database>, coopId: string) {
  const queue = jobs(db, coopId);
  const all = () =>
    db
      .selectFrom('webhook_deliveries as d')
      .innerJoin('events as e', (join) =>
        join.onRef('e.coop_id', '=', 'd.coop_id').onRef('e.position', '=', 'd.position'),
      )
      .select(['d.webhook_id', 'd.position', 'd.state', 'd.attempts', 'd.next_at', 'd.ended_at', 'd.status'])
      .select(['e.id', 'e.type', 'e.at', 'e.data'])
      .where('d.coop_id', '=', coopId);
  type Row = Awaited<ReturnType<ReturnType<typeof all>['executeTakeFirstOrThrow']>>;
  const ofJob = (jobId: string, { webhookId, position }: WebhookJob) =>
    db
      .updateTable('webhook_deliveries')
      .where('coop_id', '=', coopId)
      .where('webhook_id', '=', webhookId)
      .where('position', '=', position)
      .where('job_id', '=', jobId);

  return {
    /** Sends events to a webhook, also those that it was sent before. */
    async send(webhookId: string, positions: readonly number[], at: string): Promise<void> {
      const payloads = positions.map((position): WebhookJob => ({ webhookId, position, tries: 0 }));
      const jobIds = await queue.addToLane(webhookId, WEBHOOK_JOB, payloads, at);
      const rows = positions.map((position, i) => ({
        coop_id: coopId,
        webhook_id: webhookId,
        position,
        state: 'waiting' as const,
        job_id: jobIds[i] ?? '',
        next_at: at,
      }));
      await db
        .insertInto('webhook_deliveries')
        .values(rows)
        .onConflict((c) =>
          c.columns(['coop_id', 'webhook_id', 'position']).doUpdateSet((e) => ({
            state: 'waiting' as const,
            job_id: e.ref('excluded.job_id'),
            next_at: at,
            ended_at: null,
          })),
        )
        .execute();
    },

    /**
     * Sends a webhook what it has not taken since then: what failed or waits to be tried again, and what happened while
     * it was switched off or not there.
     *
     * @returns how many events that are
     */
    async resend(
      { id, events }: { id: string; events: readonly string[] | null },
      since: string,
      at: string,
    ): Promise<number> {
      let count = 0;
      let last = 0;
      for (;;) {
        const rows = await db
          .selectFrom('events as e')
          .leftJoin('webhook_deliveries as d', (join) =>
            join
              .onRef('d.coop_id', '=', 'e.coop_id')
              .onRef('d.position', '=', 'e.position')
              .on('d.webhook_id', '=', id),
          )
          .select('e.position')
          .where('e.coop_id', '=', coopId)
          .where('e.position', '>', last)
          .where('e.at', '>=', since)
          .where('e.type', '!=', 'webhook.test')
          .$if(events !== null, (q) => q.where('e.type', 'in', (events ?? []) as SentEventType[]))
          .where((e) =>
            e.or([
              e('d.state', 'is', null),
              e('d.state', '=', 'failed'),
              e.and([e('d.state', '=', 'waiting'), e('d.next_at', '>', at)]),
            ]),
          )
          .orderBy('e.position')
          .limit(AT_ONCE)
          .execute();
        const end = rows.at(-1);
        if (!end) return count;
        await this.send(
          id,
          rows.map(({ position }) => position),
          at,
        );
        count += rows.length;
        last = end.position;
      }
    },

    async list(
      webhookId: string,
      filter: { state?: DeliveryState | undefined },
      page: PageOf,
    ): Promise<{ items: Delivery[]; next: string | null }> {
      let query = all().where('d.webhook_id', '=', webhookId);
      if (filter.state) query = query.where('d.state', '=', filter.state);
      if (page.cursor) query = query.where('d.position', '<', page.cursor[0] as number);
      const rows = await query
        .orderBy('d.position', 'desc')
        .limit(page.limit + 1)
        .execute();
      return toPage(rows, page.limit, (row) => [row.position], toDelivery);
    },

    async find(
      webhookId: string,
      eventId: string,
    ): Promise<{ delivery: Delivery; position: number; data: string } | undefined> {
      const row = await all()
        .where('d.webhook_id', '=', webhookId)
        .where('e.id', '=', eventId)
        .executeTakeFirst();
      return row && { delivery: toDelivery(row), position: row.position, data: row.data };
    },

    /** How each try ended, the latest last. */
    tries(webhookId: string, position: number): Promise<DeliveryAttempt[]> {
      return db
        .selectFrom('webhook_attempts')
        .select(['at', 'status', 'ms', 'error', 'response'])
        .where('coop_id', '=', coopId)
        .where('webhook_id', '=', webhookId)
        .where('position', '=', position)
        .orderBy('number')
        .execute();
    },

    /** What a job is to send; undefined where it is done, or another job does it. */
    async due(jobId: string, { webhookId, position }: WebhookJob): Promise<Outgoing | undefined> {
      const row = await all()
        .where('d.webhook_id', '=', webhookId)
        .where('d.position', '=', position)
        .where('d.job_id', '=', jobId)
        .where('d.state', '=', 'waiting')
        .executeTakeFirst();
      return row && { eventId: row.id, type: row.type, at: row.at, data: row.data };
    },

    /** Keeps how a try ended. */
    async tried({ webhookId, position }: WebhookJob, attempt: DeliveryAttempt): Promise<void> {
      const { attempts } = await db
        .updateTable('webhook_deliveries')
        .set((e) => ({ attempts: e('attempts', '+', 1), status: attempt.status }))
        .where('coop_id', '=', coopId)
        .where('webhook_id', '=', webhookId)
        .where('position', '=', position)
        .returning('attempts')
        .executeTakeFirstOrThrow();
      await db
        .insertInto('webhook_attempts')
        .values({ coop_id: coopId, webhook_id: webhookId, position, number: attempts, ...attempt })
        .execute();
    },

    /** Ends the delivery that a job was to make, unless it was asked for again meanwhile. */
    async end(jobId: string, job: WebhookJob, state: 'delivered' | 'failed', at: string): Promise<void> {
      await ofJob(jobId, job).set({ state, next_at: null, ended_at: at }).execute();
    },

    /** Has the delivery of a job made by another, then, unless it was asked for again meanwhile. */
    async again(jobId: string, next: WebhookJob, at: string): Promise<void> {
      const [nextId = ''] = await queue.addToLane(next.webhookId, WEBHOOK_JOB, [next], at);
      await ofJob(jobId, next).set({ job_id: nextId, next_at: at }).execute();
    },
  };

  function toDelivery(row: Row): Delivery {
    return {
      eventId: row.id,
      webhookId: row.webhook_id,
      type: row.type,
      timestamp: row.at,
      state: row.state,
      attempts: row.attempts,
      nextAt: row.next_at,
      endedAt: row.ended_at,
      status: row.status,
    };
  }
}
