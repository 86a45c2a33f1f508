import type { SharesWords } from './en-shares.ts';

/** The sentences of a member's shares up to the first view, in French. */
export const frShares: SharesWords = {
  sharesHeading: 'Vos parts sociales',
  sharesSignIn: 'Connectez-vous pour voir vos parts.',
  noShares: 'Vous n’avez pas encore de parts.',
  noTerms: 'Votre adhésion est sans parts sociales.',
  shareCount: (count, written) => `${written} ${count < 2 ? 'part' : 'parts'}`,
  nominalEach: (amount) => `${amount} la part`,
  nominalValue: 'Valeur nominale',
  paidUp: 'Libéré',
  paidInFull: 'en totalité',

  dueNow: 'À payer maintenant',
  payNow: (amount) => `Payer ${amount}`,
  payRest: (amount) => `Payer tout le reste : ${amount}`,
  stillMember: 'Vous restez membre : un paiement en retard ne met fin à rien.',
  voteWaits: (days) => `Au-delà de ${days} jours de retard, vous ne votez plus avant d’avoir payé.`,
  onItsWay: 'En chemin',
  nothingDue: 'Rien n’est dû pour l’instant.',
  stillToCome: 'À venir',
  showAllSums: (count) => `Afficher les ${count}`,
  purposes: {
    shares: 'Parts sociales',
    'entry-fee': 'Droit d’entrée',
    dues: 'Cotisation',
    donation: 'Don',
  },
  instalmentOf: (number, of) => `versement ${number} sur ${of}`,
  chargeStates: {
    upcoming: (day) => `le ${day}`,
    due: (day) => `dû depuis le ${day}`,
    overdue: (day) => `en retard depuis le ${day}`,
  },
  partPaid: (paid, amount) => `${paid} payés sur ${amount}`,
  paidBy: {
    'bank-transfer': 'Virement',
    'direct-debit': 'Prélèvement',
    stripe: 'Paiement en ligne',
    cash: 'Espèces',
  },
  openPayment: 'attend votre paiement',
  submittedPayment: 'en cours d’encaissement',
  debitFrom: (day) => `prélevé à partir du ${day}`,
  howToPayIt: 'Comment payer',
};
