import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import type { MandateRow } from './money-tables.ts';
import { readPage, type PageOf } from './page.ts';

/** SEPA direct debit mandates. */
export function mandates(db: Kysely<Database>, coopId: string) {
  const ours = () => db.selectFrom('mandates').selectAll().where('coop_id', '=', coopId);
  return {
    async add(mandate: Omit<MandateRow, 'coop_id' | 'revoked_at' | 'last_collected_on'>): Promise<void> {
      await db
        .insertInto('mandates')
        .values({ coop_id: coopId, ...mandate, revoked_at: null, last_collected_on: null })
        .execute();
    },

    /** The one in force. */
    activeOf: (memberId: string): Promise<MandateRow | undefined> =>
      ours().where('member_id', '=', memberId).where('revoked_at', 'is', null).executeTakeFirst(),

    ofMember: (memberId: string): Promise<MandateRow[]> =>
      ours().where('member_id', '=', memberId).orderBy('signed_at').orderBy('id').execute(),

    /** Forgets accounts and names: that there was a mandate, and its reference, stay. */
    async forget(memberId: string, at: string): Promise<void> {
      await this.revoke(memberId, at);
      await db
        .updateTable('mandates')
        .set({ holder: '', sealed_iban: '', account: '', text: '', evidence: '{}' })
        .where('coop_id', '=', coopId)
        .where('member_id', '=', memberId)
        .execute();
    },

    /** The one in force, or else the last that was. */
    latestOf: (memberId: string): Promise<MandateRow | undefined> =>
      ours()
        .where('member_id', '=', memberId)
        .orderBy('signed_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst(),

    active: (memberIds: readonly string[]): Promise<MandateRow[]> =>
      memberIds.length === 0
        ? Promise.resolve([])
        : ours().where('member_id', 'in', memberIds).where('revoked_at', 'is', null).execute(),

    async countOf(memberId: string): Promise<number> {
      const { count } = await db
        .selectFrom('mandates')
        .select((e) => e.fn.countAll<number | string>().as('count'))
        .where('coop_id', '=', coopId)
        .where('member_id', '=', memberId)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async revoke(memberId: string, at: string): Promise<void> {
      await db
        .updateTable('mandates')
        .set({ revoked_at: at })
        .where('coop_id', '=', coopId)
        .where('member_id', '=', memberId)
        .where('revoked_at', 'is', null)
        .execute();
    },

    async collected(ids: readonly string[], on: string): Promise<void> {
      await db
        .updateTable('mandates')
        .set({ last_collected_on: on })
        .where('coop_id', '=', coopId)
        .where('id', 'in', ids)
        .execute();
    },

    async list(
      filter: { memberId?: string | undefined },
      page: PageOf,
    ): Promise<{ items: MandateRow[]; next: string | null }> {
      let query = ours();
      if (filter.memberId) query = query.where('member_id', '=', filter.memberId);
      return readPage(query, ['signed_at', 'id'], page);
    },
  };
}
