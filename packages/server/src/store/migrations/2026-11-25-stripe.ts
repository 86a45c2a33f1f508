import type { Kysely } from 'kysely';

/** What is known of payments at Stripe, and which of its events have come. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('stripe_payments')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('payment_id', 'text', (c) => c.notNull())
    // What Stripe is asked for, until it has answered: asked again, it is the same to the letter.
    .addColumn('wanted', 'text')
    .addColumn('session', 'text')
    .addColumn('intent', 'text')
    .addColumn('customer', 'text')
    .addColumn('method', 'text')
    .addColumn('shown', 'text')
    // When a look at it was asked for that has not begun yet.
    .addColumn('look_at', 'text')
    // How many looks have begun, and the last of them that was booked: of two at a time the later one counts.
    .addColumn('looks', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('booked_look', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('stripe_payments_pk', ['coop_id', 'payment_id'])
    .execute();
  for (const ref of ['session', 'intent']) {
    await db.schema
      .createIndex(`stripe_payments_by_${ref}`)
      .on('stripe_payments')
      .columns(['coop_id', ref])
      .execute();
  }
  await db.schema
    .createTable('stripe_events')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('came_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('stripe_events_pk', ['coop_id', 'id'])
    .execute();
  await db.schema
    .createIndex('stripe_events_by_time')
    .on('stripe_events')
    .columns(['coop_id', 'came_at'])
    .execute();
  // Until when Stripe's own list of events has been read.
  await db.schema
    .createTable('stripe_readings')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('read_until', 'text', (c) => c.notNull())
    // What Stripe said then that it holds, and what the ledger had.
    .addColumn('theirs', 'bigint')
    .addColumn('ours', 'bigint')
    .addPrimaryKeyConstraint('stripe_readings_pk', ['coop_id'])
    .execute();
}
