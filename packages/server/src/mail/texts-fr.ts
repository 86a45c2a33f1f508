import { inLanguage, onDay, paragraphs, sum, when } from './text-parts.ts';
import type { Mail } from './mail.ts';
import type { MailTexts } from './texts.ts';

type Status = Extract<Mail, { kind: 'status' }>['status'];

export const fr: MailTexts = {
  'application-code': ({ code }, coop) => ({
    subject: `${code} est votre code pour rejoindre ${coop.name}`,
    text: `Bonjour,

votre code est : ${code}

Saisissez-le sur la page où vous avez demandé à rejoindre ${coop.name}. Il est valable dix minutes.

Si vous n’avez rien demandé, vous n’avez rien à faire : sans le code, rien ne se passe.
`,
  }),
  'already-member': ({ name }, coop) => ({
    subject: `Vous êtes déjà membre de ${coop.name}`,
    text: `Bonjour ${name},

quelqu’un, peut-être vous, vient de demander à rejoindre ${coop.name} avec cette adresse e-mail. Vous en êtes déjà membre : il n’y a rien à demander.

Pour vous connecter : ${coop.signInUrl}

Si ce n’était pas vous, vous n’avez rien à faire.
`,
  }),
  'application-pending': ({ name }, coop) => ({
    subject: `Votre demande d’adhésion à ${coop.name} est transmise`,
    text: `Bonjour ${name},

merci : votre adresse e-mail est confirmée et votre demande d’adhésion à ${coop.name} est entre les mains du conseil. Sa décision vous sera communiquée par e-mail.
`,
  }),
  welcome: ({ name, number, message }, coop) => ({
    subject: `Bienvenue chez ${coop.name}`,
    text: `Bonjour ${name},

vous êtes membre de ${coop.name}. Votre numéro de membre est le ${number}.
${message ? `\n${message}\n` : ''}
Pour vous connecter : ${coop.signInUrl}
`,
  }),
  'application-rejected': ({ name, message }, coop) => ({
    subject: `Votre demande d’adhésion à ${coop.name}`,
    text: `Bonjour ${name},

${coop.name} a décidé de ne pas accepter votre demande d’adhésion.
${message ? `\n${message}\n` : ''}`,
  }),
  'sign-in-code': ({ name, code }, coop) => ({
    subject: `${code} est votre code pour ${coop.name}`,
    text: `Bonjour ${name},

votre code de connexion à ${coop.name} est : ${code}

Il est valable dix minutes. Si vous ne l’avez pas demandé, vous n’avez rien à faire. Ne le donnez à personne : nous ne le demandons jamais.
`,
  }),
  'payment-asked': ({ name, amount }, coop) => ({
    subject: `À payer à ${coop.name} : ${sum(amount, 'fr')}`,
    text: `Bonjour ${name},

vous êtes membre de ${coop.name}, et votre demande s’élève à ${sum(amount, 'fr')} pour l’instant.

Pour voir le détail et payer : ${coop.sharesUrl}
`,
  }),
  'payment-received': ({ name, amount }, coop) => ({
    subject: `${coop.name} a reçu ${sum(amount, 'fr')}`,
    text: `Bonjour ${name},

merci : votre paiement de ${sum(amount, 'fr')} est arrivé.

Vos parts et vos paiements : ${coop.sharesUrl}
`,
  }),
  'payment-returned': ({ name, amount }, coop) => ({
    subject: `${sum(amount, 'fr')} est reparti vers votre banque`,
    text: `Bonjour ${name},

votre banque a repris ${sum(amount, 'fr')} que vous aviez versés à ${coop.name}. Vous restez membre ; la somme est de nouveau due.

Pour voir le détail et payer autrement : ${coop.sharesUrl}
`,
  }),
  'debit-announced': ({ name, amount, on, mandate, account }, coop) => ({
    subject: `${coop.name} prélèvera ${sum(amount, 'fr')} le ${onDay(on, 'fr')}`,
    text: `Bonjour ${name},

le ${onDay(on, 'fr')}, ${coop.name} prélèvera ${sum(amount, 'fr')} sur le compte ${account}, au titre du mandat ${mandate}.

Pour voir le détail : ${coop.sharesUrl}
`,
  }),
  arrears: ({ name, amount, since }, coop) => ({
    subject: `${sum(amount, 'fr')} en retard pour ${coop.name}`,
    text: `Bonjour ${name},

${sum(amount, 'fr')} est dû depuis le ${onDay(since, 'fr')} et n’est pas encore arrivé. Vous restez membre de ${coop.name}.

Pour voir le détail et payer : ${coop.sharesUrl}

Si vous venez de payer, ou ne pouvez pas payer maintenant, dites-le-nous : il y a toujours une solution.
`,
  }),
  'vote-reminder': ({ name, voteId, title, closesAt }, coop) => ({
    subject: `Vous pouvez encore voter : ${inLanguage(title, 'fr')}`,
    text: `Bonjour ${name},

${coop.name} consulte ses membres : ${inLanguage(title, 'fr')}

Vous n’avez pas encore voté. Le vote se termine le ${when(closesAt, 'fr')}.

Pour voter : ${coop.voteUrl(voteId)}

Personne n’apprend qui a reçu ce rappel.
`,
  }),
  'webhook-disabled': ({ name, webhookId, host, because }, coop) => ({
    subject: `${host} n’est plus informé de ce qui se passe chez ${coop.name}`,
    text: `Bonjour ${name},

${coop.name} informe un programme à l’adresse ${host} de ce qui se passe, et cela s’est arrêté : ${
      because === 'gone'
        ? 'il a répondu qu’il ne veut plus rien recevoir.'
        : 'pendant trois jours, il n’a rien accepté. Les envois ont été refusés, ou personne n’a répondu.'
    } Vous recevez ce message en tant que responsable.

La personne qui s’occupe de ce programme peut voir le résultat de chaque envoi et le réactiver :

  coopkit webhooks deliveries ${webhookId}
  coopkit webhooks enable ${webhookId}
  coopkit webhooks replay ${webhookId} --since JOUR

Ce qui se passe entre-temps est gardé trente jours.
`,
  }),
  status: ({ name, status, on, reason, decision }, coop) => ({
    subject: `Votre adhésion à ${coop.name}`,
    text: `Bonjour ${name},

${says[status](coop.name, onDay(on, 'fr'))}
${paragraphs(reason, decision)}
Pour voir votre adhésion, connectez-vous : ${coop.signInUrl}
`,
  }),
  'status-taken-back': ({ name, status, on, reason }, coop) => ({
    subject: `Votre adhésion à ${coop.name}`,
    text: `Bonjour ${name},

nous vous avions écrit : « ${says[status](coop.name, onDay(on, 'fr'))} » Cela a été annulé, comme si rien n’avait été enregistré.
${paragraphs(reason)}
Pour voir votre adhésion, connectez-vous : ${coop.signInUrl}
`,
  }),
  representative: ({ name, member, from }, coop) => ({
    subject: `Vous représentez ${member} chez ${coop.name}`,
    text: `Bonjour ${name},

à compter du ${onDay(from, 'fr')}, vous représentez ${member}, membre de ${coop.name}. Vous vous connectez avec cette adresse e-mail ; ce que vous y faites est noté avec votre nom.

Pour vous connecter : ${coop.signInUrl}
`,
  }),
};

const says: Record<Status, (coop: string, day: string) => string> = {
  active: (coop, day) => `Vous êtes membre actif de ${coop} à compter du ${day}.`,
  suspended: (coop, day) =>
    `Votre adhésion à ${coop} est suspendue à compter du ${day} : tant qu’elle l’est, vous ne votez pas.`,
  paused: (coop, day) => `Votre adhésion à ${coop} est en pause à compter du ${day}.`,
  investing: (coop, day) => `Vous êtes membre investisseur de ${coop} à compter du ${day}.`,
  left: (coop, day) => `Vous n’êtes plus membre de ${coop} à compter du ${day} : vous l’avez quittée.`,
  expelled: (coop, day) =>
    `Vous n’êtes plus membre de ${coop} à compter du ${day} : votre exclusion a été décidée.`,
};
