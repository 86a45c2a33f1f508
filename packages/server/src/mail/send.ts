import { createTransport } from 'nodemailer';
import type { Parts } from '../parts.ts';
import { coops } from '../store/coops.ts';
import type { JobRow } from '../store/database.ts';
import { mails } from '../store/mails.ts';
import type { Mail } from './mail.ts';
import { wordsOf } from './texts.ts';

/** Sends the mail of a job: by SMTP, or into the outbox where no server is configured. */
export function mailSender({ config, engine, now }: Omit<Parts, 'wakeJobs'>): {
  send: (job: JobRow) => Promise<void>;
  close: () => void;
} {
  // A line that hangs is given up before the job's lease ends, so that no other process sends it too.
  const transport = config.smtpUrl
    ? createTransport({
        url: config.smtpUrl,
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 20_000,
      })
    : undefined;
  return {
    async send(job) {
      const mail = JSON.parse(job.payload) as Mail;
      const coop = await coops(engine.db).find(job.coop_id);
      if (!coop) return;
      const base = coop.host ? `${config.publicUrl.protocol}//${coop.host}` : config.publicUrl.origin;
      const { subject, text } = wordsOf(mail, {
        name: coop.name,
        joinUrl: `${base}/join`,
        signInUrl: `${base}/sign-in`,
        voteUrl: (voteId) => `${base}/votes/${voteId}`,
        sharesUrl: `${base}/shares`,
      });
      if (!transport) {
        await mails(engine.db).add({
          coop_id: job.coop_id,
          id: job.id,
          recipient: mail.to,
          subject,
          text,
          created_at: now().toISOString(),
        });
        return;
      }
      await transport.sendMail({
        from: { name: coop.name, address: config.mailFrom },
        to: { name: 'name' in mail ? mail.name : '', address: mail.to },
        subject,
        text,
        // The same at every try: a mail server that saw it already can tell.
        messageId: `<${job.id}@${config.publicUrl.hostname}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport?.close(),
  };
}
