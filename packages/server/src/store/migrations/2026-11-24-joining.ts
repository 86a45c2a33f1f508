import type { Kysely } from 'kysely';

/** Co-ops, their classes and rules; applications, members and their sessions; jobs and mails. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('coops')
    .addColumn('coop_id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('host', 'text')
    .addColumn('locales', 'text', (c) => c.notNull())
    .addColumn('currency', 'text', (c) => c.notNull())
    .addColumn('currency_exponent', 'integer', (c) => c.notNull())
    .addColumn('last_member_number', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_at', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('keys')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('token_hash', 'text', (c) => c.notNull())
    .addColumn('hint', 'text', (c) => c.notNull())
    .addColumn('origins', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('revoked_at', 'text')
    .addPrimaryKeyConstraint('keys_pk', ['coop_id', 'id'])
    .addUniqueConstraint('keys_token', ['coop_id', 'token_hash'])
    .execute();

  await db.schema
    .createTable('member_classes')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('description', 'text')
    .addColumn('admission', 'text', (c) => c.notNull())
    .addColumn('intake', 'text', (c) => c.notNull())
    .addColumn('applicants', 'text', (c) => c.notNull())
    .addColumn('fields', 'text', (c) => c.notNull())
    .addColumn('capacity', 'integer')
    .addColumn('member_count', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('member_classes_pk', ['coop_id', 'id'])
    .execute();

  await db.schema
    .createTable('invitations')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('class_id', 'text', (c) => c.notNull())
    .addColumn('code_hash', 'text', (c) => c.notNull())
    .addColumn('uses_left', 'integer', (c) => c.notNull())
    .addColumn('expires_at', 'text')
    .addPrimaryKeyConstraint('invitations_pk', ['coop_id', 'id'])
    .addUniqueConstraint('invitations_code', ['coop_id', 'code_hash'])
    .addForeignKeyConstraint('invitations_class', ['coop_id', 'class_id'], 'member_classes', [
      'coop_id',
      'id',
    ])
    .execute();

  await db.schema
    .createTable('rules')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('published_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('rules_pk', ['coop_id', 'version'])
    .execute();

  await db.schema
    .createTable('rules_texts')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('text_hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('rules_texts_pk', ['coop_id', 'version', 'locale'])
    .addForeignKeyConstraint('rules_texts_version', ['coop_id', 'version'], 'rules', ['coop_id', 'version'])
    .execute();

  await db.schema
    .createTable('members')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('class_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('signatory', 'text')
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('answers', 'text', (c) => c.notNull())
    .addColumn('role', 'text')
    .addColumn('joined_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('members_pk', ['coop_id', 'id'])
    .addUniqueConstraint('members_number', ['coop_id', 'number'])
    .addUniqueConstraint('members_email', ['coop_id', 'email'])
    .addForeignKeyConstraint('members_class', ['coop_id', 'class_id'], 'member_classes', ['coop_id', 'id'])
    .execute();

  await db.schema
    .createTable('applications')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('class_id', 'text', (c) => c.notNull())
    .addColumn('invitation_id', 'text')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('signatory', 'text')
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('answers', 'text', (c) => c.notNull())
    .addColumn('rules_version', 'integer', (c) => c.notNull())
    .addColumn('text_hash', 'text', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('agreed_at', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('verified_at', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('decided_by', 'text')
    .addColumn('message', 'text')
    .addColumn('member_id', 'text')
    .addPrimaryKeyConstraint('applications_pk', ['coop_id', 'id'])
    .addForeignKeyConstraint('applications_class', ['coop_id', 'class_id'], 'member_classes', [
      'coop_id',
      'id',
    ])
    .addForeignKeyConstraint('applications_member', ['coop_id', 'member_id'], 'members', ['coop_id', 'id'])
    .execute();
  await db.schema
    .createIndex('applications_by_state')
    .on('applications')
    .columns(['coop_id', 'state', 'created_at', 'id'])
    .execute();
  await db.schema
    .createIndex('applications_by_time')
    .on('applications')
    .columns(['coop_id', 'created_at', 'id'])
    .execute();
  await db.schema
    .createIndex('applications_by_email')
    .on('applications')
    .columns(['coop_id', 'email'])
    .execute();
  await db.schema
    .createIndex('members_by_class')
    .on('members')
    .columns(['coop_id', 'class_id', 'number'])
    .execute();

  await db.schema
    .createTable('consents')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('rules_version', 'integer', (c) => c.notNull())
    .addColumn('text_hash', 'text', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('agreed_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('consents_pk', ['coop_id', 'member_id', 'rules_version'])
    .addForeignKeyConstraint('consents_member', ['coop_id', 'member_id'], 'members', ['coop_id', 'id'])
    .execute();

  await db.schema
    .createTable('codes')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('code_hash', 'text')
    .addColumn('member_id', 'text')
    .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('codes_pk', ['coop_id', 'id'])
    .execute();

  await db.schema
    .createTable('sessions')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('token_hash', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('origin', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('sessions_pk', ['coop_id', 'id'])
    .addUniqueConstraint('sessions_token', ['coop_id', 'token_hash'])
    .addForeignKeyConstraint('sessions_member', ['coop_id', 'member_id'], 'members', ['coop_id', 'id'])
    .execute();
  await db.schema
    .createIndex('sessions_by_member')
    .on('sessions')
    .columns(['coop_id', 'member_id'])
    .execute();

  await db.schema
    .createTable('spent_challenges')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('challenge_hash', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('spent_challenges_pk', ['coop_id', 'challenge_hash'])
    .execute();

  await db.schema
    .createTable('rate_limits')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('bucket', 'text', (c) => c.notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addColumn('resets_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('rate_limits_pk', ['coop_id', 'bucket'])
    .execute();

  await db.schema
    .createTable('idempotency_keys')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('key_hash', 'text', (c) => c.notNull())
    .addColumn('request_hash', 'text', (c) => c.notNull())
    .addColumn('status', 'integer', (c) => c.notNull())
    .addColumn('reply', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('idempotency_keys_pk', ['coop_id', 'key_hash'])
    .execute();

  await db.schema
    .createTable('jobs')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('run_at', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('locked_until', 'text')
    .addColumn('last_error', 'text')
    .addColumn('failed_at', 'text')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('jobs_pk', ['coop_id', 'id'])
    .execute();
  await db.schema.createIndex('jobs_by_time').on('jobs').columns(['failed_at', 'run_at']).execute();

  await db.schema
    .createTable('mails')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('recipient', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('mails_pk', ['coop_id', 'id'])
    .execute();
}
