import type { Rules } from '@coopkit/contract';
import type { Kysely } from 'kysely';
import { sha256 } from '../secrets.ts';
import type { Database } from './database.ts';

/** The versions of the co-op's rules, each in its languages. */
export function rules(db: Kysely<Database>, coopId: string) {
  return {
    /** The version in force; null before the first. */
    async currentVersion(): Promise<number | null> {
      const row = await db
        .selectFrom('rules')
        .select((e) => e.fn.max('version').as('version'))
        .where('coop_id', '=', coopId)
        .executeTakeFirst();
      return row?.version ?? null;
    },

    /** A version's text in the first of these languages that it has. */
    async find(version: number, locales: readonly string[]): Promise<Rules | undefined> {
      const rows = await db
        .selectFrom('rules')
        .innerJoin('rules_texts as t', (join) =>
          join.onRef('t.coop_id', '=', 'rules.coop_id').onRef('t.version', '=', 'rules.version'),
        )
        .select(['rules.version', 'rules.published_at', 't.locale', 't.text', 't.text_hash'])
        .where('rules.coop_id', '=', coopId)
        .where('rules.version', '=', version)
        .execute();
      const row = locales.map((locale) => rows.find((each) => each.locale === locale)).find((each) => each);
      return (
        row && {
          version: row.version,
          locale: row.locale,
          text: row.text,
          textHash: row.text_hash,
          publishedAt: row.published_at,
        }
      );
    },

    /** Adds the next version; returns its number. */
    async publish(texts: Readonly<Record<string, string>>, at: string): Promise<number> {
      const version = ((await this.currentVersion()) ?? 0) + 1;
      await db.insertInto('rules').values({ coop_id: coopId, version, published_at: at }).execute();
      await db
        .insertInto('rules_texts')
        .values(
          Object.entries(texts).map(([locale, text]) => ({
            coop_id: coopId,
            version,
            locale,
            text,
            text_hash: sha256(text),
          })),
        )
        .execute();
      return version;
    },
  };
}
