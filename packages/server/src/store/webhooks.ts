import type { Webhook, SentEventType, WebhookFault } from '@coopkit/contract';
import type { Kysely } from 'kysely';
import { newId } from '../ids.ts';
import type { Database } from './database.ts';
import { jobs } from './jobs.ts';
import type { WebhookRow } from './webhook-tables.ts';

/** What a webhook's messages are signed with, sealed with the server's secret. */
export interface SealedSecret {
  sealed: string;
  /** Until when it signs beside the one in force; null for that one. */
  until: string | null;
}

/** Who changed its secret so often within a day needs no more of the old ones. */
const MOST_SECRETS = 5;

/** The addresses that are told of what happens. Whoever changes them has taken the co-op's row. */
export function webhooks(db: Kysely<Database>, coopId: string) {
  const all = () => db.selectFrom('webhooks').selectAll().where('coop_id', '=', coopId);
  const one = (id: string) => db.updateTable('webhooks').where('coop_id', '=', coopId).where('id', '=', id);
  return {
    async list(): Promise<Webhook[]> {
      return (await all().orderBy('created_at').orderBy('id').execute()).map(toWebhook);
    },

    async find(id: string): Promise<Webhook | undefined> {
      const row = await all().where('id', '=', id).executeTakeFirst();
      return row && toWebhook(row);
    },

    /** Takes a webhook's row, so that what follows happens to it one transaction at a time. */
    async lock(id: string): Promise<Webhook | undefined> {
      const row = await one(id)
        .set((e) => ({ enabled: e.ref('enabled') }))
        .returningAll()
        .executeTakeFirst();
      return row && toWebhook(row);
    },

    /** Which of those that are switched on ask for events of this type. */
    async askingFor(type: SentEventType): Promise<string[]> {
      const rows = await db
        .selectFrom('webhooks')
        .select(['id', 'events'])
        .where('coop_id', '=', coopId)
        .where('enabled', '=', 1)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.flatMap(({ id, events }) =>
        events === null || (JSON.parse(events) as string[]).includes(type) ? [id] : [],
      );
    },

    async add(
      webhook: { url: string; events: readonly string[] | null; sealedSecret: string },
      at: string,
    ): Promise<string> {
      const id = newId('whe');
      await db
        .insertInto('webhooks')
        .values({
          coop_id: coopId,
          id,
          url: webhook.url,
          events: webhook.events && JSON.stringify(webhook.events),
          enabled: 1,
          sealed_secrets: JSON.stringify([
            { sealed: webhook.sealedSecret, until: null },
          ] satisfies SealedSecret[]),
          created_at: at,
        })
        .execute();
      return id;
    },

    /** Whatever a steward changes, it begins anew: what was wrong with it before is forgotten. */
    async change(
      id: string,
      change: { url?: string; events?: readonly string[] | null; enabled?: boolean },
    ): Promise<void> {
      const { url, events, enabled } = change;
      await one(id)
        .set({
          failing_since: null,
          quiet_until: null,
          ...(url === undefined ? {} : { url }),
          ...(events === undefined ? {} : { events: events && JSON.stringify(events) }),
          ...(enabled === undefined ? {} : { enabled: enabled ? 1 : 0, disabled_because: null }),
        })
        .execute();
    },

    /** Removes it with its deliveries; whether there was one. */
    async remove(id: string): Promise<boolean> {
      await jobs(db, coopId).removeLane(id);
      const { numDeletedRows } = await db
        .deleteFrom('webhooks')
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    /** What its messages are signed with at this time, the one in force first. */
    async secrets(id: string, at: string): Promise<SealedSecret[]> {
      const row = await db
        .selectFrom('webhooks')
        .select('sealed_secrets')
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .executeTakeFirst();
      const secrets = JSON.parse(row?.sealed_secrets ?? '[]') as SealedSecret[];
      return secrets.filter(({ until }) => until === null || until > at);
    },

    /** Puts a secret in force; the one before signs too until then. */
    async rotate(id: string, sealed: string, at: string, until: string): Promise<void> {
      const [current, ...older] = await this.secrets(id, at);
      const secrets: SealedSecret[] = [
        { sealed, until: null },
        ...(current ? [{ ...current, until }] : []),
        ...older,
      ].slice(0, MOST_SECRETS);
      await one(id)
        .set({ sealed_secrets: JSON.stringify(secrets) })
        .execute();
    },

    /** Keeps since when it takes nothing; null where it has taken something. */
    async failing(id: string, since: string | null): Promise<void> {
      await one(id).set({ failing_since: since }).execute();
    },

    /** Until when it has asked to be left alone; undefined where it may be sent to. */
    async quietUntil(id: string, at: string): Promise<string | undefined> {
      const row = await db
        .selectFrom('webhooks')
        .select('quiet_until')
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .where('quiet_until', '>', at)
        .executeTakeFirst();
      return row?.quiet_until ?? undefined;
    },

    async leaveAlone(id: string, until: string | null): Promise<void> {
      await one(id).set({ quiet_until: until }).execute();
    },

    async disable(id: string, because: WebhookFault): Promise<void> {
      await one(id).set({ enabled: 0, disabled_because: because }).execute();
    },
  };
}

function toWebhook(row: WebhookRow): Webhook {
  return {
    id: row.id,
    url: row.url,
    events: row.events === null ? null : (JSON.parse(row.events) as string[]),
    enabled: row.enabled === 1,
    disabledBecause: row.disabled_because,
    failingSince: row.failing_since,
    createdAt: row.created_at,
  };
}
