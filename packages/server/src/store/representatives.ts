import type { Representative } from '@coopkit/contract';
import type { Kysely } from 'kysely';
import { newId } from '../ids.ts';
import type { Database, RepresentativeRow } from './database.ts';

export interface KeptRepresentative extends Representative {
  memberId: string;
}

/** Those who act for organisations and households. */
export function representatives(db: Kysely<Database>, coopId: string) {
  const ours = () => db.selectFrom('representatives').selectAll().where('coop_id', '=', coopId);
  return {
    async ofMany(memberIds: readonly string[]): Promise<KeptRepresentative[]> {
      if (memberIds.length === 0) return [];
      const rows = await ours()
        .where('member_id', 'in', memberIds)
        .orderBy('from_day')
        .orderBy('recorded_at')
        .orderBy('id')
        .execute();
      return rows.map(toRepresentative);
    },

    of(memberId: string): Promise<KeptRepresentative[]> {
      return this.ofMany([memberId]);
    },

    async find(memberId: string, id: string): Promise<KeptRepresentative | undefined> {
      const row = await ours().where('member_id', '=', memberId).where('id', '=', id).executeTakeFirst();
      return row && toRepresentative(row);
    },

    /** Who acts with this address on that day, or will from a later one. */
    async byEmail(email: string, day: string): Promise<KeptRepresentative[]> {
      const rows = await ours()
        .where('email', '=', email)
        .where((e) => e.or([e('until_day', 'is', null), e('until_day', '>', day)]))
        .orderBy('from_day')
        .execute();
      return rows.map(toRepresentative);
    },

    async add(
      representative: Pick<
        KeptRepresentative,
        'memberId' | 'name' | 'email' | 'role' | 'from' | 'until' | 'recordedBy' | 'recordedAt'
      >,
    ): Promise<KeptRepresentative> {
      const id = newId('rep');
      const { memberId, name, email, role, from, until, recordedBy, recordedAt } = representative;
      await db
        .insertInto('representatives')
        .values({
          coop_id: coopId,
          id,
          member_id: memberId,
          name,
          email,
          role,
          from_day: from,
          until_day: until,
          recorded_by: recordedBy,
          recorded_at: recordedAt,
        })
        .execute();
      return { id, ...representative };
    },

    async end(id: string, until: string): Promise<void> {
      await db
        .updateTable('representatives')
        .set({ until_day: until })
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .execute();
    },

    async removeAllOf(memberId: string): Promise<number> {
      const { numDeletedRows } = await db
        .deleteFrom('representatives')
        .where('coop_id', '=', coopId)
        .where('member_id', '=', memberId)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

/** Whether somebody acts on a day. */
export function actsOn({ from, until }: Pick<Representative, 'from' | 'until'>, day: string): boolean {
  return from <= day && (until === null || day < until);
}

function toRepresentative(row: RepresentativeRow): KeptRepresentative {
  return {
    id: row.id,
    memberId: row.member_id,
    name: row.name,
    email: row.email,
    role: row.role,
    from: row.from_day,
    until: row.until_day,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  };
}
