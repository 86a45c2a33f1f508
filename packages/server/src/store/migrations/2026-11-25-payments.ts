import { sql, type Kysely } from 'kysely';
import { appendOnly } from '../engine.ts';

/** Payments and what of them each charge got; how the co-op is paid; mandates, debits, and what the bank says. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('coops')
    .addColumn('last_payment', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();

  await db.schema
    .createTable('payments')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text')
    .addColumn('application_id', 'text')
    .addColumn('method', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('amount', 'bigint', (c) => c.notNull())
    .addColumn('received', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('refunded', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('payer', 'text')
    .addColumn('reference', 'text')
    .addColumn('instruction', 'text')
    // What a provider is asked for, and what it calls it.
    .addColumn('wishes', 'text')
    .addColumn('provider_ref', 'text')
    .addColumn('batch_id', 'text')
    .addColumn('mandate_id', 'text')
    .addColumn('reason', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('received_on', 'text')
    .addPrimaryKeyConstraint('payments_pk', ['coop_id', 'id'])
    .addUniqueConstraint('payments_reference', ['coop_id', 'reference'])
    .addForeignKeyConstraint('payments_member', ['coop_id', 'member_id'], 'members', ['coop_id', 'id'])
    .addCheckConstraint('payments_amount', sql`amount > 0 and refunded >= 0 and refunded <= received`)
    .execute();
  await db.schema
    .createIndex('payments_by_day')
    .on('payments')
    .columns(['coop_id', 'created_at', 'id'])
    .execute();
  await db.schema
    .createIndex('payments_by_member')
    .on('payments')
    .columns(['coop_id', 'member_id', 'created_at'])
    .execute();
  await db.schema
    .createIndex('payments_by_application')
    .on('payments')
    .columns(['coop_id', 'application_id'])
    .execute();
  await db.schema
    .createIndex('payments_by_state')
    .on('payments')
    .columns(['coop_id', 'state', 'method'])
    .execute();
  await db.schema.createIndex('payments_by_batch').on('payments').columns(['coop_id', 'batch_id']).execute();
  await db.schema
    .createIndex('payments_by_provider')
    .on('payments')
    .columns(['coop_id', 'provider_ref'])
    .execute();

  // Which charges a payment is for, before it comes; and what of it each got, by the entry that booked it.
  await db.schema
    .createTable('payment_parts')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('payment_id', 'text', (c) => c.notNull())
    .addColumn('charge_id', 'text', (c) => c.notNull())
    .addColumn('amount', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('payment_parts_pk', ['coop_id', 'payment_id', 'charge_id'])
    .addForeignKeyConstraint('payment_parts_payment', ['coop_id', 'payment_id'], 'payments', [
      'coop_id',
      'id',
    ])
    .addForeignKeyConstraint('payment_parts_charge', ['coop_id', 'charge_id'], 'charges', ['coop_id', 'id'])
    .execute();
  await db.schema
    .createIndex('payment_parts_by_charge')
    .on('payment_parts')
    .columns(['coop_id', 'charge_id'])
    .execute();
  await db.schema
    .createTable('allocations')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('ledger_position', 'integer', (c) => c.notNull())
    .addColumn('line', 'integer', (c) => c.notNull())
    .addColumn('payment_id', 'text')
    .addColumn('charge_id', 'text', (c) => c.notNull())
    .addColumn('amount', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('allocations_pk', ['coop_id', 'ledger_position', 'line'])
    .addForeignKeyConstraint('allocations_ledger', ['coop_id', 'ledger_position'], 'ledger_entries', [
      'coop_id',
      'position',
    ])
    .addForeignKeyConstraint('allocations_charge', ['coop_id', 'charge_id'], 'charges', ['coop_id', 'id'])
    .execute();
  await db.schema
    .createIndex('allocations_by_payment')
    .on('allocations')
    .columns(['coop_id', 'payment_id'])
    .execute();
  await db.schema
    .createIndex('allocations_by_charge')
    .on('allocations')
    .columns(['coop_id', 'charge_id'])
    .execute();
  await appendOnly(db, 'allocations');

  await db.schema
    .createTable('refunds')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('payment_id', 'text', (c) => c.notNull())
    .addColumn('amount', 'bigint', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('refunds_pk', ['coop_id', 'id'])
    .addForeignKeyConstraint('refunds_payment', ['coop_id', 'payment_id'], 'payments', ['coop_id', 'id'])
    .execute();
  await db.schema
    .createIndex('refunds_by_payment')
    .on('refunds')
    .columns(['coop_id', 'payment_id'])
    .execute();

  await db.schema
    .createTable('payment_settings')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('method', 'text', (c) => c.notNull())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('sealed', 'text')
    .addPrimaryKeyConstraint('payment_settings_pk', ['coop_id', 'method'])
    .execute();

  await db.schema
    .createTable('mandates')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('reference', 'text', (c) => c.notNull())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('sealed_iban', 'text', (c) => c.notNull())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('text_hash', 'text', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('signed_at', 'text', (c) => c.notNull())
    // How it was signed: by which session, from which network (as a keyed hash), after which proof of address.
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .addColumn('last_collected_on', 'text')
    .addPrimaryKeyConstraint('mandates_pk', ['coop_id', 'id'])
    .addUniqueConstraint('mandates_reference', ['coop_id', 'reference'])
    .addForeignKeyConstraint('mandates_member', ['coop_id', 'member_id'], 'members', ['coop_id', 'id'])
    .execute();
  await db.schema
    .createIndex('mandates_by_member')
    .on('mandates')
    .columns(['coop_id', 'member_id'])
    .execute();

  await db.schema
    .createTable('debit_batches')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('collect_on', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('total', 'bigint', (c) => c.notNull())
    .addColumn('payments', 'integer', (c) => c.notNull())
    // The file has accounts in it: it is sealed.
    .addColumn('sealed_file', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('debit_batches_pk', ['coop_id', 'id'])
    .execute();

  await db.schema
    .createTable('statements')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('file_hash', 'text', (c) => c.notNull())
    .addColumn('imported_at', 'text', (c) => c.notNull())
    .addColumn('report', 'text', (c) => c.notNull())
    // The last day that it tells of, and the balance then where it says so.
    .addColumn('closes_on', 'text')
    .addColumn('closing', 'bigint')
    .addPrimaryKeyConstraint('statements_pk', ['coop_id', 'id'])
    .addUniqueConstraint('statements_file', ['coop_id', 'file_hash'])
    .execute();
  await db.schema
    .createTable('bank_transactions')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    // The bank's entry that it is, or is a part of.
    .addColumn('entry_key', 'text', (c) => c.notNull())
    .addColumn('statement_id', 'text', (c) => c.notNull())
    .addColumn('on_day', 'text', (c) => c.notNull())
    .addColumn('amount', 'bigint', (c) => c.notNull())
    .addColumn('name', 'text')
    .addColumn('account', 'text')
    .addColumn('account_hash', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('details', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('payment_id', 'text')
    .addColumn('ledger_position', 'integer')
    .addPrimaryKeyConstraint('bank_transactions_pk', ['coop_id', 'id'])
    .addUniqueConstraint('bank_transactions_key', ['coop_id', 'key'])
    .addForeignKeyConstraint('bank_transactions_statement', ['coop_id', 'statement_id'], 'statements', [
      'coop_id',
      'id',
    ])
    .execute();
  await db.schema
    .createIndex('bank_transactions_by_entry')
    .on('bank_transactions')
    .columns(['coop_id', 'entry_key'])
    .execute();
  await db.schema
    .createIndex('bank_transactions_by_day')
    .on('bank_transactions')
    .columns(['coop_id', 'on_day', 'id'])
    .execute();
}
