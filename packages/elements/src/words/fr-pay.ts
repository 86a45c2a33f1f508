import type { PayWords } from './en-pay.ts';

/** The sentences of paying, in French. */
export const frPay: PayWords = {
  payTitle: (sum) => `Payer ${sum}`,
  payBy: 'Comment voulez-vous payer ?',
  methods: {
    'bank-transfer': 'Virement bancaire',
    'direct-debit': 'Prélèvement',
    stripe: 'Carte ou autre moyen',
  },
  methodHints: {
    'bank-transfer': 'Vous l’envoyez depuis votre banque. Comptez un ou deux jours.',
    'direct-debit':
      'Nous prélevons votre compte par SEPA. Vous pouvez en demander le remboursement pendant huit semaines.',
    stripe: 'Sur un formulaire de Stripe, qui traite des paiements pour nous.',
  },
  toMethod: {
    'bank-transfer': 'Afficher le compte',
    'direct-debit': 'Continuer',
    stripe: 'Vers le formulaire de paiement',
  },
  otherMethod: 'Payer autrement',
  saveForLater: 'Prélever de la même façon ce qui sera dû plus tard',
  noMethod: 'La coopérative ne reçoit pas encore de paiements ici. Elle vous écrira comment payer.',

  transferLead: 'Envoyez cette somme avec cette référence : elle nous dit que c’est la vôtre.',
  beneficiary: 'À',
  account: 'Compte',
  bic: 'BIC',
  reference: 'Référence',
  amount: 'Montant',
  copy: 'Copier',
  copied: 'Copié',
  copyWhat: (what) => `Copier : ${what}`,
  copiedWhat: (what) => `Copié : ${what}`,
  scan: 'Ou scannez ceci avec l’appli de votre banque.',
  qrText: (sum, reference) =>
    `Code QR pour l’appli de votre banque : un virement de ${sum} avec la référence ${reference}`,
  weWrite: 'Dès qu’elle sera arrivée, nous vous écrirons.',
  transferNoted: 'C’est noté',

  iban: 'IBAN',
  holder: 'Titulaire du compte',
  holderHint: 'Ce peut être quelqu’un d’autre, s’il est d’accord.',
  mandate: 'Mandat',
  mandateReference: (reference) => `Référence du mandat : ${reference}`,
  creditor: (name, identifier) => `Créancier : ${name}, ${identifier}`,
  agreeMandate: 'J’accepte ce mandat.',
  mandateUsed: (account) => `Le compte ${account} sera prélevé, selon votre mandat.`,
  otherAccount: 'Utiliser un autre compte',
  collect: (sum) => `Faire prélever ${sum}`,

  providerComes: 'Le formulaire de paiement arrive…',
  providerGoes: 'Vous êtes en route vers la page de paiement…',
  lookingForIt: 'Nous regardons si votre paiement est arrivé…',
  stillOnItsWay: 'Votre paiement est en route. Dès qu’il sera arrivé, nous vous écrirons.',
  notYet: 'Rien n’est encore arrivé de ce paiement.',
  payOn: 'Poursuivre le paiement',
  paymentFailed: 'Ce paiement n’a pas abouti. Rien n’a été débité.',
  paymentReturned: 'Ce paiement a été repris.',
  payAgain: 'Réessayer',
  goOn: 'Continuer',

  received: (sum) => `Nous avons bien reçu ${sum}. Merci !`,
  awaited: (sum) => `Nous attendons votre virement de ${sum}. Dès qu’il sera arrivé, nous vous écrirons.`,
  collected: (sum, account, day) =>
    `Nous prélèverons ${sum} sur le compte ${account} le ${day} ou peu après.`,

  payProblems: {
    must_agree_mandate: 'Pour le prélèvement, acceptez le mandat.',
    iban_invalid: 'Cet IBAN n’est pas juste. Comparez-le avec votre carte ou un relevé.',
    nothing_to_pay: 'Il n’y a plus rien à payer.',
    method_not_offered: 'La coopérative n’est plus payée de cette façon. Merci d’en choisir une autre.',
    mandate_missing: 'Il n’y a plus de mandat. Merci d’en signer un nouveau.',
    session_ended: 'Vous avez été déconnecté. Connectez-vous pour payer.',
    not_signed_in: 'Vous avez été déconnecté. Connectez-vous pour payer.',
  },
};
