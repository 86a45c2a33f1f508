import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import {
  Kysely,
  PostgresDialect,
  sql,
  SqliteAdapter,
  SqliteDialect,
  type CreateTableBuilder,
  type Dialect,
  type Expression,
  type OperationNodeSource,
  type SelectQueryBuilder,
  type SqlBool,
  type SqliteDatabase,
} from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';

/*
 * All that differs between the two databases stands here.
 */

/** The embedded SQLite, by its file (or `:memory:`), or a PostgreSQL, by its address. */
export type DatabaseAddress = { sqlite: string } | { postgres: string };

export interface Engine {
  readonly db: Kysely<Database>;
  /** Takes rows that no other process has locked, where several processes share the database. */
  skipLocked<O>(query: SelectQueryBuilder<Database, 'jobs', O>): SelectQueryBuilder<Database, 'jobs', O>;
  /** Whether it failed for want of time or room: the client may try again a little later. */
  isBusy(error: unknown): boolean;
  /** Whether a failed transaction may simply be tried again. */
  isRetryable(error: unknown): boolean;
}

export function openEngine(address: DatabaseAddress): Engine {
  if ('sqlite' in address) {
    return {
      db: new Kysely<Database>({ dialect: sqliteDialect(address.sqlite) }),
      skipLocked: (query) => query,
      isBusy: (error) => /SQLITE_BUSY|database is locked/.test(String(error)),
      isRetryable: (error) => /SQLITE_BUSY|database is locked/.test(String(error)),
    };
  }
  // A connection may wait for another's lock, but never for ever.
  const pool = new pg.Pool({
    connectionString: address.postgres,
    max: 16,
    statement_timeout: 15_000,
    Client: PreparingClient,
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return {
    db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }),
    skipLocked: (query) => query.forUpdate().skipLocked(),
    // Beside those below: a statement that took too long, and no connection to be had.
    isBusy: (error) => ['40001', '40P01', '57014', '53300'].includes((error as { code?: string }).code ?? ''),
    // Serialization failure and deadlock: PostgreSQL undid the one so that the other could go on.
    isRetryable: (error) => ['40001', '40P01'].includes((error as { code?: string }).code ?? ''),
  };
}

// Amounts are whole numbers of minor units, and none is beyond what a number holds exactly.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const amount = Number(text);
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${text} is beyond what can be held exactly`);
  return amount;
});

/** The most statements that a connection keeps prepared. */
const PREPARED = 300;
const prepared = new Map<string, string>();

/** Has statements that come again planned once. */
class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (text: unknown, values?: unknown) => unknown;
    this.query = ((text: unknown, values?: unknown) => {
      const name = typeof text === 'string' && Array.isArray(values) ? statementName(text) : undefined;
      return name === undefined ? query(text, values) : query({ name, text, values });
    }) as typeof this.query;
  }
}

/** Undefined for what is rarely the same twice, and where a column that is added would change what comes back. */
function statementName(text: string): string | undefined {
  if (text.length > 2_000 || text.includes('*')) return undefined;
  let name = prepared.get(text);
  if (name === undefined && prepared.size < PREPARED) {
    name = `s${prepared.size}`;
    prepared.set(text, name);
  }
  return name;
}

function sqliteDialect(file: string): Dialect {
  return new (class extends SqliteDialect {
    override createAdapter(): SqliteAdapter {
      return new AtomicSqliteAdapter();
    }
  })({ database: () => Promise.resolve(openSqlite(file)) });
}

/** SQLite changes tables within a transaction: a migration is whole or not at all, and of two processes one waits. */
class AtomicSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function openSqlite(file: string): SqliteDatabase {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file);
  // A commit reaches the disk before it is acknowledged (`full`); a second process waits for its turn.
  database.exec(`
    pragma busy_timeout = 5000;
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
  `);
  return {
    close: () => database.close(),
    prepare: (text) => {
      // Taking the write lock at once: a transaction that reads first and writes later could otherwise be refused midway.
      const statement = database.prepare(text === 'begin' ? 'begin immediate' : text);
      const values = (parameters: ReadonlyArray<unknown>) => parameters as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
}

/**
 * Has a table's rows stand in the order of its key, so that their places do not tell when they came. PostgreSQL has
 * no such table: what must not be told there is written anew when it is complete.
 */
export function inKeyOrder<Table extends string>(
  table: CreateTableBuilder<Table>,
  db: Kysely<never>,
): CreateTableBuilder<Table> {
  return isSqlite(db) ? table.modifyEnd(sql`without rowid`) : table;
}

/** Has the database refuse to change or delete a row of a table: what is wrong is put right by another. */
export async function appendOnly(db: Kysely<never>, table: string): Promise<void> {
  if (isSqlite(db)) {
    for (const change of ['update', 'delete']) {
      await sql`create trigger ${sql.id(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
        begin select raise(abort, 'append only'); end`.execute(db);
    }
    return;
  }
  await sql`create or replace function append_only() returns trigger language plpgsql
    as $$ begin raise exception 'append only'; end $$`.execute(db);
  await sql`create trigger ${sql.id(`${table}_append_only`)} before update or delete on ${sql.table(table)}
    for each row execute function append_only()`.execute(db);
  await sql`create trigger ${sql.id(`${table}_no_truncate`)} before truncate on ${sql.table(table)}
    execute function append_only()`.execute(db);
}

/**
 * That a row is one of those whose key is `of` followed by one of the values of `column`, each found by the index of
 * the whole key. Told simply that, PostgreSQL may read all rows of `of`: of a vote that is new it believes that it has
 * few, whatever its numbers are.
 */
export function keyIn(
  db: Kysely<Database>,
  of: Readonly<Record<string, string>>,
  column: string,
  values: readonly string[],
): Expression<SqlBool> {
  const first = Object.entries(of);
  if (isSqlite(db)) {
    const same = first.map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
    return sql`(${sql.join(same, sql` and `)} and ${sql.ref(column)} in (${sql.join(values)}))`;
  }
  const key = sql.join([...Object.keys(of), column].map((name) => sql.ref(name)));
  const lists = [...first.map(([, value]) => values.map(() => value)), values];
  const names = sql.join(lists.map((_, i) => sql.ref(`k${String(i)}`)));
  const rows = sql`unnest(${sql.join(lists.map((list) => sql`${list}::text[]`))}) as keys(${names})`;
  return sql`(${key}) in (select ${names} from ${rows})`;
}

/** Takes what is read of these tables until the transaction ends; a transaction of SQLite has all of it anyway. */
export function taking<DB, TB extends keyof DB, O>(
  db: Kysely<Database>,
  query: SelectQueryBuilder<DB, TB, O>,
  ...tables: (TB & string)[]
): SelectQueryBuilder<DB, TB, O> {
  return isSqlite(db)
    ? query
    : query.modifyEnd(sql`for no key update of ${sql.join(tables.map((table) => sql.ref(table)))}`);
}

/** Rows to be inserted, as one parameter however many they are: a statement that grows with them takes long to make. */
export function rowsFrom<Table extends keyof Database>(
  db: Kysely<Database>,
  table: Table,
  columns: readonly (keyof Database[Table] & string)[],
  rows: readonly Record<string, string | number | null>[],
): Expression<unknown> {
  const list = JSON.stringify(rows);
  if (isSqlite(db)) {
    const members = columns.map((column) => sql`value ->> ${sql.lit(column)}`);
    return sql`select ${sql.join(members)} from json_each(${list}) where true`;
  }
  const names = columns.map((column) => sql.ref(column));
  return sql`select ${sql.join(names)} from json_populate_recordset(null::${sql.table(table)}, ${list}::json)`;
}

/** The most writes in one statement. */
const TOGETHER = 4;

/** Does writes to tables that have nothing to do with each other: of PostgreSQL, which is far, in one go. */
export async function writeTogether(db: Kysely<Database>, writes: readonly Write[]): Promise<void> {
  const last = writes.at(-1);
  if (!last || isSqlite(db) || writes.length > TOGETHER) {
    for (const write of writes) await write.execute();
    return;
  }
  const others = writes.slice(0, -1).map((write, i) => sql`${sql.ref(`w${String(i)}`)} as (${write})`);
  await sql`${others.length > 0 ? sql`with ${sql.join(others)} ` : sql``}${last}`.execute(db);
}

interface Write extends OperationNodeSource {
  execute(): Promise<unknown>;
}

function isSqlite(db: Kysely<never> | Kysely<Database>): boolean {
  return db.getExecutor().adapter instanceof SqliteAdapter;
}
