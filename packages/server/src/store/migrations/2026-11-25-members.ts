import { sql, type Kysely } from 'kysely';

/** Members' dated statuses, those who act for them, and how long what is held on people is kept. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('member_statuses')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('status', 'text')
    .addColumn('on_day', 'text', (c) => c.notNull())
    .addColumn('entry_class', 'text')
    .addColumn('reason', 'text')
    .addColumn('decision', 'text')
    .addColumn('takes_back', 'integer')
    .addColumn('recorded_by', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('member_statuses_pk', ['coop_id', 'member_id', 'position'])
    .addUniqueConstraint('member_statuses_taken_back', ['coop_id', 'member_id', 'takes_back'])
    .addForeignKeyConstraint('member_statuses_member', ['coop_id', 'member_id'], 'members', ['coop_id', 'id'])
    .execute();

  await db.schema
    .createTable('member_periods')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('from_day', 'text', (c) => c.notNull())
    .addColumn('until_day', 'text')
    .addColumn('status', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('member_periods_pk', ['coop_id', 'member_id', 'from_day'])
    .addForeignKeyConstraint('member_periods_member', ['coop_id', 'member_id'], 'members', ['coop_id', 'id'])
    .execute();

  await db.schema
    .createTable('representatives')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('role', 'text')
    .addColumn('from_day', 'text', (c) => c.notNull())
    .addColumn('until_day', 'text')
    .addColumn('recorded_by', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('representatives_pk', ['coop_id', 'id'])
    .addForeignKeyConstraint('representatives_member', ['coop_id', 'member_id'], 'members', ['coop_id', 'id'])
    .execute();
  await db.schema
    .createIndex('representatives_by_member')
    .on('representatives')
    .columns(['coop_id', 'member_id'])
    .execute();
  await db.schema
    .createIndex('representatives_by_email')
    .on('representatives')
    .columns(['coop_id', 'email'])
    .execute();

  await db.schema
    .alterTable('members')
    .addColumn('status', 'text', (c) => c.notNull().defaultTo('active'))
    .execute();
  await db.schema.alterTable('members').addColumn('erased_at', 'text').execute();
  await db.schema.alterTable('members').addColumn('erasure', 'text').execute();
  await db.schema.alterTable('applications').addColumn('erased_at', 'text').execute();
  await db.schema.alterTable('sessions').addColumn('representative_id', 'text').execute();
  await db.schema.alterTable('codes').addColumn('representative_id', 'text').execute();
  await db.schema.alterTable('member_classes').addColumn('votes', 'text').execute();
  await db.schema.alterTable('coops').addColumn('retention', 'text').execute();

  // Those who are members already came in on the day that their row tells.
  await sql`
    insert into member_statuses (coop_id, member_id, position, status, on_day, entry_class, recorded_by, recorded_at)
    select coop_id, id, 1, 'active', substr(joined_at, 1, 10), class_id, 'operator', joined_at from members
  `.execute(db);
  await sql`
    insert into member_periods (coop_id, member_id, from_day, status)
    select coop_id, id, substr(joined_at, 1, 10), 'active' from members
  `.execute(db);
}
