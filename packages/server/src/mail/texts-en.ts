import { inLanguage, onDay, paragraphs, sum, when } from './text-parts.ts';
import type { Mail } from './mail.ts';
import type { MailTexts } from './texts.ts';

type Status = Extract<Mail, { kind: 'status' }>['status'];

export const en: MailTexts = {
  'application-code': ({ code }, coop) => ({
    subject: `${code} is your code for joining ${coop.name}`,
    text: `Hello,

your code is: ${code}

Enter it on the page where you applied to join ${coop.name}. It is good for ten minutes.

If you did not apply, you need do nothing: without the code nothing happens.
`,
  }),
  'already-member': ({ name }, coop) => ({
    subject: `You are a member of ${coop.name} already`,
    text: `Hello ${name},

somebody, perhaps you, has just applied to join ${coop.name} with this e-mail address. You are a member already, so there is nothing to apply for.

To sign in: ${coop.signInUrl}

If it was not you, you need do nothing.
`,
  }),
  'application-pending': ({ name }, coop) => ({
    subject: `Your application to ${coop.name} is with the board`,
    text: `Hello ${name},

thank you: your e-mail address is confirmed and your application to join ${coop.name} is with the board. You will hear by e-mail what is decided.
`,
  }),
  welcome: ({ name, number, message }, coop) => ({
    subject: `Welcome to ${coop.name}`,
    text: `Hello ${name},

you are a member of ${coop.name}. Your member number is ${number}.
${message ? `\n${message}\n` : ''}
To sign in: ${coop.signInUrl}
`,
  }),
  'application-rejected': ({ name, message }, coop) => ({
    subject: `Your application to ${coop.name}`,
    text: `Hello ${name},

${coop.name} has decided not to accept your application.
${message ? `\n${message}\n` : ''}`,
  }),
  'sign-in-code': ({ name, code }, coop) => ({
    subject: `${code} is your code for ${coop.name}`,
    text: `Hello ${name},

your code for signing in to ${coop.name} is: ${code}

It is good for ten minutes. If you did not ask for it, you need do nothing. Give it to nobody: we never ask for it.
`,
  }),
  'payment-asked': ({ name, amount }, coop) => ({
    subject: `To pay to ${coop.name}: ${sum(amount, 'en')}`,
    text: `Hello ${name},

you are a member of ${coop.name}, and what you asked for comes to ${sum(amount, 'en')} now.

To see what it is for, and to pay: ${coop.sharesUrl}
`,
  }),
  'payment-received': ({ name, amount }, coop) => ({
    subject: `${coop.name} has received ${sum(amount, 'en')}`,
    text: `Hello ${name},

thank you: ${sum(amount, 'en')} has come.

What you hold and what you have paid: ${coop.sharesUrl}
`,
  }),
  'payment-returned': ({ name, amount }, coop) => ({
    subject: `${sum(amount, 'en')} went back to your bank`,
    text: `Hello ${name},

${sum(amount, 'en')} that you paid to ${coop.name} was taken back by your bank. You stay a member; it is owed again.

To see what it was for, and to pay in another way: ${coop.sharesUrl}
`,
  }),
  'debit-announced': ({ name, amount, on, mandate, account }, coop) => ({
    subject: `${coop.name} collects ${sum(amount, 'en')} on ${onDay(on, 'en')}`,
    text: `Hello ${name},

on ${onDay(on, 'en')} ${coop.name} collects ${sum(amount, 'en')} by direct debit from the account ${account}, by the mandate ${mandate}.

To see what it is for: ${coop.sharesUrl}
`,
  }),
  arrears: ({ name, amount, since }, coop) => ({
    subject: `${sum(amount, 'en')} for ${coop.name} is overdue`,
    text: `Hello ${name},

${sum(amount, 'en')} has been due since ${onDay(since, 'en')} and has not come yet. You stay a member of ${coop.name}.

To see what it is for, and to pay: ${coop.sharesUrl}

If you have just paid, or can't pay now, tell us: there is always a way.
`,
  }),
  'vote-reminder': ({ name, voteId, title, closesAt }, coop) => ({
    subject: `Your vote is still open: ${inLanguage(title, 'en')}`,
    text: `Hello ${name},

${coop.name} asks its members: ${inLanguage(title, 'en')}

You have not voted yet. The vote closes on ${when(closesAt, 'en')}.

To vote: ${coop.voteUrl(voteId)}

Nobody is told who was reminded.
`,
  }),
  'webhook-disabled': ({ name, webhookId, host, because }, coop) => ({
    subject: `${host} is not told any more what happens in ${coop.name}`,
    text: `Hello ${name},

${coop.name} tells a program at ${host} what happens, and that has stopped: ${
      because === 'gone'
        ? 'it answered that it wants no more.'
        : 'for three days it took nothing. What was sent was refused, or nobody answered.'
    } You hear of it as one of the stewards.

Whoever looks after that program can see how each try ended, and switch it on again:

  coopkit webhooks deliveries ${webhookId}
  coopkit webhooks enable ${webhookId}
  coopkit webhooks replay ${webhookId} --since DAY

What happened meanwhile is kept for 30 days.
`,
  }),
  status: ({ name, status, on, reason, decision }, coop) => ({
    subject: `Your membership of ${coop.name}`,
    text: `Hello ${name},

${says[status](coop.name, onDay(on, 'en'))}
${paragraphs(reason, decision)}
To see your membership, sign in: ${coop.signInUrl}
`,
  }),
  'status-taken-back': ({ name, status, on, reason }, coop) => ({
    subject: `Your membership of ${coop.name}`,
    text: `Hello ${name},

we wrote to you: "${says[status](coop.name, onDay(on, 'en'))}" That has been taken back: it is as if it had never been recorded.
${paragraphs(reason)}
To see your membership, sign in: ${coop.signInUrl}
`,
  }),
  representative: ({ name, member, from }, coop) => ({
    subject: `You act for ${member} in ${coop.name}`,
    text: `Hello ${name},

from ${onDay(from, 'en')} on you act for ${member}, which is a member of ${coop.name}. You sign in with this e-mail address; what you do there is noted with your name.

To sign in: ${coop.signInUrl}
`,
  }),
};

const says: Record<Status, (coop: string, day: string) => string> = {
  active: (coop, day) => `You are an active member of ${coop} from ${day} on.`,
  suspended: (coop, day) =>
    `Your membership of ${coop} is suspended from ${day} on: until that ends you have no vote.`,
  paused: (coop, day) => `Your membership of ${coop} is paused from ${day} on.`,
  investing: (coop, day) => `You are an investing member of ${coop} from ${day} on.`,
  left: (coop, day) => `You are no member of ${coop} any more from ${day} on: you have left.`,
  expelled: (coop, day) => `You are no member of ${coop} any more from ${day} on: you have been expelled.`,
};
