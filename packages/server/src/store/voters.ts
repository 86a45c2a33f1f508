import type { MemberStatus } from '@coopkit/contract';
import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import { keyIn, rowsFrom } from './engine.ts';
import { toPage, type PageOf } from './page.ts';
import { holdsOn } from './statuses.ts';

/** A place on a vote's roll. */
export interface KeptVoter {
  key: string;
  memberId: string;
  memberNumber: number;
  name: string;
  memberClass: string;
  /** The key of who carries the vote. */
  proxy: string | null;
  voted: boolean;
  /** The ballot's entry, where the vote is open and it was cast. */
  entryHash: string | null;
}

export type NewVoter = Pick<KeptVoter, 'key' | 'memberId' | 'memberNumber' | 'name' | 'memberClass'>;

const AT_ONCE = 1_000;
const VOTER_COLUMNS = [
  'coop_id',
  'vote_id',
  'key',
  'member_id',
  'member_number',
  'name',
  'class_id',
] as const;
const PARTICIPATION_COLUMNS = ['coop_id', 'vote_id', 'voter_key', 'entry_hash'] as const;

/** A vote's roll, and who took part. */
export function voters(db: Kysely<Database>, coopId: string) {
  const all = () =>
    db
      .selectFrom('voters as v')
      .leftJoin('participations as p', (join) =>
        join
          .onRef('p.coop_id', '=', 'v.coop_id')
          .onRef('p.vote_id', '=', 'v.vote_id')
          .onRef('p.voter_key', '=', 'v.key'),
      )
      .select(['v.key', 'v.member_id', 'v.member_number', 'v.name', 'v.class_id', 'v.proxy'])
      .select(['p.voter_key', 'p.entry_hash']);
  const onRoll = (voteId: string) => all().where('v.coop_id', '=', coopId).where('v.vote_id', '=', voteId);
  const among = (voteId: string, column: 'key' | 'member_id', values: readonly string[]) =>
    all().where(keyIn(db, { 'v.coop_id': coopId, 'v.vote_id': voteId }, `v.${column}`, values));
  type Row = Awaited<ReturnType<ReturnType<typeof all>['executeTakeFirstOrThrow']>>;
  const toVoter = (row: Row): KeptVoter => ({
    key: row.key,
    memberId: row.member_id,
    memberNumber: row.member_number,
    name: row.name,
    memberClass: row.class_id,
    proxy: row.proxy,
    voted: row.voter_key !== null,
    entryHash: row.entry_hash,
  });

  return {
    /** The members on a day, with the status on which it depends whether they have a vote. */
    async eligible(
      franchise: { classes?: readonly string[] | undefined; joinedBefore?: string | undefined },
      day: string,
    ): Promise<(Omit<NewVoter, 'key'> & { status: MemberStatus })[]> {
      let query = db
        .selectFrom('members as m')
        .innerJoin('member_periods as p', (join) =>
          join.onRef('p.coop_id', '=', 'm.coop_id').onRef('p.member_id', '=', 'm.id'),
        )
        .select(['m.id', 'm.number', 'm.name', 'm.class_id', 'p.status'])
        .where('m.coop_id', '=', coopId)
        .where(holdsOn(day))
        .where('p.status', 'not in', ['left', 'expelled', 'died']);
      if (franchise.classes) query = query.where('m.class_id', 'in', franchise.classes);
      if (franchise.joinedBefore) query = query.where('m.joined_at', '<', franchise.joinedBefore);
      const rows = await query.orderBy('m.number').execute();
      return rows.map((row) => ({
        memberId: row.id,
        memberNumber: row.number,
        name: row.name,
        memberClass: row.class_id,
        status: row.status,
      }));
    },

    async add(voteId: string, roll: readonly NewVoter[]): Promise<void> {
      for (let from = 0; from < roll.length; from += AT_ONCE) {
        const rows = roll.slice(from, from + AT_ONCE).map((voter) => ({
          coop_id: coopId,
          vote_id: voteId,
          key: voter.key,
          member_id: voter.memberId,
          member_number: voter.memberNumber,
          name: voter.name,
          class_id: voter.memberClass,
        }));
        await db
          .insertInto('voters')
          .columns(VOTER_COLUMNS)
          .expression(rowsFrom(db, 'voters', VOTER_COLUMNS, rows))
          .execute();
      }
    },

    async ofMember(voteId: string, memberId: string): Promise<KeptVoter | undefined> {
      const row = await among(voteId, 'member_id', [memberId]).executeTakeFirst();
      return row && toVoter(row);
    },

    /** On which of these votes' rolls a member is, and whether they voted. */
    async ofMemberIn(voteIds: readonly string[], memberId: string): Promise<Map<string, boolean>> {
      if (voteIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('voters as v')
        .leftJoin('participations as p', (join) =>
          join
            .onRef('p.coop_id', '=', 'v.coop_id')
            .onRef('p.vote_id', '=', 'v.vote_id')
            .onRef('p.voter_key', '=', 'v.key'),
        )
        .select(['v.vote_id', 'p.voter_key'])
        .where('v.coop_id', '=', coopId)
        .where('v.member_id', '=', memberId)
        .where('v.vote_id', 'in', voteIds)
        .execute();
      return new Map(rows.map((row) => [row.vote_id, row.voter_key !== null]));
    },

    /** Every roll a member is on, and whether they took part. */
    async rollsOf(memberId: string): Promise<{ voteId: string; memberClass: string; voted: boolean }[]> {
      const rows = await all()
        .select('v.vote_id')
        .where('v.coop_id', '=', coopId)
        .where('v.member_id', '=', memberId)
        .orderBy('v.vote_id')
        .execute();
      return rows.map((row) => ({ voteId: row.vote_id, ...toVoter(row) }));
    },

    /** Forgets how a member was called on the rolls of these votes. */
    async forgetName(memberId: string, voteIds: readonly string[]): Promise<void> {
      if (voteIds.length === 0) return;
      await db
        .updateTable('voters')
        .set({ name: '' })
        .where('coop_id', '=', coopId)
        .where('member_id', '=', memberId)
        .where('vote_id', 'in', voteIds)
        .execute();
    },

    async byKey(voteId: string, key: string): Promise<KeptVoter | undefined> {
      const row = await among(voteId, 'key', [key]).executeTakeFirst();
      return row && toVoter(row);
    },

    async byNumber(voteId: string, memberNumber: number): Promise<KeptVoter | undefined> {
      const row = await onRoll(voteId).where('v.member_number', '=', memberNumber).executeTakeFirst();
      return row && toVoter(row);
    },

    /** Those whose votes this one carries. */
    async carriedBy(voteId: string, key: string): Promise<KeptVoter[]> {
      return (await onRoll(voteId).where('v.proxy', '=', key).orderBy('v.member_number').execute()).map(
        toVoter,
      );
    },

    /** All who cast a ballot of a wave, or whose ballots are cast in it. */
    async ofWave(
      voteId: string,
      memberIds: readonly string[],
      keys: readonly string[],
    ): Promise<KeptVoter[]> {
      const own = await among(voteId, 'member_id', memberIds).execute();
      const carried = keys.length > 0 ? await among(voteId, 'key', keys).execute() : [];
      return [...own, ...carried].map(toVoter);
    },

    async setProxy(voteId: string, key: string, proxy: string | null): Promise<void> {
      await db
        .updateTable('voters')
        .set({ proxy })
        .where('coop_id', '=', coopId)
        .where('vote_id', '=', voteId)
        .where('key', '=', key)
        .execute();
    },

    /** The roll by key: in the order in which it is published. */
    async byKeys(voteId: string, page: PageOf): Promise<{ items: KeptVoter[]; next: string | null }> {
      let query = onRoll(voteId);
      if (page.cursor) query = query.where('v.key', '>', page.cursor[0] as string);
      const rows = await query
        .orderBy('v.key')
        .limit(page.limit + 1)
        .execute();
      return toPage(rows, page.limit, (row) => [row.key], toVoter);
    },

    /** The roll by member number. */
    async byNumbers(voteId: string, page: PageOf): Promise<{ items: KeptVoter[]; next: string | null }> {
      let query = onRoll(voteId);
      if (page.cursor) query = query.where('v.member_number', '>', page.cursor[0] as number);
      const rows = await query
        .orderBy('v.member_number')
        .limit(page.limit + 1)
        .execute();
      return toPage(rows, page.limit, (row) => [row.member_number], toVoter);
    },

    /** How many are on the roll and how many of them took part, by class. */
    async turnout(voteId: string): Promise<{ memberClass: string; roll: number; ballots: number }[]> {
      const rows = await db
        .selectFrom('voters as v')
        .leftJoin('participations as p', (join) =>
          join
            .onRef('p.coop_id', '=', 'v.coop_id')
            .onRef('p.vote_id', '=', 'v.vote_id')
            .onRef('p.voter_key', '=', 'v.key'),
        )
        .select((e) => [
          'v.class_id',
          e.fn.count('v.key').as('roll'),
          e.fn.count('p.voter_key').as('ballots'),
        ])
        .where('v.coop_id', '=', coopId)
        .where('v.vote_id', '=', voteId)
        .groupBy('v.class_id')
        .orderBy('v.class_id')
        .execute();
      return rows.map((row) => ({
        memberClass: row.class_id,
        roll: Number(row.roll),
        ballots: Number(row.ballots),
      }));
    },

    /** Notes who took part; for an open vote, with the entry of the ballot that counts. */
    async took(voteId: string, parts: readonly { key: string; entryHash: string | null }[]): Promise<void> {
      if (parts.length === 0) return;
      const rows = parts.map(({ key, entryHash }) => ({
        coop_id: coopId,
        vote_id: voteId,
        voter_key: key,
        entry_hash: entryHash,
      }));
      await db
        .insertInto('participations')
        .columns(PARTICIPATION_COLUMNS)
        .expression(rowsFrom(db, 'participations', PARTICIPATION_COLUMNS, rows))
        .onConflict((c) =>
          c
            .columns(['coop_id', 'vote_id', 'voter_key'])
            .doUpdateSet((e) => ({ entry_hash: e.ref('excluded.entry_hash') })),
        )
        .execute();
    },

    /** Who took part, by key. */
    async participants(voteId: string): Promise<string[]> {
      const rows = await db
        .selectFrom('participations')
        .select('voter_key')
        .where('coop_id', '=', coopId)
        .where('vote_id', '=', voteId)
        .orderBy('voter_key')
        .execute();
      return rows.map((row) => row.voter_key);
    },

    /**
     * Writes anew, in the order of the keys, who took part in a sealed vote: in a database that keeps rows where they
     * came, nothing tells any more which of them came with which ballot.
     */
    async rewriteParticipations(voteId: string): Promise<void> {
      const keys = await this.participants(voteId);
      await db
        .deleteFrom('participations')
        .where('coop_id', '=', coopId)
        .where('vote_id', '=', voteId)
        .execute();
      for (let from = 0; from < keys.length; from += AT_ONCE) {
        await this.took(
          voteId,
          keys.slice(from, from + AT_ONCE).map((key) => ({ key, entryHash: null })),
        );
      }
    },
  };
}
