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
