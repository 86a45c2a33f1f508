import type { Kysely } from 'kysely';
import { inKeyOrder } from '../engine.ts';

/** Votes with their rolls, who took part, sealed ballots, and the records under them. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('votes')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('opens_at', 'text', (c) => c.notNull())
    .addColumn('closes_at', 'text', (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('roll_size', 'integer')
    .addColumn('roll_hash', 'text')
    .addColumn('lot_secret', 'text')
    .addColumn('result', 'text')
    .addColumn('certificate', 'text')
    .addColumn('annulled_at', 'text')
    .addColumn('annulment', 'text')
    .addPrimaryKeyConstraint('votes_pk', ['coop_id', 'id'])
    .execute();
  await db.schema.createIndex('votes_by_close').on('votes').columns(['coop_id', 'closes_at', 'id']).execute();

  await db.schema
    .createTable('voters')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('vote_id', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('member_number', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('class_id', 'text', (c) => c.notNull())
    .addColumn('proxy', 'text')
    .addPrimaryKeyConstraint('voters_pk', ['coop_id', 'vote_id', 'key'])
    .addUniqueConstraint('voters_member', ['coop_id', 'vote_id', 'member_id'])
    .addForeignKeyConstraint('voters_vote', ['coop_id', 'vote_id'], 'votes', ['coop_id', 'id'])
    .execute();
  await db.schema
    .createIndex('voters_by_proxy')
    .on('voters')
    .columns(['coop_id', 'vote_id', 'proxy'])
    .execute();
  await db.schema
    .createIndex('voters_by_number')
    .on('voters')
    .columns(['coop_id', 'vote_id', 'member_number'])
    .execute();

  // Neither row says when it came, and their order does not tell either: that would link a sealed ballot to its voter.
  await inKeyOrder(
    db.schema
      .createTable('participations')
      .addColumn('coop_id', 'text', (c) => c.notNull())
      .addColumn('vote_id', 'text', (c) => c.notNull())
      .addColumn('voter_key', 'text', (c) => c.notNull())
      .addColumn('entry_hash', 'text')
      .addPrimaryKeyConstraint('participations_pk', ['coop_id', 'vote_id', 'voter_key']),
    db,
  ).execute();
  await inKeyOrder(
    db.schema
      .createTable('sealed_ballots')
      .addColumn('coop_id', 'text', (c) => c.notNull())
      .addColumn('vote_id', 'text', (c) => c.notNull())
      .addColumn('commitment', 'text', (c) => c.notNull())
      .addColumn('nonce', 'text', (c) => c.notNull())
      .addColumn('opening', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('sealed_ballots_pk', ['coop_id', 'vote_id', 'commitment']),
    db,
  ).execute();

  await db.schema
    .createIndex('sealed_ballots_by_nonce')
    .on('sealed_ballots')
    .columns(['coop_id', 'vote_id', 'nonce'])
    .execute();

  await db.schema
    .createTable('paper_batches')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('vote_id', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('entered_by', 'text', (c) => c.notNull())
    .addColumn('entered_at', 'text', (c) => c.notNull())
    .addColumn('batch', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('paper_batches_pk', ['coop_id', 'vote_id', 'id'])
    .execute();

  await db.schema
    .createTable('record_keys')
    .addColumn('coop_id', 'text', (c) => c.primaryKey())
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('sealed_private_key', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('records')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('vote_id', 'text', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('frontier', 'text', (c) => c.notNull())
    .addColumn('checkpoint', 'text', (c) => c.notNull())
    .addColumn('ballots', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('records_pk', ['coop_id', 'vote_id'])
    .addForeignKeyConstraint('records_vote', ['coop_id', 'vote_id'], 'votes', ['coop_id', 'id'])
    .execute();

  await db.schema
    .createTable('record_entries')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('vote_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('entry', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('record_entries_pk', ['coop_id', 'vote_id', 'position'])
    .addUniqueConstraint('record_entries_hash', ['coop_id', 'vote_id', 'hash'])
    .execute();

  await db.schema
    .createTable('record_nodes')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('vote_id', 'text', (c) => c.notNull())
    .addColumn('level', 'integer', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('record_nodes_pk', ['coop_id', 'vote_id', 'level', 'position'])
    .execute();

  await db.schema
    .createTable('witnesses')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('witnesses_pk', ['coop_id', 'name'])
    .execute();

  await db.schema
    .createTable('cosignatures')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('vote_id', 'text', (c) => c.notNull())
    .addColumn('witness', 'text', (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('line', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('cosignatures_pk', ['coop_id', 'vote_id', 'witness'])
    .execute();

  await db.schema
    .createTable('witnessed_hosts')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('host', 'text', (c) => c.notNull())
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('witnessed_hosts_pk', ['coop_id', 'host'])
    .execute();

  await db.schema
    .createTable('witnessed_heads')
    .addColumn('coop_id', 'text', (c) => c.notNull())
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('root', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('witnessed_heads_pk', ['coop_id', 'origin'])
    .execute();
}
