import type { Kysely } from 'kysely';

/** What happened in the co-op, who is told of it, and how the telling went. Jobs have lanes. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('coops')
    .addColumn('last_event_position', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('jobs').addColumn('lane', 'text').execute();
  await db.schema.createIndex('jobs_by_lane').on('jobs').columns(['lane', 'failed_at', 'run_at']).execute();

  await db.schema
    .createTable('events')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('data', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('events_pk', ['coop_id', 'position'])
    .addUniqueConstraint('events_id', ['coop_id', 'id'])
    .execute();
  await db.schema.createIndex('events_by_time').on('events').columns(['coop_id', 'at']).execute();

  await db.schema
    .createTable('webhooks')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('events', 'text')
    .addColumn('enabled', 'integer', (c) => c.notNull())
    .addColumn('disabled_because', 'text')
    .addColumn('failing_since', 'text')
    .addColumn('quiet_until', 'text')
    .addColumn('sealed_secrets', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('webhooks_pk', ['coop_id', 'id'])
    .execute();

  await db.schema
    .createTable('webhook_deliveries')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('webhook_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('job_id', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('next_at', 'text')
    .addColumn('ended_at', 'text')
    .addColumn('status', 'integer')
    .addPrimaryKeyConstraint('webhook_deliveries_pk', ['coop_id', 'webhook_id', 'position'])
    .addForeignKeyConstraint(
      'webhook_deliveries_webhook',
      ['coop_id', 'webhook_id'],
      'webhooks',
      ['coop_id', 'id'],
      (c) => c.onDelete('cascade'),
    )
    .addForeignKeyConstraint(
      'webhook_deliveries_event',
      ['coop_id', 'position'],
      'events',
      ['coop_id', 'position'],
      (c) => c.onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('webhook_deliveries_by_position')
    .on('webhook_deliveries')
    .columns(['coop_id', 'position'])
    .execute();

  await db.schema
    .createTable('webhook_attempts')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('webhook_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('status', 'integer')
    .addColumn('ms', 'integer', (c) => c.notNull())
    .addColumn('error', 'text')
    .addColumn('response', 'text')
    .addPrimaryKeyConstraint('webhook_attempts_pk', ['coop_id', 'webhook_id', 'position', 'number'])
    .addForeignKeyConstraint(
      'webhook_attempts_delivery',
      ['coop_id', 'webhook_id', 'position'],
      'webhook_deliveries',
      ['coop_id', 'webhook_id', 'position'],
      (c) => c.onDelete('cascade'),
    )
    .execute();
}
