import { sql, type Kysely } from 'kysely';
import { appendOnly } from '../engine.ts';

/** Share terms and the register of shares, the ledger under it, notices and transfers, and what is owed. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('coops')
    .addColumn('last_entry', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('coops')
    .addColumn('last_share_entry', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('member_classes').addColumn('shares', 'text').execute();
  await db.schema.alterTable('member_classes').addColumn('contributions', 'text').execute();
  await db.schema.alterTable('applications').addColumn('subscription', 'text').execute();
  await db.schema.alterTable('applications').addColumn('contributions', 'text').execute();

  await db.schema
    .createTable('ledger_entries')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('on_day', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('payment_id', 'text')
    .addColumn('reverses', 'integer')
    // What of the outside it books: once, however often it is told.
    .addColumn('fact', 'text')
    .addPrimaryKeyConstraint('ledger_entries_pk', ['coop_id', 'position'])
    .addUniqueConstraint('ledger_entries_fact', ['coop_id', 'fact'])
    .addUniqueConstraint('ledger_entries_reverses', ['coop_id', 'reverses'])
    .execute();
  await db.schema
    .createIndex('ledger_entries_by_day')
    .on('ledger_entries')
    .columns(['coop_id', 'on_day', 'position'])
    .execute();
  await db.schema
    .createIndex('ledger_entries_by_payment')
    .on('ledger_entries')
    .columns(['coop_id', 'payment_id'])
    .execute();
  await appendOnly(db, 'ledger_entries');

  // A row takes an amount from one account to another: no set of rows can fail to sum to zero.
  await db.schema
    .createTable('postings')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('line', 'integer', (c) => c.notNull())
    .addColumn('debit', 'text', (c) => c.notNull())
    .addColumn('debit_party', 'text')
    .addColumn('credit', 'text', (c) => c.notNull())
    .addColumn('credit_party', 'text')
    .addColumn('amount', 'bigint', (c) => c.notNull())
    .addColumn('currency', 'text', (c) => c.notNull())
    .addColumn('exponent', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('postings_pk', ['coop_id', 'position', 'line'])
    .addForeignKeyConstraint('postings_entry', ['coop_id', 'position'], 'ledger_entries', [
      'coop_id',
      'position',
    ])
    .addCheckConstraint('postings_amount', sql`amount > 0`)
    .execute();
  await db.schema
    .createIndex('postings_by_debit')
    .on('postings')
    .columns(['coop_id', 'debit', 'debit_party'])
    .execute();
  await db.schema
    .createIndex('postings_by_credit')
    .on('postings')
    .columns(['coop_id', 'credit', 'credit_party'])
    .execute();
  await appendOnly(db, 'postings');

  await db.schema
    .createTable('share_entries')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('class_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('shares', 'integer', (c) => c.notNull())
    .addColumn('subscribed', 'bigint', (c) => c.notNull())
    .addColumn('paid_up', 'bigint', (c) => c.notNull())
    .addColumn('amount', 'bigint', (c) => c.notNull())
    .addColumn('counterparty', 'text')
    .addColumn('on_day', 'text', (c) => c.notNull())
    .addColumn('ledger_position', 'integer', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('share_entries_pk', ['coop_id', 'position'])
    .addForeignKeyConstraint('share_entries_member', ['coop_id', 'member_id'], 'members', ['coop_id', 'id'])
    .addForeignKeyConstraint('share_entries_ledger', ['coop_id', 'ledger_position'], 'ledger_entries', [
      'coop_id',
      'position',
    ])
    .execute();
  await db.schema
    .createIndex('share_entries_by_member')
    .on('share_entries')
    .columns(['coop_id', 'member_id', 'on_day'])
    .execute();
  await appendOnly(db, 'share_entries');

  await db.schema
    .createTable('charges')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text')
    .addColumn('application_id', 'text')
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('amount', 'bigint', (c) => c.notNull())
    .addColumn('paid', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('due_on', 'text', (c) => c.notNull())
    // The subscription or the contribution that it comes from.
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('parts', 'integer', (c) => c.notNull())
    .addColumn('cancelled_on', 'text')
    .addColumn('reminded_on', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('charges_pk', ['coop_id', 'id'])
    .addUniqueConstraint('charges_once', ['coop_id', 'source', 'purpose', 'due_on', 'number'])
    .addForeignKeyConstraint('charges_member', ['coop_id', 'member_id'], 'members', ['coop_id', 'id'])
    .addCheckConstraint('charges_paid', sql`amount > 0 and paid >= 0 and paid <= amount`)
    .execute();
  await db.schema
    .createIndex('charges_by_member')
    .on('charges')
    .columns(['coop_id', 'member_id', 'due_on', 'id'])
    .execute();
  await db.schema.createIndex('charges_by_day').on('charges').columns(['coop_id', 'due_on', 'id']).execute();
  await db.schema
    .createIndex('charges_by_application')
    .on('charges')
    .columns(['coop_id', 'application_id'])
    .execute();

  await db.schema
    .createTable('contributions')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('terms', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('interval', 'text', (c) => c.notNull())
    .addColumn('amount', 'bigint', (c) => c.notNull())
    .addColumn('from_on', 'text', (c) => c.notNull())
    .addColumn('until_on', 'text')
    .addColumn('next_on', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('contributions_pk', ['coop_id', 'id'])
    .addForeignKeyConstraint('contributions_member', ['coop_id', 'member_id'], 'members', ['coop_id', 'id'])
    .execute();
  await db.schema
    .createIndex('contributions_by_member')
    .on('contributions')
    .columns(['coop_id', 'member_id'])
    .execute();
  await db.schema
    .createIndex('contributions_by_day')
    .on('contributions')
    .columns(['coop_id', 'next_on'])
    .execute();

  await db.schema
    .createTable('share_notices')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('shares', 'integer', (c) => c.notNull())
    .addColumn('nominal', 'bigint', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('given_on', 'text', (c) => c.notNull())
    .addColumn('effective_on', 'text', (c) => c.notNull())
    .addColumn('pay_on', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('share_notices_pk', ['coop_id', 'id'])
    .addForeignKeyConstraint('share_notices_member', ['coop_id', 'member_id'], 'members', ['coop_id', 'id'])
    .execute();
  await db.schema
    .createIndex('share_notices_by_day')
    .on('share_notices')
    .columns(['coop_id', 'state', 'effective_on'])
    .execute();
  await db.schema
    .createIndex('share_notices_by_member')
    .on('share_notices')
    .columns(['coop_id', 'member_id'])
    .execute();
  await db.schema
    .createTable('share_transfers')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('to_member_id', 'text', (c) => c.notNull())
    .addColumn('shares', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text')
    .addPrimaryKeyConstraint('share_transfers_pk', ['coop_id', 'id'])
    .addForeignKeyConstraint('share_transfers_from', ['coop_id', 'member_id'], 'members', ['coop_id', 'id'])
    .addForeignKeyConstraint('share_transfers_to', ['coop_id', 'to_member_id'], 'members', ['coop_id', 'id'])
    .execute();
  for (const column of ['member_id', 'to_member_id'] as const) {
    await db.schema
      .createIndex(`share_transfers_by_${column}`)
      .on('share_transfers')
      .columns(['coop_id', column])
      .execute();
  }
}
