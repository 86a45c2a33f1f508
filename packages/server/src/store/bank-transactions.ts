import { sql, type Kysely } from 'kysely';
import { newId } from '../ids.ts';
import type { Database } from './database.ts';
import type { BankTransactionRow } from './money-tables.ts';
import { readPage, type PageOf } from './page.ts';

/** The movements on the co-op's account, as its statements told them. */
export function bankTransactions(db: Kysely<Database>, coopId: string) {
  const ours = () => db.selectFrom('bank_transactions').selectAll().where('coop_id', '=', coopId);
  return {
    /** Which of these are known already: movements by what makes each one, or the bank's entries they are parts of. */
    async known(by: 'key' | 'entry_key', keys: readonly string[]): Promise<Set<string>> {
      const known = new Set<string>();
      for (let at = 0; at < keys.length; at += 500) {
        const rows = await db
          .selectFrom('bank_transactions')
          .select(by)
          .where('coop_id', '=', coopId)
          .where(by, 'in', keys.slice(at, at + 500))
          .execute();
        for (const row of rows) known.add(row[by]);
      }
      return known;
    },

    async add(
      transaction: Omit<BankTransactionRow, 'coop_id' | 'id' | 'payment_id' | 'ledger_position'>,
    ): Promise<string> {
      const id = newId('ban');
      await db
        .insertInto('bank_transactions')
        .values({ coop_id: coopId, id, ...transaction, payment_id: null, ledger_position: null })
        .execute();
      return id;
    },

    find: (id: string): Promise<BankTransactionRow | undefined> =>
      ours().where('id', '=', id).executeTakeFirst(),

    /** Says what an unexplained one is; false where it was said already. */
    async explain(
      id: string,
      change: Pick<BankTransactionRow, 'state' | 'payment_id' | 'ledger_position'>,
    ): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('bank_transactions')
        .set(change)
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .where('state', '=', 'unmatched')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** Which member's payment came from an account before. */
    async membersByAccount(hashes: readonly string[]): Promise<Map<string, string>> {
      if (hashes.length === 0) return new Map();
      const rows = await db
        .selectFrom('bank_transactions as b')
        .innerJoin('payments as p', (join) =>
          join.onRef('p.coop_id', '=', 'b.coop_id').onRef('p.id', '=', 'b.payment_id'),
        )
        .select(['b.account_hash', 'p.member_id'])
        .distinct()
        .where('b.coop_id', '=', coopId)
        .where('b.account_hash', 'in', hashes)
        .where('p.member_id', 'is not', null)
        .execute();
      return new Map(rows.map((row) => [row.account_hash ?? '', row.member_id ?? '']));
    },

    async unmatched(on: string): Promise<{ count: number; total: number }> {
      const row = await db
        .selectFrom('bank_transactions')
        .select([
          sql<number>`cast(count(*) as bigint)`.as('count'),
          sql<number>`cast(coalesce(sum(amount), 0) as bigint)`.as('total'),
        ])
        .where('coop_id', '=', coopId)
        .where('state', '=', 'unmatched')
        .where('on_day', '<=', on)
        .executeTakeFirstOrThrow();
      return row;
    },

    async list(filter: { state?: BankTransactionRow['state'] | undefined }, page: PageOf) {
      let query = ours();
      if (filter.state) query = query.where('state', '=', filter.state);
      return readPage(query, ['on_day', 'id'], page, 'desc');
    },
  };
}
