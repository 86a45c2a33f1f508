import { inLanguage, when } from './text-parts.ts';
import type { MailTexts } from './texts.ts';

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
};
