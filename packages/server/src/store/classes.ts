import type {
  ClassChange,
  ContributionTerms,
  Field,
  MemberClass,
  ShareTerms,
  VotingStatuses,
} from '@coopkit/contract';
import { sql, type Kysely } from 'kysely';
import { newId, newInvitationCode } from '../ids.ts';
import { sha256 } from '../secrets.ts';
import type { Database, MemberClassRow } from './database.ts';

/** What `init` and the demonstration give: a class as it is to be. */
export interface NewMemberClass extends Omit<MemberClass, 'intake'> {
  intake: 'open' | 'invitation' | 'closed';
  capacity?: number | null | undefined;
}

/** The co-op's member classes and the invitations to them. */
export function classes(db: Kysely<Database>, coopId: string) {
  return {
    async list(): Promise<MemberClass[]> {
      const rows = await db
        .selectFrom('member_classes')
        .selectAll()
        .where('coop_id', '=', coopId)
        .orderBy('position')
        .execute();
      return rows.map(toMemberClass);
    },

    async find(classId: string): Promise<MemberClass | undefined> {
      const row = await db
        .selectFrom('member_classes')
        .selectAll()
        .where('coop_id', '=', coopId)
        .where('id', '=', classId)
        .executeTakeFirst();
      return row && toMemberClass(row);
    },

    async add(list: readonly NewMemberClass[]): Promise<void> {
      await db
        .insertInto('member_classes')
        .values(
          list.map((c, position) => ({
            coop_id: coopId,
            id: c.id,
            position,
            name: JSON.stringify(c.name),
            description: c.description ? JSON.stringify(c.description) : null,
            admission: c.admission,
            intake: c.intake,
            applicants: JSON.stringify(c.applicants),
            fields: JSON.stringify(c.fields),
            capacity: c.capacity ?? null,
            shares: c.shares ? JSON.stringify(c.shares) : null,
            contributions: c.contributions ? JSON.stringify(c.contributions) : null,
            votes: c.votes ? JSON.stringify(c.votes) : null,
          })),
        )
        .execute();
    },

    async update(classId: string, change: ClassChange): Promise<MemberClass | undefined> {
      const set = Object.fromEntries(
        Object.entries(change).flatMap(([name, value]) =>
          value === undefined
            ? []
            : [[name, typeof value === 'object' && value !== null ? JSON.stringify(value) : value]],
        ),
      );
      if (Object.keys(set).length > 0) {
        await db
          .updateTable('member_classes')
          .set(set)
          .where('coop_id', '=', coopId)
          .where('id', '=', classId)
          .execute();
      }
      return this.find(classId);
    },

    /** Counts one more member in, unless the class is full: then false. */
    async takePlace(classId: string): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('member_classes')
        .set({ member_count: sql`member_count + 1` })
        .where('coop_id', '=', coopId)
        .where('id', '=', classId)
        .where((e) => e.or([e('capacity', 'is', null), e('member_count', '<', e.ref('capacity'))]))
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** Counts members in whatever the capacity: those who were members already, elsewhere. */
    async countIn(classId: string, howMany: number): Promise<void> {
      await db
        .updateTable('member_classes')
        .set({ member_count: sql`member_count + ${howMany}` })
        .where('coop_id', '=', coopId)
        .where('id', '=', classId)
        .execute();
    },

    /** The code is returned this once; its hash is kept. */
    async invite(classId: string, uses: number, expiresAt: string | null): Promise<string> {
      const code = newInvitationCode();
      await db
        .insertInto('invitations')
        .values({
          coop_id: coopId,
          id: newId('inv'),
          class_id: classId,
          code_hash: invitationHash(code),
          uses_left: uses,
          expires_at: expiresAt,
        })
        .execute();
      return code;
    },

    /** The invitation with uses left that a code stands for. */
    async findInvitation(classId: string, code: string, at: string): Promise<string | undefined> {
      const row = await db
        .selectFrom('invitations')
        .select('id')
        .where('coop_id', '=', coopId)
        .where('class_id', '=', classId)
        .where('code_hash', '=', invitationHash(code))
        .where('uses_left', '>', 0)
        .where((e) => e.or([e('expires_at', 'is', null), e('expires_at', '>', at)]))
        .executeTakeFirst();
      return row?.id;
    },

    /** Uses an invitation once; false where none is left. */
    async useInvitation(invitationId: string): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('invitations')
        .set({ uses_left: sql`uses_left - 1` })
        .where('coop_id', '=', coopId)
        .where('id', '=', invitationId)
        .where('uses_left', '>', 0)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}

// As people type them: in any case, with or without the dashes.
function invitationHash(code: string): string {
  return sha256(code.toUpperCase().replace(/[^0-9A-Z]/g, ''));
}

function toMemberClass(row: MemberClassRow): MemberClass {
  const full = row.capacity !== null && row.member_count >= row.capacity;
  return {
    id: row.id,
    name: JSON.parse(row.name) as MemberClass['name'],
    ...(row.description ? { description: JSON.parse(row.description) as MemberClass['name'] } : {}),
    admission: row.admission,
    intake: full && row.intake !== 'closed' ? 'full' : row.intake,
    applicants: JSON.parse(row.applicants) as MemberClass['applicants'],
    fields: JSON.parse(row.fields) as Field[],
    ...(row.shares ? { shares: JSON.parse(row.shares) as ShareTerms } : {}),
    ...(row.contributions ? { contributions: JSON.parse(row.contributions) as ContributionTerms[] } : {}),
    ...(row.votes ? { votes: JSON.parse(row.votes) as VotingStatuses } : {}),
  };
}
