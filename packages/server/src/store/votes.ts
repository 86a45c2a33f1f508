import type { NewVote, VoteState } from '@coopkit/contract';
import type { Kysely } from 'kysely';
import type * as z from 'zod/mini';
import { newId } from '../ids.ts';
import type { Database } from './database.ts';
import type { VoteRow } from './vote-tables.ts';
import { toPage, type PageOf } from './page.ts';

/** What the stewards decided of a vote. */
export type VoteSettings = Omit<z.output<typeof NewVote>, 'draft'>;

/** A vote as it is kept. */
export interface KeptVote extends Omit<VoteRow, 'coop_id' | 'settings'> {
  settings: VoteSettings;
}

/** The votes, from draft to result. */
export function votes(db: Kysely<Database>, coopId: string) {
  const one = (id: string) => db.updateTable('votes').where('coop_id', '=', coopId).where('id', '=', id);
  return {
    async find(id: string): Promise<KeptVote | undefined> {
      const row = await db
        .selectFrom('votes')
        .selectAll()
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && toVote(row);
    },

    /** Takes the vote's row, so that what follows happens to it one transaction at a time. */
    async lock(id: string): Promise<KeptVote | undefined> {
      const row = await one(id)
        .set((e) => ({ state: e.ref('state') }))
        .returningAll()
        .executeTakeFirst();
      return row && toVote(row);
    },

    /** Where a vote stands, and until when it takes ballots. */
    async standing(id: string): Promise<{ state: VoteState; closesAt: string } | undefined> {
      const row = await db
        .selectFrom('votes')
        .select(['state', 'closes_at'])
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && { state: row.state, closesAt: row.closes_at };
    },

    async list(
      filter: { state?: VoteState | undefined; drafts: boolean },
      page: PageOf,
    ): Promise<{ items: KeptVote[]; next: string | null }> {
      let query = db.selectFrom('votes').selectAll().where('coop_id', '=', coopId);
      if (filter.state) query = query.where('state', '=', filter.state);
      if (!filter.drafts) query = query.where('state', '!=', 'draft');
      if (page.cursor) {
        const [closesAt, id] = page.cursor as [string, string];
        query = query.where((e) =>
          e.or([e('closes_at', '<', closesAt), e.and([e('closes_at', '=', closesAt), e('id', '<', id)])]),
        );
      }
      const rows = await query
        .orderBy('closes_at', 'desc')
        .orderBy('id', 'desc')
        .limit(page.limit + 1)
        .execute();
      return toPage(rows, page.limit, (row) => [row.closes_at, row.id], toVote);
    },

    async add(settings: VoteSettings, state: 'draft' | 'scheduled', at: string): Promise<string> {
      const id = newId('vot');
      await db
        .insertInto('votes')
        .values({
          coop_id: coopId,
          id,
          state,
          settings: JSON.stringify(settings),
          opens_at: settings.opensAt,
          closes_at: settings.closesAt,
          created_at: at,
        })
        .execute();
      return id;
    },

    /** Changes what the stewards decided. */
    async settle(id: string, settings: VoteSettings, state: 'draft' | 'scheduled' | 'open'): Promise<void> {
      await one(id)
        .set({
          state,
          settings: JSON.stringify(settings),
          opens_at: settings.opensAt,
          closes_at: settings.closesAt,
        })
        .execute();
    },

    async opened(id: string, roll: { size: number; hash: string; lotSecret: string }): Promise<void> {
      await one(id)
        .set({ state: 'open', roll_size: roll.size, roll_hash: roll.hash, lot_secret: roll.lotSecret })
        .execute();
    },

    async closed(id: string): Promise<void> {
      await one(id).set({ state: 'closed' }).execute();
    },

    async counted(id: string, result: unknown, certificate: string): Promise<void> {
      await one(id)
        .set({ state: 'counted', result: JSON.stringify(result), certificate })
        .execute();
    },

    async annulled(id: string, reason: string, at: string): Promise<void> {
      await one(id).set({ state: 'annulled', annulled_at: at, annulment: reason }).execute();
    },
  };
}

function toVote({ coop_id: _, settings, ...row }: VoteRow): KeptVote {
  return { ...row, settings: JSON.parse(settings) as VoteSettings };
}
