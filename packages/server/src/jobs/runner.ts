import { MAIL_JOB, NOTHING_JOB } from '../mail/mail.ts';
import { doWhatIsDue } from '../money/due.ts';
import { keepUpWithStripe } from '../payments/stripe/keep-up.ts';
import { isStripeJob, stripeWorker } from '../payments/stripe/jobs.ts';
import { mailSender } from '../mail/send.ts';
import { settleInTime, STATUS_JOB } from '../members/record-status.ts';
import type { Parts } from '../parts.ts';
import type { JobRow } from '../store/database.ts';
import { WEBHOOK_JOB } from '../store/deliveries.ts';
import { jobQueue } from '../store/jobs.ts';
import { isVoteJob, moveVote } from '../voting/jobs.ts';
import { deliver } from '../webhooks/deliver.ts';
import { inTurn } from './in-turn.ts';
import { sweep } from './sweep.ts';

/** How long one try at a job may take before another process may take it over. */
const LEASE_MS = 60_000;
/** Tries over about two days; then a steward must look. */
const MAX_ATTEMPTS = 20;
const POLL_MS = 1_000;
const SWEEP_MS = 3_600_000;
/** The most jobs of lanes that are done at a time; of one lane, so that a slow one leaves room for others. */
const BESIDE = 64;
const BESIDE_OF_LANE = 4;

export interface JobRunner {
  /** Does what is due now, instead of at the next look. */
  wake: () => void;
  /** Resolves when nothing is due any more. */
  idle: () => Promise<void>;
  /** Finishes the job in hand and takes no more; what waits for others is broken off, to be done another time. */
  stop: () => Promise<void>;
}

/**
 * Does the jobs as they become due: those of no lane one after another, those of lanes beside them. A crash repeats none
 * that was done and loses none that was not.
 */
export function startJobs(parts: Parts): JobRunner {
  const { engine, now, log } = parts;
  const queue = jobQueue(engine);
  const mail = mailSender(parts);
  const stripe = stripeWorker(parts);
  const stopping = new AbortController();
  const beside = new Map<Promise<void>, string>();
  let sweptAt = 0;

  const main = inTurn(log, async () => {
    if (now().getTime() - sweptAt >= SWEEP_MS) {
      sweptAt = now().getTime();
      await sweep(parts);
      await doWhatIsDue(parts);
      await keepUpWithStripe(parts);
      lanes.wake();
    }
    while (!stopping.signal.aborted) {
      const job = await take();
      if (!job) return;
      await settle(job);
      // It may have left some to do beside.
      lanes.wake();
    }
  });

  const lanes = inTurn(log, async () => {
    while (!stopping.signal.aborted && beside.size < BESIDE) {
      const inHand = [...beside.values()];
      const full = inHand.filter((lane) => inHand.filter((each) => each === lane).length >= BESIDE_OF_LANE);
      const job = await take(full);
      if (!job) return;
      const doing = settle(job)
        .catch((error: unknown) => log('error', 'job not settled', { job: job.id, reason: String(error) }))
        .finally(() => {
          beside.delete(doing);
          wake();
        });
      beside.set(doing, job.lane ?? '');
    }
  });

  function take(fullLanes?: readonly string[]): Promise<JobRow | undefined> {
    const at = now();
    return queue.take(at.toISOString(), new Date(at.getTime() + LEASE_MS).toISOString(), fullLanes);
  }

  async function settle(job: JobRow): Promise<void> {
    try {
      await doJob(job);
      await queue.done(job);
    } catch (error) {
      const reason = error instanceof Error ? ((error as { code?: string }).code ?? error.name) : 'unknown';
      log('warn', 'job failed', { job: job.id, kind: job.kind, attempt: job.attempts, reason });
      if (job.attempts >= MAX_ATTEMPTS) await queue.giveUp(job, now().toISOString(), reason);
      else await queue.retry(job, new Date(now().getTime() + backoff(job.attempts)).toISOString(), reason);
    }
  }

  async function doJob(job: JobRow): Promise<void> {
    if (job.kind === MAIL_JOB) return mail.send(job);
    if (job.kind === WEBHOOK_JOB) return deliver(parts, job, stopping.signal);
    if (isVoteJob(job)) return moveVote(parts, job);
    if (job.kind === STATUS_JOB) return settleInTime(parts, job);
    if (isStripeJob(job)) return stripe(job);
    if (job.kind !== NOTHING_JOB) throw new Error(`no such job: ${job.kind}`);
  }

  function wake(): void {
    if (stopping.signal.aborted) return;
    main.wake();
    lanes.wake();
  }

  async function settled(): Promise<void> {
    for (;;) {
      const waiting = [main.running(), lanes.running(), ...beside.keys()].filter(
        (each) => each !== undefined,
      );
      if (waiting.length === 0) return;
      await Promise.all(waiting);
    }
  }

  const timer = setInterval(wake, POLL_MS);
  wake();
  return {
    wake,
    async idle() {
      wake();
      await settled();
    },
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await settled();
      mail.close();
    },
  };
}

/** Five seconds, then twice as long each time, at most six hours. */
function backoff(attempts: number): number {
  return Math.min(5_000 * 2 ** (attempts - 1), 6 * 3_600_000);
}
