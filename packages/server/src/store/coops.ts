import type { Retention } from '@coopkit/contract';
import type { Kysely } from 'kysely';
import { newId } from '../ids.ts';
import type { CoopRow, Database } from './database.ts';

export interface NewCoop {
  name: string;
  host: string | null;
  locales: string[];
  currency: string;
  currencyExponent: number;
}

/** The co-ops of this server: the one store that is not bound to one of them. */
export function coops(db: Kysely<Database>) {
  return {
    find: (coopId: string): Promise<CoopRow | undefined> =>
      db.selectFrom('coops').selectAll().where('coop_id', '=', coopId).executeTakeFirst(),

    /** Takes the co-op's row, so that what follows happens one transaction at a time. */
    async lock(coopId: string): Promise<void> {
      await db
        .updateTable('coops')
        .set((e) => ({ last_member_number: e.ref('last_member_number') }))
        .where('coop_id', '=', coopId)
        .execute();
    },

    async setRetention(coopId: string, retention: Retention): Promise<void> {
      await db
        .updateTable('coops')
        .set({ retention: JSON.stringify(retention) })
        .where('coop_id', '=', coopId)
        .execute();
    },

    /** The one served under this host name; or the only one there is. */
    async at(host: string): Promise<CoopRow | undefined> {
      const named = await db.selectFrom('coops').selectAll().where('host', '=', host).executeTakeFirst();
      if (named) return named;
      const some = await db.selectFrom('coops').selectAll().limit(2).execute();
      return some.length === 1 ? some[0] : undefined;
    },

    list: (): Promise<CoopRow[]> => db.selectFrom('coops').selectAll().orderBy('created_at').execute(),

    async add(coop: NewCoop, at: string): Promise<string> {
      const coopId = newId('coo');
      await db
        .insertInto('coops')
        .values({
          coop_id: coopId,
          name: coop.name,
          host: coop.host,
          locales: JSON.stringify(coop.locales),
          currency: coop.currency,
          currency_exponent: coop.currencyExponent,
          created_at: at,
        })
        .execute();
      return coopId;
    },
  };
}
