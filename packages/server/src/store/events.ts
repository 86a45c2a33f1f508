import { webhookEvents, type WebhookEventData, type SentEventType } from '@coopkit/contract';
import { sql, type Kysely } from 'kysely';
import { newOrderedId } from '../ids.ts';
import type { Database } from './database.ts';
import { deliveries } from './deliveries.ts';
import { webhooks } from './webhooks.ts';

/** What happened in the co-op, for other programs to be told of. */
export function events(db: Kysely<Database>, coopId: string) {
  return {
    /**
     * Keeps what a write did, within that write's transaction, and has every webhook that asks for it told: neither is
     * without the other. What the contract does not name of it stays out.
     */
    async add<Type extends SentEventType>(
      type: Type,
      data: WebhookEventData<Type>,
      at: string,
    ): Promise<void> {
      const { position } = await keep(type, data, at);
      for (const webhookId of await webhooks(db, coopId).askingFor(type)) {
        await deliveries(db, coopId).send(webhookId, [position], at);
      }
    },

    /** Has one webhook alone told of a test; the event's identifier. */
    async test(webhookId: string, at: string): Promise<string> {
      const { position, id } = await keep('webhook.test', { webhookId }, at);
      await deliveries(db, coopId).send(webhookId, [position], at);
      return id;
    },

    /** Forgets what was told of somebody, by whatever they are known by. */
    async forgetAbout(id: string): Promise<void> {
      await db
        .deleteFrom('events')
        .where('coop_id', '=', coopId)
        .where('data', 'like', `%"${id}"%`)
        .execute();
    },

    /** What of somebody is kept to be told to other programs. */
    async about(id: string): Promise<{ type: string; at: string }[]> {
      return db
        .selectFrom('events')
        .select(['type', 'at'])
        .where('coop_id', '=', coopId)
        .where('data', 'like', `%"${id}"%`)
        .orderBy('position')
        .execute();
    },

    /** Forgets what happened before then, and who was told of it. */
    async forget(before: string): Promise<void> {
      await db.deleteFrom('events').where('coop_id', '=', coopId).where('at', '<', before).execute();
    },
  };

  async function keep<Type extends SentEventType>(
    type: Type,
    data: WebhookEventData<Type>,
    at: string,
  ): Promise<{ position: number; id: string }> {
    // Takes the co-op's row: positions are in the order of the commits, and none is left out.
    const { last_event_position: position } = await db
      .updateTable('coops')
      .set({ last_event_position: sql`last_event_position + 1` })
      .where('coop_id', '=', coopId)
      .returning('last_event_position')
      .executeTakeFirstOrThrow();
    const id = newOrderedId('evt', new Date(at));
    const told = JSON.stringify(webhookEvents[type].parse(data));
    await db.insertInto('events').values({ coop_id: coopId, position, id, type, data: told, at }).execute();
    return { position, id };
  }
}
