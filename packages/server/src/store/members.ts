import type { Consent, Member, MemberFilter } from '@coopkit/contract';
import { sql, type Kysely } from 'kysely';
import { newId } from '../ids.ts';
import type { Database } from './database.ts';
import { keyIn } from './engine.ts';
import { sha256 } from '../secrets.ts';
import { isOut, mayHoldRole, maySignIn } from '../members/statuses.ts';
import { actsOn } from './representatives.ts';
import type { SignedIn } from './sessions.ts';
import { holdsOn, statuses } from './statuses.ts';
import { toPage, type PageOf } from './page.ts';

export interface MemberToKeep extends Pick<
  Member,
  'memberClass' | 'kind' | 'name' | 'email' | 'locale' | 'answers'
> {
  signatory: { name: string; role?: string | undefined } | null;
  joinedAt: string;
  /** The number they have already; the next one if none is given. */
  number?: number | undefined;
  role?: Member['role'];
  /** Who admitted them; themselves where the class admits at once. */
  recordedBy?: string | undefined;
  /** When; the day they joined where that is when. */
  recordedAt?: string | undefined;
  consent: (Consent & { agreedAt: string }) | null;
}

const COLUMNS = [
  'm.coop_id',
  'm.id',
  'm.number',
  'm.class_id',
  'm.kind',
  'm.name',
  'm.signatory',
  'm.email',
  'm.locale',
  'm.answers',
  'm.role',
  'm.joined_at',
  'm.status',
  'm.erased_at',
] as const;

/** The members, and what they consented to. */
export function members(db: Kysely<Database>, coopId: string) {
  const all = () =>
    db
      .selectFrom('members as m')
      .leftJoin('consents as c', (join) =>
        join
          .onRef('c.coop_id', '=', 'm.coop_id')
          .onRef('c.member_id', '=', 'm.id')
          .on('c.rules_version', '=', (e) =>
            e
              .selectFrom('consents as latest')
              .select((s) => s.fn.max('latest.rules_version').as('version'))
              .whereRef('latest.coop_id', '=', 'm.coop_id')
              .whereRef('latest.member_id', '=', 'm.id'),
          ),
      )
      .select(COLUMNS)
      .select(['c.rules_version', 'c.text_hash', 'c.locale as consent_locale', 'c.agreed_at']);
  const ours = () => all().where('m.coop_id', '=', coopId);
  type Row = Awaited<ReturnType<ReturnType<typeof all>['executeTakeFirstOrThrow']>>;

  function toMember(row: Row): Member {
    return {
      id: row.id,
      number: row.number,
      memberClass: row.class_id,
      kind: row.kind,
      name: row.name,
      signatory: row.signatory ? (JSON.parse(row.signatory) as Member['signatory']) : null,
      // What stands in the place of an erased address keeps it from being anybody's.
      email: row.erased_at === null ? row.email : '',
      locale: row.locale,
      answers: JSON.parse(row.answers) as Member['answers'],
      role: mayHoldRole(row.status) ? row.role : null,
      joinedAt: row.joined_at,
      status: row.status,
      consent:
        row.rules_version && row.text_hash && row.consent_locale && row.agreed_at
          ? {
              rulesVersion: row.rules_version,
              textHash: row.text_hash,
              locale: row.consent_locale,
              agreedAt: row.agreed_at,
            }
          : null,
    };
  }

  return {
    async find(id: string): Promise<Member | undefined> {
      const row = await ours().where('m.id', '=', id).executeTakeFirst();
      return row && toMember(row);
    },

    /** Who is signed in by which of these tokens, and may be. */
    async signedIn(tokens: readonly string[], at: string): Promise<Map<string, SignedIn>> {
      const byHash = new Map(tokens.map((token) => [sha256(token), token]));
      const rows = await db
        .selectFrom('sessions as s')
        .innerJoin(all().as('m'), (join) =>
          join.onRef('m.coop_id', '=', 's.coop_id').onRef('m.id', '=', 's.member_id'),
        )
        .select(COLUMNS)
        .select(['m.rules_version', 'm.text_hash', 'm.consent_locale', 'm.agreed_at'])
        .leftJoin('representatives as r', (join) =>
          join.onRef('r.coop_id', '=', 's.coop_id').onRef('r.id', '=', 's.representative_id'),
        )
        .select(['s.id as session_id', 's.token_hash', 's.origin', 's.created_at', 's.expires_at'])
        .select(['s.representative_id', 'r.name as acting_name', 'r.role as acting_role'])
        .select(['r.from_day', 'r.until_day'])
        .where(keyIn(db, { 's.coop_id': coopId }, 's.token_hash', [...byHash.keys()]))
        .where('s.expires_at', '>', at)
        .execute();
      const acts = ({ representative_id, from_day, until_day }: (typeof rows)[number]) =>
        representative_id === null ||
        (from_day !== null && actsOn({ from: from_day, until: until_day }, at.slice(0, 10)));
      const may = rows.filter((row) => maySignIn(row.status) && acts(row));
      return new Map(
        may.map((row) => [
          byHash.get(row.token_hash) ?? '',
          {
            session: {
              id: row.session_id,
              memberId: row.id,
              representative: row.representative_id
                ? { id: row.representative_id, name: row.acting_name ?? '', role: row.acting_role }
                : null,
              origin: row.origin,
              createdAt: row.created_at,
              expiresAt: row.expires_at,
            },
            member: toMember(row),
          },
        ]),
      );
    },

    async byNumber(number: number): Promise<Member | undefined> {
      const row = await ours().where('m.number', '=', number).executeTakeFirst();
      return row && toMember(row);
    },

    async byEmail(email: string): Promise<Member | undefined> {
      const row = await ours().where('m.email', '=', email).executeTakeFirst();
      return row && toMember(row);
    },

    async list(
      filter: Omit<MemberFilter, 'cursor' | 'limit'>,
      page: PageOf,
    ): Promise<{ items: Member[]; next: string | null }> {
      const { on, status } = filter;
      let query = ours();
      if (on !== undefined) {
        query = query.where((e) => {
          const there = e
            .selectFrom('member_periods as p')
            .select('p.status')
            .whereRef('p.coop_id', '=', 'm.coop_id')
            .whereRef('p.member_id', '=', 'm.id')
            .where(holdsOn(on));
          return e.exists(status ? there.where('p.status', '=', status) : there);
        });
      } else if (status) query = query.where('m.status', '=', status);
      if (filter.memberClass) query = query.where('m.class_id', '=', filter.memberClass);
      if (filter.number !== undefined) query = query.where('m.number', '=', filter.number);
      if (filter.email) query = query.where('m.email', '=', filter.email);
      if (page.cursor) query = query.where('m.number', '>', page.cursor[0] as number);
      const rows = await query
        .orderBy('m.number')
        .limit(page.limit + 1)
        .execute();
      const { items, next } = toPage(rows, page.limit, (row) => [row.number], toMember);
      if (on === undefined) return { items, next };
      const then = await statuses(db, coopId).on(
        on,
        items.map(({ id }) => id),
      );
      return { items: items.map((m) => ({ ...m, status: then.get(m.id) ?? m.status })), next };
    },

    /** The numbers and names of members; of all where none are named. */
    async named(ids?: readonly string[]): Promise<Map<string, { number: number; name: string }>> {
      if (ids?.length === 0) return new Map();
      let query = db.selectFrom('members').select(['id', 'number', 'name']).where('coop_id', '=', coopId);
      if (ids) query = query.where('id', 'in', ids);
      return new Map((await query.execute()).map(({ id, ...rest }) => [id, rest]));
    },

    /** Where to write to these members. */
    addresses(ids: readonly string[]): Promise<{ name: string; email: string; locale: string }[]> {
      if (ids.length === 0) return Promise.resolve([]);
      return db
        .selectFrom('members')
        .select(['name', 'email', 'locale'])
        .where('coop_id', '=', coopId)
        .where('id', 'in', ids)
        .where('erased_at', 'is', null)
        .orderBy('number')
        .execute();
    },

    /** Where to write to those who have a role. */
    stewards(): Promise<{ name: string; email: string; locale: string }[]> {
      return db
        .selectFrom('members')
        .select(['name', 'email', 'locale'])
        .where('coop_id', '=', coopId)
        .where('role', 'is not', null)
        .orderBy('number')
        .execute();
    },

    /** Which of these addresses are members', and which of these numbers are taken. */
    async taken(emails: string[], numbers: number[]): Promise<{ emails: Set<string>; numbers: Set<number> }> {
      const rows = await db
        .selectFrom('members')
        .select(['email', 'number'])
        .where('coop_id', '=', coopId)
        .where((e) =>
          e.or([e('email', 'in', emails), ...(numbers.length > 0 ? [e('number', 'in', numbers)] : [])]),
        )
        .execute();
      return {
        emails: new Set(rows.map((row) => row.email)),
        numbers: new Set(rows.map((row) => row.number)),
      };
    },

    /** Admits a member; `already_member` where the address is one's. Numbers are never given twice. */
    async add(member: MemberToKeep): Promise<Member | 'already_member'> {
      const id = newId('mem');
      const number = await nextNumber(member.number);
      const inserted = await db
        .insertInto('members')
        .values({
          coop_id: coopId,
          id,
          number,
          class_id: member.memberClass,
          kind: member.kind,
          name: member.name,
          signatory: member.signatory ? JSON.stringify(member.signatory) : null,
          email: member.email,
          locale: member.locale,
          answers: JSON.stringify(member.answers),
          role: member.role ?? null,
          joined_at: member.joinedAt,
        })
        .onConflict((c) => c.columns(['coop_id', 'email']).doNothing())
        .executeTakeFirst();
      if ((inserted.numInsertedOrUpdatedRows ?? 0n) === 0n) return 'already_member';
      await enter(id, member);
      return (await this.find(id)) as Member;
    },

    /** Admits a former member again: the same member, with the same number. */
    async readmit(id: string, member: MemberToKeep): Promise<Member> {
      await db
        .updateTable('members')
        .set({
          class_id: member.memberClass,
          kind: member.kind,
          name: member.name,
          signatory: member.signatory ? JSON.stringify(member.signatory) : null,
          locale: member.locale,
          answers: JSON.stringify(member.answers),
          role: null,
          joined_at: member.joinedAt,
          status: 'active',
        })
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .execute();
      await enter(id, member);
      return (await this.find(id)) as Member;
    },

    async setStatus(id: string, status: Member['status']): Promise<void> {
      await db
        .updateTable('members')
        .set({ status, ...(isOut(status) ? { role: null } : {}) })
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .execute();
    },
  };

  async function enter(id: string, { consent, ...member }: MemberToKeep): Promise<void> {
    await statuses(db, coopId).add(id, {
      status: 'active',
      on: member.joinedAt.slice(0, 10),
      entryClass: member.memberClass,
      recordedBy: member.recordedBy ?? id,
      recordedAt: member.recordedAt ?? member.joinedAt,
    });
    if (!consent) return;
    const values = {
      text_hash: consent.textHash,
      locale: consent.locale,
      agreed_at: consent.agreedAt,
    };
    await db
      .insertInto('consents')
      .values({ coop_id: coopId, member_id: id, rules_version: consent.rulesVersion, ...values })
      .onConflict((c) => c.columns(['coop_id', 'member_id', 'rules_version']).doUpdateSet(values))
      .execute();
  }

  async function nextNumber(wanted: number | undefined): Promise<number> {
    const { last_member_number } = await db
      .updateTable('coops')
      .set({
        last_member_number:
          wanted === undefined
            ? sql`last_member_number + 1`
            : sql`case when last_member_number < ${wanted} then ${wanted} else last_member_number end`,
      })
      .where('coop_id', '=', coopId)
      .returning('last_member_number')
      .executeTakeFirstOrThrow();
    return wanted ?? last_member_number;
  }
}
