import { MAIL_JOB, NOTHING_JOB } from '../mail/mail.ts';
import { doWhatIsDue } from '../money/due.ts';
import { mailSender } from '../mail/send.ts';
import type { Parts } from '../parts.ts';
import type { JobRow } from '../store/database.ts';
import { jobQueue } from '../store/jobs.ts';
import { isVoteJob, moveVote } from '../voting/jobs.ts';
import { sweep } from './sweep.ts';

/** How long one try at a job may take before another process may take it over. */
const LEASE_MS = 60_000;
/** Tries over about two days; then a steward must look. */
const MAX_ATTEMPTS = 20;
const POLL_MS = 1_000;
const SWEEP_MS = 3_600_000;

export interface JobRunner {
  /** Does what is due now, instead of at the next look. */
  wake: () => void;
  /** Resolves when nothing is due any more. */
  idle: () => Promise<void>;
  /** Finishes the job in hand and takes no more. */
  stop: () => Promise<void>;
}

/** Does the jobs as they become due. A crash repeats none that was done and loses none that was not. */
export function startJobs(parts: Parts): JobRunner {
  const { engine, now, log } = parts;
  const queue = jobQueue(engine);
  const mail = mailSender(parts);
  let stopped = false;
  let running: Promise<void> | undefined;
  let again = false;
  let sweptAt = 0;

  async function work(): Promise<void> {
    if (now().getTime() - sweptAt >= SWEEP_MS) {
      sweptAt = now().getTime();
      await sweep(parts);
      await doWhatIsDue(parts);
    }
    while (!stopped) {
      const at = now();
      const job = await queue.take(at.toISOString(), new Date(at.getTime() + LEASE_MS).toISOString());
      if (!job) return;
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
  }

  async function doJob(job: JobRow): Promise<void> {
    if (job.kind === MAIL_JOB) return mail.send(job);
    if (isVoteJob(job)) return moveVote(parts, job);
    if (job.kind !== NOTHING_JOB) throw new Error(`no such job: ${job.kind}`);
  }

  function wake(): void {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = work()
      .catch((error: unknown) => log('error', 'jobs stopped', { reason: String(error) }))
      .finally(() => {
        running = undefined;
        if (again) {
          again = false;
          wake();
        }
      });
  }

  const timer = setInterval(wake, POLL_MS);
  wake();
  return {
    wake,
    async idle() {
      wake();
      while (running) await running;
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
      mail.close();
    },
  };
}

/** Five seconds, then twice as long each time, at most six hours. */
function backoff(attempts: number): number {
  return Math.min(5_000 * 2 ** (attempts - 1), 6 * 3_600_000);
}
