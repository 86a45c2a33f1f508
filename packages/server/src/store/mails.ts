import type { Kysely } from 'kysely';
import type { Database, MailRow } from './database.ts';

/** The outbox: mails kept to be read on this machine, where no SMTP server is configured. */
export function mails(db: Kysely<Database>) {
  return {
    /** Keeps a mail once, however often it is sent. */
    async add(mail: MailRow): Promise<void> {
      await db
        .insertInto('mails')
        .values(mail)
        .onConflict((c) => c.columns(['coop_id', 'id']).doNothing())
        .execute();
    },

    /** The newest first. */
    list: (limit: number): Promise<MailRow[]> =>
      db
        .selectFrom('mails')
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute(),
  };
}

/** A co-op's own mails in the outbox. */
export function coopMails(db: Kysely<Database>, coopId: string) {
  return {
    to: (address: string): Promise<MailRow[]> =>
      db
        .selectFrom('mails')
        .selectAll()
        .where('coop_id', '=', coopId)
        .where('recipient', '=', address)
        .orderBy('created_at')
        .orderBy('id')
        .execute(),

    async removeTo(address: string): Promise<void> {
      await db.deleteFrom('mails').where('coop_id', '=', coopId).where('recipient', '=', address).execute();
    },

    async forget(before: string): Promise<void> {
      await db.deleteFrom('mails').where('coop_id', '=', coopId).where('created_at', '<', before).execute();
    },
  };
}
