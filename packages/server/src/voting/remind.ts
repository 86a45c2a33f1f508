import type { Parts } from '../parts.ts';
import { MAIL_JOB, type Mail } from '../mail/mail.ts';
import type { JobRow } from '../store/database.ts';
import { transaction } from '../store/store.ts';
import { REMIND_JOB, type VoteJob } from './schedule.ts';

/** So many reminders are written at once. */
const AT_ONCE = 500;

interface RemindJob extends VoteJob {
  /** The key on the roll after which to go on. */
  after?: string;
}

/**
 * Writes to those who have not voted, some at a time. This job, the mails and the job that goes on are one transaction:
 * a crash has nobody reminded twice. Nobody learns who they are: a mail's job is gone when it is sent.
 */
export async function remind(parts: Parts, job: JobRow): Promise<void> {
  const { voteId, after } = JSON.parse(job.payload) as RemindJob;
  await transaction(parts.engine, job.coop_id, async (store) => {
    const vote = await store.votes.find(voteId);
    const at = parts.now().toISOString();
    if (vote?.state !== 'open' || at >= vote.closes_at) return;
    const page = { cursor: after === undefined ? undefined : [after], limit: AT_ONCE };
    const { items } = await store.voters.byKeys(voteId, page);
    const waiting = items.filter(({ voted, proxy }) => !voted && proxy === null);
    for (const { name, email, locale } of await store.members.addresses(waiting.map((v) => v.memberId))) {
      const { title } = vote.settings;
      const mail: Mail = {
        kind: 'vote-reminder',
        to: email,
        locale,
        name,
        voteId,
        title,
        closesAt: vote.closes_at,
      };
      await store.jobs.add(MAIL_JOB, mail, at);
    }
    const last = items.at(-1);
    if (items.length === AT_ONCE && last) {
      const next: RemindJob = { voteId, after: last.key };
      await store.jobs.add(REMIND_JOB, next, at);
    }
    await store.jobs.remove(job.id);
  });
}
