import type { TermsWords } from './en-terms.ts';

const monthly = { month: 'mensuels', quarter: 'trimestriels', year: 'annuels' };
const each = { once: 'une fois', month: 'par mois', quarter: 'par trimestre', year: 'par an' };

/** The sentences of shares and contributions, in French. */
export const frTerms: TermsWords = {
  sharesTitle: 'Vos parts sociales',
  givingTitle: 'Votre contribution',
  sharesAndGivingTitle: 'Parts sociales et contribution',

  howManyShares: 'Combien de parts prenez-vous ?',
  shareCosts: (sum) => `Une part vaut ${sum}.`,
  capitalHint:
    'Les parts sont votre capital dans la coopérative. Vous pouvez le retrouver en partant, selon les statuts. Si la coopérative échoue, il peut être perdu.',
  investing:
    'Ces parts sont pour des investisseurs : ceux qui apportent de l’argent sans utiliser ce que la coopérative propose.',
  sharesCount: (count) => (count === 0 ? 'Aucune part' : count === 1 ? '1 part' : `${count} parts`),
  sharesAndSum: (shares, sum) => `${shares} : ${sum}`,
  anotherNumber: 'Un autre nombre',
  numberOfShares: 'Nombre de parts',
  fewest: (count) => `Au moins ${count}.`,
  most: (count) => `Au plus ${count}.`,
  between: (least, most) => `De ${least} à ${most}.`,

  howToPay: 'Quand les payez-vous ?',
  allAtOnce: (sum) => `En une fois : ${sum}`,
  inParts: (count, every, sum) => `${count} versements ${monthly[every]} de ${sum}`,
  inUnequalParts: (count, every, first, more, sum) =>
    `${count} versements ${monthly[every]} : ${first === 1 ? 'le premier' : `les ${first} premiers`} de ${more}, puis de ${sum}`,

  dues: 'Cotisation',
  donation: 'Un don',
  duesHint:
    'La cotisation finance ce que fait la coopérative. Ce n’est pas du capital, elle n’est pas rendue.',
  donationHint: 'Un cadeau à la coopérative. Ce n’est pas du capital, il n’est pas rendu.',
  noDues: 'Pas de cotisation',
  noDonation: 'Pas de don',
  amountEach: (sum, interval) => `${sum} ${each[interval]}`,
  anotherAmount: (interval) => `Un autre montant, ${each[interval]}`,
  amountLabel: (interval) => (interval === 'once' ? 'Montant' : `Montant ${each[interval]}`),
  atLeastAmount: (sum) => `Au moins ${sum}.`,
  noAmount: (example) => `Écrivez un montant, par exemple ${example}.`,
  noNumber: 'Écrivez un nombre entier.',

  summary: 'Ce que vous payez, et ce que c’est',
  what: 'Quoi',
  now: 'Maintenant',
  onceAdmitted: 'Après l’admission',
  later: 'Plus tard',
  entryFee: 'Droit d’entrée',
  whatItIs: {
    shares: 'votre capital',
    'entry-fee': 'pas du capital, non rendu',
    dues: 'pas du capital, non rendue',
    donation: 'un cadeau, non rendu',
  },
  everyPart: { month: 'par mois', quarter: 'par trimestre', year: 'par an' },
  perInterval: each,
  sum: 'Total',
  nothingToPay: 'Rien à payer.',
  payLast: 'Vous payez à la dernière étape.',
  payBefore: 'Vous payez à la dernière étape. Votre demande est examinée ensuite.',
  payAfter: 'Vous ne payez qu’une fois admis par le conseil : nous vous envoyons alors un lien par e-mail.',

  termsChanged: 'Les conditions viennent de changer. Merci de choisir à nouveau.',
};
