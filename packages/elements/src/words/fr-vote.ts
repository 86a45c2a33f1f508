import type { BallotWords } from './en-ballots.ts';
import type { CastingWords } from './en-casting.ts';
import type { StandingWords } from './en-standing.ts';
import type { VoteWords } from './en-vote.ts';

/** Every sentence of votes, in French. */
export const frVote: VoteWords & CastingWords & StandingWords & BallotWords = {
  closes: (when) => `Se termine ${when}`,
  closing: 'Se termine à l’instant…',
  withinMinute: 'dans moins d’une minute',
  haveVoted: (ballots, roll) => `${ballots} membres sur ${roll} ont voté`,
  readFirst: 'À lire d’abord',
  discussion: 'Où l’on en discute',
  sealed: 'Scellé : votre choix est publié après la clôture, parmi tous les autres, sans votre nom.',
  open: 'Ouvert : votre choix est publié sous un pseudonyme.',
  named: 'Ouvert : votre choix est publié avec votre nom.',

  yourBallot: 'Votre bulletin',
  ballotOf: (name) => `Le bulletin de ${name}`,
  questionOf: (question, questions) => `Question ${question} sur ${questions}`,
  yes: 'Oui',
  no: 'Non',
  abstain: 'Abstention',
  leaveBlank: 'Laisser cette question en blanc',
  answerOrBlank: 'Merci de répondre, ou de laisser en blanc.',
  check: 'Vérifier mon bulletin',

  voteProblems: { not_found: 'Ce vote n’existe pas.' },

  checkTitle: 'Est-ce bien votre bulletin ?',
  blank: 'Laissé en blanc',
  changeable: 'Vous pouvez le changer jusqu’à la clôture.',
  final: 'Une fois déposé, il ne peut plus être changé.',
  castBy: (name) => `Connecté : ${name}.`,
  cast: 'Déposer mon bulletin',
  casting: 'Dépôt en cours…',
  change: 'Changer mon bulletin',
  goBack: 'Revenir',

  waitingTitle: 'Votre bulletin n’est pas encore déposé',
  waiting:
    'La coopérative est injoignable pour l’instant. Votre bulletin est conservé ici et part tout seul dès que possible. Laissez cette page ouverte jusque-là.',
  tryNow: 'Essayer maintenant',

  castTitle: 'Votre bulletin est déposé',
  castFor: (name) => `Le bulletin de ${name} est déposé`,
  onRecord: 'Il figure au registre public. Sa marque y est :',
  checked: 'Vérifié ici : votre choix est au registre tel que vous l’avez fait.',
  opened:
    'Vérifié ici : votre bulletin a été ouvert à la clôture tel que vous l’avez fait, et il est compté.',
  notOpened:
    'Votre bulletin n’est pas parmi ceux qui ont été ouverts à la clôture. Enregistrez le reçu et prévenez la coopérative.',
  notChecked: 'Ce navigateur n’a pas pu vérifier le reçu. Enregistrez-le et vérifiez-le ailleurs.',
  wrong: 'Le reçu n’est pas valable. Enregistrez-le et prévenez la coopérative.',
  copy: 'Copier',
  copied: 'Copié.',
  save: 'Enregistrer le reçu',
  receiptHint:
    'Le reçu prouve que votre bulletin est au registre. Après la clôture, il mène aussi à votre choix : gardez-le pour vous.',
  openReceiptHint: 'Le reçu prouve à chacun que votre bulletin est au registre.',
  keptHere: 'Il peut être changé dans ce navigateur jusqu’à la clôture.',
  keptInTab: 'Il peut être changé jusqu’à la clôture tant que cet onglet reste ouvert.',
  keptElsewhere: 'Il a été déposé dans un autre navigateur : il ne peut être changé que là.',
  youChose: 'Votre choix',

  castProblems: {
    not_on_roll: 'Vous n’êtes pas sur la liste de ce vote.',
    vote_not_open: 'Ce vote n’est pas encore ouvert.',
    vote_closed: 'Le vote s’est terminé avant l’arrivée de votre bulletin. Il ne compte pas.',
    vote_annulled: 'Ce vote a été annulé.',
    ballot_invalid: 'Le bulletin est encore à corriger. Merci de revenir en arrière et de le relire.',
    already_voted: 'Un bulletin est déjà déposé.',
    ballot_replaced: 'Ce bulletin a été changé entre-temps, dans un autre onglet ou navigateur.',
    not_your_proxy: 'Vous ne portez plus la voix de ce membre.',
  },

  scheduledTitle: 'Pas encore ouvert',
  opens: (when) => `Il s’ouvre ${when}`,
  opening: 'Il s’ouvre à l’instant…',
  draftTitle: 'Un brouillon',
  draft: 'Seuls les responsables le voient.',
  closedTitle: 'Clos',
  closed: 'Plus aucun bulletin n’est accepté. Le dépouillement est en cours.',
  ballotsCounted: 'Les bulletins sont dépouillés.',
  toResult: 'Voir le résultat',
  annulledTitle: 'Annulé',
  annulledOn: (date) => `Ce vote a été annulé le ${date} :`,

  signInFirst: 'Connectez-vous pour voter :',
  cannotTitle: 'Vous ne pouvez pas voter ici',
  willNotTitle: 'Vous ne pourrez pas voter ici',
  reasons: {
    joined_too_late: 'Vous êtes devenu membre trop tard pour ce vote.',
    no_vote_in_status:
      'Dans l’état de votre adhésion, vous ne votez pas : elle est suspendue ou en pause, par exemple, ou un paiement est très en retard.',
    not_in_class: 'Ce vote s’adresse à d’autres catégories de membres que la vôtre.',
  },
  anyReason: 'Vous n’êtes pas sur la liste de ce vote.',

  onBallot: 'Sur le bulletin',

  proxyTitle: (name) => `${name} porte votre voix`,
  proxy:
    'Votre bulletin est déposé par cette personne. Vous pouvez reprendre votre voix tant que rien n’est déposé.',
  proxyCast: 'Votre bulletin a été déposé par cette personne.',
  takeBack: 'Reprendre ma voix',
  give: 'Vous ne pouvez pas participer ? Confiez votre voix à un autre membre',
  giveNow: 'Lui confier ma voix',
  memberNumber: 'Son numéro de membre',
  giveHint: 'Cela figure au registre. Vous pouvez reprendre votre voix tant que rien n’est déposé.',
  notANumber: 'Écrivez un numéro de membre, par exemple 12.',
  carries: 'Les voix que vous portez',
  voteFor: (name) => `Voter pour ${name}`,
  hasVoted: 'déposé',
  voteAsSelf: 'Mon propre bulletin',

  proxyProblems: {
    proxy_not_allowed:
      'Ce n’est pas possible : qui porte des voix garde la sienne, et qui a confié la sienne n’en porte pas.',
    not_oneself: 'C’est votre propre numéro.',
    proxy_limit: 'Ce membre porte déjà autant de voix qu’il est permis.',
    already_voted: 'Le bulletin est déjà déposé.',
    not_on_roll: 'Ce n’est pas le numéro d’un membre de la liste.',
    not_found: 'Aucun membre ne porte ce numéro.',
  },

  about: (option) => `À propos de ${option}`,
  more: 'En savoir plus',
  picture: 'Image',
  none: 'Aucun',

  consentAgree: 'D’accord',
  agreeHint: 'Je soutiens cette proposition.',
  consentAbstain: 'Abstention',
  abstainHint: 'Je m’en remets aux autres.',
  consentDisagree: 'Pas d’accord',
  disagreeHint: 'Je ne la soutiens pas, mais je ne m’y oppose pas.',
  consentBlock: 'Objection',
  blockHint: 'Elle nous ferait du tort : elle ne doit pas passer telle quelle.',
  blockReason: 'Pourquoi ne doit-elle pas passer ?',
  blockReasonHint: 'Votre raison est publiée avec le résultat.',
  blockNeedsReason: 'Une objection demande une raison.',

  chooseAny: 'Choisissez-en autant que vous voulez.',
  chooseUpTo: (most) => `Choisissez-en ${most} au plus.`,
  chooseBetween: (least, most) => `Choisissez-en de ${least} à ${most}.`,
  chooseExactly: (count) => `Choisissez-en ${count}.`,
  countChosen: (count) => `${count} choix`,
  chosenOf: (count, most) => `${count} choix sur ${most}`,
  tooFew: (least) => `Merci d’en choisir au moins ${least}.`,

  scoreHint: (most) => `De 0 (le pire) à ${most} (le meilleur). Ce que vous laissez reçoit 0.`,
  noScore: '–',
  scored: (option, score) => `${option} : ${score}`,

  rankHint: 'Mettez-les dans votre ordre, la préférence d’abord. Vous n’avez pas à tout classer.',
  rankUpTo: (most) => `Mettez-en ${most} au plus dans votre ordre, la préférence d’abord.`,
  rankKeys: 'Glissez par la poignée, ou placez-vous dessus et utilisez les flèches.',
  ranking: 'Votre ordre',
  notRanked: 'Non classés',
  emptyRanking: 'Rien encore : ajoutez votre préférence.',
  allRanked: 'Tout est classé.',
  rankAs: (option, place) => `Ajouter ${option} en place ${place}`,
  add: 'Ajouter',
  moveUp: (option) => `Monter ${option}`,
  moveDown: (option) => `Descendre ${option}`,
  takeOut: (option) => `Retirer ${option} de votre ordre`,
  handle: (option, place, places) => `${option}, place ${place} sur ${places}`,
  handleOut: (option) => `${option}, non classé`,
  moved: (option, place, places) => `${option} : place ${place} sur ${places}.`,
  movedOut: (option) => `${option} : non classé.`,
  fullRanking: (most) => `Vous en avez classé ${most}, autant qu’il est permis.`,

  dotsHint: (credits) => `Vous avez ${credits} points à répartir.`,
  dotsCap: (cap) => `${cap} au plus pour un même choix.`,
  quadraticHint: (credits) =>
    `Vous avez ${credits} crédits. Une voix coûte 1, deux voix pour le même choix coûtent 4, trois coûtent 9, et ainsi de suite.`,
  negativeHint: 'Vous pouvez aussi voter contre.',
  creditsLeft: (left, credits) => `Reste ${left} sur ${credits}`,
  oneLess: (option) => `Moins pour ${option}`,
  oneMore: (option) => `Plus pour ${option}`,
  costsCredits: (credits) => `coûte ${credits}`,
  pointsFor: (option, points) => `${option} : ${points}`,

  budgetHint: (budget) =>
    `Il y a ${budget} à dépenser. Choisissez tous les projets que vous voulez voir financés : ensemble, ils peuvent coûter davantage.`,
  budgetUpTo: (most) => `${most} au plus.`,
  total: (total, budget) => `${total} choisis sur ${budget}`,
  over: 'C’est plus qu’il n’y a : tout ne pourra pas être financé.',
};
