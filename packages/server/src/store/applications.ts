import type { Application, ApplicationState, Consent, NewApplication } from '@coopkit/contract';
import type { Kysely } from 'kysely';
import { newId } from '../ids.ts';
import type { ApplicationRow, Database } from './database.ts';
import { erasedAddress } from './erased-address.ts';
import { after, toPage, type PageOf } from './page.ts';

export interface ApplicationToKeep extends Pick<NewApplication, 'memberClass' | 'kind' | 'name' | 'answers'> {
  email: string;
  signatory?: { name: string; role?: string | undefined } | undefined;
  consent: Consent;
  subscription?: NewApplication['subscription'];
  contributions?: NewApplication['contributions'];
  invitationId: string | undefined;
}

/** Applications for membership. */
export function applications(db: Kysely<Database>, coopId: string) {
  const change = (id: string) =>
    db.updateTable('applications').where('coop_id', '=', coopId).where('id', '=', id);
  return {
    async add(application: ApplicationToKeep, at: string): Promise<string> {
      const id = newId('app');
      await db
        .insertInto('applications')
        .values({
          coop_id: coopId,
          id,
          class_id: application.memberClass,
          invitation_id: application.invitationId ?? null,
          kind: application.kind,
          name: application.name,
          signatory: application.signatory ? JSON.stringify(application.signatory) : null,
          email: application.email,
          answers: JSON.stringify(application.answers),
          rules_version: application.consent.rulesVersion,
          text_hash: application.consent.textHash,
          locale: application.consent.locale,
          agreed_at: at,
          subscription: application.subscription ? JSON.stringify(application.subscription) : null,
          contributions: application.contributions ? JSON.stringify(application.contributions) : null,
          state: 'unverified',
          created_at: at,
        })
        .execute();
      return id;
    },

    find: (id: string): Promise<ApplicationRow | undefined> =>
      db
        .selectFrom('applications')
        .selectAll()
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .executeTakeFirst(),

    /** Whether anybody pays for shares of a class before they are admitted to it. */
    async isPaying(classId: string): Promise<boolean> {
      const row = await db
        .selectFrom('applications')
        .select('id')
        .where('coop_id', '=', coopId)
        .where('class_id', '=', classId)
        .where('state', '=', 'unpaid')
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    async isPending(email: string): Promise<boolean> {
      const row = await db
        .selectFrom('applications')
        .select('id')
        .where('coop_id', '=', coopId)
        .where('email', '=', email)
        .where('state', 'in', ['unpaid', 'pending'])
        .executeTakeFirst();
      return row !== undefined;
    },

    async list(
      filter: { state?: ApplicationState | undefined },
      page: PageOf,
    ): Promise<{ items: Application[]; next: string | null }> {
      let query = db.selectFrom('applications').selectAll().where('coop_id', '=', coopId);
      if (filter.state) query = query.where('state', '=', filter.state);
      const rows = await query
        .where((e) => after(e, page.cursor, ['created_at', 'id']))
        .orderBy('created_at')
        .orderBy('id')
        .limit(page.limit + 1)
        .execute();
      return toPage(rows, page.limit, (row) => [row.created_at, row.id], toApplication);
    },

    /** Puts a proved application before the board; false where it is there already, or decided. */
    async toBoard(id: string, from: 'unverified' | 'unpaid', at: string): Promise<boolean> {
      const { numUpdatedRows } = await change(id)
        .where('state', '=', from)
        .set({ state: 'pending', ...(from === 'unverified' ? { verified_at: at } : {}) })
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** The address is proved: the first sum is waited for. False where it was proved already. */
    async toPay(id: string, at: string): Promise<boolean> {
      const { numUpdatedRows } = await change(id)
        .where('state', '=', 'unverified')
        .set({ state: 'unpaid', verified_at: at })
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** Admits from the one state in which it may be; false where somebody was quicker. */
    async admit(
      id: string,
      from: 'unverified' | 'unpaid' | 'pending',
      decision: { memberId: string; by: string | null; message: string | null; at: string },
    ): Promise<boolean> {
      const { numUpdatedRows } = await change(id)
        .where('state', '=', from)
        .set({
          state: 'admitted',
          ...(from === 'unverified' ? { verified_at: decision.at } : {}),
          decided_at: decision.at,
          decided_by: decision.by,
          message: decision.message,
          member_id: decision.memberId,
        })
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** False where it was decided already. */
    async reject(id: string, decision: { by: string; message: string | null; at: string }): Promise<boolean> {
      const { numUpdatedRows } = await change(id)
        .where('state', 'in', ['unpaid', 'pending'])
        .set({
          state: 'rejected',
          decided_at: decision.at,
          decided_by: decision.by,
          message: decision.message,
        })
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** A member's own: those by which they were admitted, and others with their address. */
    ofPerson: (memberId: string, email: string): Promise<ApplicationRow[]> =>
      db
        .selectFrom('applications')
        .selectAll()
        .where('coop_id', '=', coopId)
        .where((e) => e.or([e('member_id', '=', memberId), e('email', '=', email)]))
        .orderBy('created_at')
        .orderBy('id')
        .execute(),

    /** Those that were rejected before, of which more is held than that. */
    async rejectedBefore(at: string): Promise<string[]> {
      const rows = await db
        .selectFrom('applications')
        .select('id')
        .where('coop_id', '=', coopId)
        .where('state', '=', 'rejected')
        .where('decided_at', '<', at)
        .where('erased_at', 'is', null)
        .execute();
      return rows.map(({ id }) => id);
    },

    /** Leaves of an application that there was one, and what became of it. */
    async erase(id: string, at: string): Promise<void> {
      await change(id)
        .where('erased_at', 'is', null)
        .set({
          name: '',
          signatory: null,
          email: erasedAddress(id),
          answers: '{}',
          message: null,
          erased_at: at,
        })
        .execute();
    },

    /** Forgets applications whose address was never proved. */
    async forgetUnverified(before: string): Promise<void> {
      await db
        .deleteFrom('applications')
        .where('coop_id', '=', coopId)
        .where('state', '=', 'unverified')
        .where('created_at', '<', before)
        .execute();
    },
  };
}

export function toApplication(row: ApplicationRow): Application {
  return {
    id: row.id,
    memberClass: row.class_id,
    kind: row.kind,
    name: row.name,
    signatory: row.signatory ? (JSON.parse(row.signatory) as Application['signatory']) : null,
    email: row.erased_at === null ? row.email : '',
    answers: JSON.parse(row.answers) as Application['answers'],
    consent: {
      rulesVersion: row.rules_version,
      textHash: row.text_hash,
      locale: row.locale,
      agreedAt: row.agreed_at,
    },
    subscription: row.subscription ? (JSON.parse(row.subscription) as Application['subscription']) : null,
    contributions: row.contributions ? (JSON.parse(row.contributions) as Application['contributions']) : [],
    state: row.state,
    createdAt: row.created_at,
    verifiedAt: row.verified_at,
    decidedAt: row.decided_at,
    message: row.message,
    memberId: row.member_id,
  };
}
