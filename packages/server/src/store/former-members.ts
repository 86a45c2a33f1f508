import type { Erasure } from '@coopkit/contract';
import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import { erasedAddress } from './erased-address.ts';

/** Those who left, were expelled or died, and what is still held on them. */
export function formerMembers(db: Kysely<Database>, coopId: string) {
  const one = (id: string) => db.updateTable('members').where('coop_id', '=', coopId).where('id', '=', id);
  const goneBefore = (day: string) =>
    db
      .selectFrom('members as m')
      .innerJoin('member_periods as p', (join) =>
        join.onRef('p.coop_id', '=', 'm.coop_id').onRef('p.member_id', '=', 'm.id'),
      )
      .select('m.id')
      .where('m.coop_id', '=', coopId)
      .where('p.status', 'in', ['left', 'expelled', 'died'])
      .where('p.until_day', 'is', null)
      .where('p.from_day', '<', day)
      .orderBy('m.number');
  return {
    /** What was told of a member's erasure, where there was one. */
    async erasureOf(id: string): Promise<Erasure | undefined> {
      const row = await db
        .selectFrom('members')
        .select('erasure')
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.erasure ? (JSON.parse(row.erasure) as Erasure) : undefined;
    },

    /** Who had gone before a day, has had nothing recorded of them since an instant, and was not erased. */
    async toErase(day: string, since: string): Promise<string[]> {
      const rows = await goneBefore(day)
        .where('m.erased_at', 'is', null)
        .where((e) =>
          e.not(
            e.exists(
              e
                .selectFrom('member_statuses as s')
                .select('s.position')
                .whereRef('s.coop_id', '=', 'm.coop_id')
                .whereRef('s.member_id', '=', 'm.id')
                .where('s.recorded_at', '>', since),
            ),
          ),
        )
        .execute();
      return rows.map(({ id }) => id);
    },

    /** Whose name stands in the register still, though they were erased and had gone before a day. */
    async toForget(day: string): Promise<string[]> {
      const rows = await goneBefore(day)
        .where('m.erased_at', 'is not', null)
        .where('m.name', '!=', '')
        .execute();
      return rows.map(({ id }) => id);
    },

    /** Leaves what the register must tell, and what was told of the erasure. */
    async erase(id: string, { locale, erasure }: { locale: string; erasure: Erasure }): Promise<void> {
      await one(id)
        .set({
          signatory: null,
          email: erasedAddress(id),
          locale,
          answers: '{}',
          role: null,
          erased_at: erasure.at,
          erasure: JSON.stringify(erasure),
        })
        .execute();
    },

    /** Leaves the number, the class and the days. */
    async forgetName(id: string): Promise<void> {
      await one(id).set({ name: '' }).execute();
    },
  };
}
