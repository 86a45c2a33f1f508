import type { MemberStatus, StatusDecision, StatusRecord } from '@coopkit/contract';
import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { periodsOf, type Period } from '../members/statuses.ts';
import type { Database, MemberStatusRow } from './database.ts';

/** A row of a member's statuses, and the class to which it admitted. */
export interface KeptStatus extends StatusRecord {
  memberId: string;
  entryClass: string | null;
}

export interface StatusToKeep extends Pick<StatusRecord, 'status' | 'on' | 'recordedBy' | 'recordedAt'> {
  entryClass?: string | undefined;
  reason?: string | null | undefined;
  decision?: StatusDecision | null | undefined;
  takesBack?: number | undefined;
}

/** Members' dated statuses. Rows are added and never changed, but for an erasure of what was written in them. */
export function statuses(db: Kysely<Database>, coopId: string) {
  return {
    async of(memberId: string): Promise<KeptStatus[]> {
      return (await this.ofMany([memberId])).get(memberId) ?? [];
    },

    /** By member, each in the order in which they were recorded. */
    async ofMany(memberIds: readonly string[]): Promise<Map<string, KeptStatus[]>> {
      if (memberIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('member_statuses')
        .selectAll()
        .where('coop_id', '=', coopId)
        .where('member_id', 'in', memberIds)
        .orderBy('member_id')
        .orderBy('position')
        .execute();
      return new Map(
        [...Map.groupBy(rows, (row) => row.member_id)].map(([id, ofOne]) => [id, toStatuses(ofOne)]),
      );
    },

    /** Which of these members had which status on a day: none before they joined. */
    async on(day: string, memberIds: readonly string[]): Promise<Map<string, MemberStatus>> {
      if (memberIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('member_periods as p')
        .select(['p.member_id', 'p.status'])
        .where('p.coop_id', '=', coopId)
        .where('p.member_id', 'in', memberIds)
        .where(holdsOn(day))
        .execute();
      return new Map(rows.map((row) => [row.member_id, row.status]));
    },

    /** Adds a row after the others. The caller has locked the co-op. */
    async add(memberId: string, row: StatusToKeep): Promise<KeptStatus> {
      const position = (await this.of(memberId)).length + 1;
      await db
        .insertInto('member_statuses')
        .values({
          coop_id: coopId,
          member_id: memberId,
          position,
          status: row.status,
          on_day: row.on,
          entry_class: row.entryClass ?? null,
          reason: row.reason ?? null,
          decision: row.decision ? JSON.stringify(row.decision) : null,
          takes_back: row.takesBack ?? null,
          recorded_by: row.recordedBy,
          recorded_at: row.recordedAt,
        })
        .execute();
      const all = await this.of(memberId);
      await keepPeriods(memberId, periodsOf(all));
      return all[position - 1] as KeptStatus;
    },

    /** Forgets what was written in a member's rows; what was, and when, stays, and so does each decision unless told. */
    async forgetWords(memberId: string, { decisions }: { decisions: boolean }): Promise<void> {
      await db
        .updateTable('member_statuses')
        .set({ reason: null, ...(decisions ? { decision: null } : {}) })
        .where('coop_id', '=', coopId)
        .where('member_id', '=', memberId)
        .execute();
    },
  };

  async function keepPeriods(memberId: string, periods: readonly Period[]): Promise<void> {
    await db
      .deleteFrom('member_periods')
      .where('coop_id', '=', coopId)
      .where('member_id', '=', memberId)
      .execute();
    if (periods.length === 0) return;
    await db
      .insertInto('member_periods')
      .values(
        periods.map(({ status, from, until }) => ({
          coop_id: coopId,
          member_id: memberId,
          from_day: from,
          until_day: until,
          status,
        })),
      )
      .execute();
  }
}

/** That a period, of `member_periods as p`, is the one in which a day lies. */
export function holdsOn(day: string): RawBuilder<SqlBool> {
  return sql`(p.from_day <= ${day} and (p.until_day is null or p.until_day > ${day}))`;
}

function toStatuses(rows: readonly MemberStatusRow[]): KeptStatus[] {
  const takenBackBy = new Map(
    rows.flatMap((row) => (row.takes_back === null ? [] : [[row.takes_back, row.position]])),
  );
  return rows.map((row) => ({
    memberId: row.member_id,
    position: row.position,
    status: row.status,
    on: row.on_day,
    entry: row.entry_class !== null,
    entryClass: row.entry_class,
    reason: row.reason,
    decision: row.decision ? (JSON.parse(row.decision) as StatusDecision) : null,
    takesBack: row.takes_back,
    takenBackBy: takenBackBy.get(row.position) ?? null,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  }));
}
