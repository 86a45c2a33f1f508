import type { Consent, Member } from '@coopkit/contract';
import { sql, type Kysely } from 'kysely';
import { newId } from '../ids.ts';
import type { Database } from './database.ts';
import { keyIn } from './engine.ts';
import { sha256 } from '../secrets.ts';
import type { SignedIn } from './sessions.ts';
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
      email: row.email,
      locale: row.locale,
      answers: JSON.parse(row.answers) as Member['answers'],
      role: row.role,
      joinedAt: row.joined_at,
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

    /** Who is signed in by which of these tokens. */
    async signedIn(tokens: readonly string[], at: string): Promise<Map<string, SignedIn>> {
      const byHash = new Map(tokens.map((token) => [sha256(token), token]));
      const rows = await db
        .selectFrom('sessions as s')
        .innerJoin(all().as('m'), (join) =>
          join.onRef('m.coop_id', '=', 's.coop_id').onRef('m.id', '=', 's.member_id'),
        )
        .select(COLUMNS)
        .select(['m.rules_version', 'm.text_hash', 'm.consent_locale', 'm.agreed_at'])
        .select(['s.id as session_id', 's.token_hash', 's.origin', 's.created_at', 's.expires_at'])
        .where(keyIn(db, { 's.coop_id': coopId }, 's.token_hash', [...byHash.keys()]))
        .where('s.expires_at', '>', at)
        .execute();
      return new Map(
        rows.map((row) => [
          byHash.get(row.token_hash) ?? '',
          {
            session: {
              id: row.session_id,
              memberId: row.id,
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
      filter: { memberClass?: string | undefined; email?: string | undefined },
      page: PageOf,
    ): Promise<{ items: Member[]; next: string | null }> {
      let query = ours();
      if (filter.memberClass) query = query.where('m.class_id', '=', filter.memberClass);
      if (filter.email) query = query.where('m.email', '=', filter.email);
      if (page.cursor) query = query.where('m.number', '>', page.cursor[0] as number);
      const rows = await query
        .orderBy('m.number')
        .limit(page.limit + 1)
        .execute();
      return toPage(rows, page.limit, (row) => [row.number], toMember);
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
      if (member.consent) {
        await db
          .insertInto('consents')
          .values({
            coop_id: coopId,
            member_id: id,
            rules_version: member.consent.rulesVersion,
            text_hash: member.consent.textHash,
            locale: member.consent.locale,
            agreed_at: member.consent.agreedAt,
          })
          .execute();
      }
      return (await this.find(id)) as Member;
    },
  };

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
