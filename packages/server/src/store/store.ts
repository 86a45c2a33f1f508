import type { Retention } from '@coopkit/contract';
import type { Kysely } from 'kysely';
import { applications } from './applications.ts';
import { challenges } from './challenges.ts';
import { classes } from './classes.ts';
import { codes } from './codes.ts';
import { consents } from './consents.ts';
import { coops } from './coops.ts';
import type { Database } from './database.ts';
import { deliveries } from './deliveries.ts';
import type { Engine } from './engine.ts';
import { events } from './events.ts';
import { formerMembers } from './former-members.ts';
import { idempotency } from './idempotency.ts';
import { jobs } from './jobs.ts';
import { keys } from './keys.ts';
import { coopMails } from './mails.ts';
import { members } from './members.ts';
import { paperBatches } from './paper-batches.ts';
import { rateLimits } from './rate-limits.ts';
import { records } from './records.ts';
import { representatives } from './representatives.ts';
import { rules } from './rules.ts';
import { sealedBallots } from './sealed-ballots.ts';
import { sessions } from './sessions.ts';
import { statuses } from './statuses.ts';
import { voters } from './voters.ts';
import { votes } from './votes.ts';
import { webhooks } from './webhooks.ts';
import { witnesses } from './witnesses.ts';
import { charges } from './charges.ts';
import { contributions } from './contributions.ts';
import { ledger } from './ledger.ts';
import { payments } from './payments.ts';
import { shareNotices } from './share-notices.ts';
import { shareTransfers } from './share-transfers.ts';
import { shares } from './shares.ts';
import { refunds } from './refunds.ts';
import { paymentSettings } from './payment-settings.ts';
import { mandates } from './mandates.ts';
import { debitBatches } from './debit-batches.ts';
import { statements } from './statements.ts';
import { bankTransactions } from './bank-transactions.ts';
import { stripe } from './stripe.ts';

/** All that is kept of one co-op. Every query names the co-op: no store sees another's rows. */
export function storeOf(db: Kysely<Database>, coopId: string) {
  return {
    coopId,
    coop: () => coops(db).find(coopId),
    /** Until this transaction ends no other admits, imports or publishes for the co-op. */
    lock: () => coops(db).lock(coopId),
    setRetention: (retention: Retention) => coops(db).setRetention(coopId, retention),
    keys: keys(db, coopId),
    classes: classes(db, coopId),
    rules: rules(db, coopId),
    applications: applications(db, coopId),
    members: members(db, coopId),
    formerMembers: formerMembers(db, coopId),
    statuses: statuses(db, coopId),
    consents: consents(db, coopId),
    representatives: representatives(db, coopId),
    codes: codes(db, coopId),
    sessions: sessions(db, coopId),
    challenges: challenges(db, coopId),
    rateLimits: rateLimits(db, coopId),
    idempotency: idempotency(db, coopId),
    jobs: jobs(db, coopId),
    mails: coopMails(db, coopId),
    votes: votes(db, coopId),
    voters: voters(db, coopId),
    sealedBallots: sealedBallots(db, coopId),
    paperBatches: paperBatches(db, coopId),
    records: records(db, coopId),
    witnesses: witnesses(db, coopId),
    stripe: stripe(db, coopId),
    bankTransactions: bankTransactions(db, coopId),
    statements: statements(db, coopId),
    debitBatches: debitBatches(db, coopId),
    mandates: mandates(db, coopId),
    paymentSettings: paymentSettings(db, coopId),
    refunds: refunds(db, coopId),
    shares: shares(db, coopId),
    shareTransfers: shareTransfers(db, coopId),
    shareNotices: shareNotices(db, coopId),
    payments: payments(db, coopId),
    ledger: ledger(db, coopId),
    contributions: contributions(db, coopId),
    charges: charges(db, coopId),
    events: events(db, coopId),
    webhooks: webhooks(db, coopId),
    deliveries: deliveries(db, coopId),
  };
}

export type Store = ReturnType<typeof storeOf>;

/** Does all of it or nothing; tries again where the database asks for that. */
export async function transaction<Result>(
  engine: Engine,
  coopId: string,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await engine.db.transaction().execute((tx) => work(storeOf(tx, coopId)));
    } catch (error) {
      if (attempt === 5 || !engine.isRetryable(error)) throw error;
    }
  }
}
