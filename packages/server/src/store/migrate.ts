import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Database } from './database.ts';
import * as joining from './migrations/2026-11-24-joining.ts';
import * as voting from './migrations/2026-11-24-voting.ts';
import * as members from './migrations/2026-11-25-members.ts';
import * as money from './migrations/2026-11-25-money.ts';
import * as payments from './migrations/2026-11-25-payments.ts';
import * as stripe from './migrations/2026-11-25-stripe.ts';
import * as webhooks from './migrations/2026-11-25-webhooks.ts';

/** In the order they came; never changed once released, only added to. */
const migrations: Record<string, Migration> = {
  '2026-11-24-joining': joining,
  '2026-11-24-voting': voting,
  '2026-11-25-members': members,
  '2026-11-25-money': money,
  '2026-11-25-payments': payments,
  '2026-11-25-stripe': stripe,
  '2026-11-25-webhooks': webhooks,
};

/** Brings the tables up to date. Safe from several processes at once: one does it, the others wait. */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error('The database could not be brought up to date.', { cause: error });
}
