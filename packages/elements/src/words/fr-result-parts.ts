import type { CheckWords } from './en-check.ts';
import type { FilesWords } from './en-files.ts';
import type { ClassesWords, MoreWords, PairsWords, ProjectsWords, RoundsWords } from './en-result-parts.ts';

/** The sentences of all that follows a result's first view, in French. */
export const frResultParts: MoreWords &
  RoundsWords &
  PairsWords &
  ProjectsWords &
  ClassesWords &
  CheckWords &
  FilesWords = {
  turnout: 'Participation',
  turnoutOf: (ballots, roll, share) => `${ballots} votants sur ${roll} (${share})`,
  quorum: 'Quorum',
  threshold: 'Seuil',
  reached: 'Atteint',
  notReached: 'Non atteint',
  quorumNeeds: (required) => `Il en faut au moins ${required}.`,
  thresholdNeeds: (strict, ratio, of) => `Il faut ${strict ? 'plus que' : 'au moins'} ${ratio} ${of}.`,
  ratioOf: { '1/2': 'la moitié', '2/3': 'les deux tiers', '3/4': 'les trois quarts', '1/1': 'la totalité' },
  bases: {
    'votes-cast': 'des voix pour et contre',
    'votes-cast-with-abstentions': 'des voix, abstentions comprises',
    roll: 'de la liste électorale',
  },
  reachedOf: (reached, of, share) => `${reached} sur ${of} (${share})`,
  inClasses: 'Chaque catégorie de membres à elle seule, aussi : voir plus bas.',
  valid: (valid, blank, spoilt) => `${valid} valables, ${blank} blancs, ${spoilt} nuls.`,

  roundsPart: 'Tour par tour',
  pairsPart: 'Face à face',
  projectsPart: 'Projets et argent',
  classesPart: 'Par catégorie de membres',
  reasonsPart: (count) => (count === 1 ? 'La raison du veto' : 'Les raisons des vetos'),
  checkPart: 'Recompter ici',
  checkRecordPart: 'Vérifier le registre ici',
  filesPart: 'Téléchargements',
  tieDecided: (names, decided, over, way) => `${names} sont à égalité : ${way}, ${decided} ${over}.`,
  tieOver: {
    election: 'passe en premier',
    elimination: 'est à éliminer',
    surplus: 'voit ses voix reportées en premier',
  },
  tieBy: {
    backwards: 'd’après les voix des tours précédents',
    forwards: 'd’après les voix des premiers tours',
    'head-to-head': 'en face à face',
    'most-top-scores': 'd’après le nombre de meilleures notes',
    score: 'd’après les notes',
    'lowest-cost': 'd’après le coût le plus bas',
    'most-votes': 'd’après le nombre de voix',
    order: 'd’après l’ordre du bulletin',
    lot: 'par tirage au sort',
  },
  lotSeed: (seed) => `Le sort a été tiré de la graine ${seed} : chacun peut refaire le tirage.`,

  flowOf: (options, rounds) =>
    `Comment les voix de ${options} options se sont reportées en ${rounds} tours. Le tableau ci-dessous dit la même chose.`,
  roundsTable: 'Voix par option et par tour',
  option: 'Option',
  round: (round) => `Tour ${round}`,
  noLonger: 'Sans option',
  quota: 'Voix nécessaires',
  earlierRounds: 'Tours précédents',
  laterRounds: 'Tours suivants',
  roundsShown: (from, to, of) => `Tours ${from} à ${to} sur ${of}`,
  electedMark: 'siège',
  outMark: 'sortie',
  inWords: 'En toutes lettres',

  electedBecause: {
    quota: (name) => `${name} a les voix nécessaires et obtient un siège.`,
    majority: (name) => `${name} a plus de la moitié des voix et obtient un siège.`,
    remaining: (name) => `${name} obtient un siège : il reste autant d’options que de sièges.`,
    threshold: (name) => `${name} a les voix demandées et obtient un siège.`,
    highest: (name) => `${name} a le plus de voix et obtient un siège.`,
    other: (name) => `${name} obtient un siège.`,
  },
  outBecause: {
    lowest: (name) => `${name} a le moins de voix et sort.`,
    cutoff: (name) => `${name} n’est pas parmi les premiers et sort.`,
    minimum: (name) => `${name} a trop peu de voix et sort.`,
    batch: (name) => `${name} ne peut plus rattraper son retard et sort.`,
    'class-quota': (name) => `${name} sort : les sièges restants reviennent à un autre groupe.`,
    other: (name) => `${name} sort.`,
  },
  surplusMoves: (name, to) => `Ce que ${name} a en trop est reporté : ${to}.`,
  votesMove: (name, to) => `Les voix de ${name} sont reportées : ${to}.`,
  nothingMoves: (name) => `${name} n’a pas de voix à reporter.`,
  each: (value) => `Chacune de ces voix vaut désormais ${value}.`,
  toOption: (votes, name) => `${votes} à ${name}`,
  toNone: (votes) => `${votes} à personne`,

  pairsTable: 'Combien préfèrent l’option de la ligne à celle de la colonne',
  pairsHint: (rowName, votes, columnName, against) =>
    `${votes} préfèrent ${rowName} à ${columnName}, ${against} l’inverse.`,
  prefer: 'Préfèrent ↓ à →',
  pairs: 'Duels gagnés',
  won: 'gagné',

  projectsTable: 'Les projets, dans l’ordre de leur financement',
  project: 'Projet',
  cost: 'Coût',
  support: 'Soutiens',
  spentSoFar: 'Dépensé jusque-là',
  notFunded: 'non financé',
  left: (amount) => `Il reste ${amount}.`,
  byEqualShares:
    'Chaque membre dispose d’une part égale du budget. Un projet est financé quand ses soutiens peuvent le payer ensemble ; celui qui leur coûte le moins passe en premier.',
  byGreedy:
    'Les projets qui ont le plus de soutiens sont financés, l’un après l’autre, tant qu’il reste de l’argent.',

  classesTable: 'Par catégorie de membres',
  memberClass: 'Catégorie',
  voted: 'Ont voté',
  quorumOfClass: 'Quorum',
  thresholdOfClass: 'Seuil',
  outOf: (part, whole) => `${part} sur ${whole}`,
  weighs: 'Part du tout',

  checkIntro:
    'Votre navigateur récupère le registre de ce vote, le vérifie de la première à la dernière entrée, et recompte. Il ne croit le serveur sur parole en rien.',
  checkIntroOpen:
    'Votre navigateur récupère le registre de ce vote tel qu’il est et le vérifie de la première à la dernière entrée. Il pourra compter à la clôture.',
  countAgain: 'Recompter',
  checkRecord: 'Vérifier le registre',
  fetching: 'Récupération du registre…',
  readSoFar: (read, size) => `${read} entrées lues sur ${size}`,
  allHolds: 'Tout concorde.',
  somethingFails: 'Quelque chose ne concorde pas.',
  cannotVerify:
    'Ce navigateur ne peut pas vérifier de signatures ici : il faut une page sécurisée (https) et une version récente.',

  holds: {
    checkpoint: 'La tête du registre est signée de sa clé.',
    growth: 'Depuis la dernière visite de ce navigateur, le registre n’a fait que croître.',
    entries: (size) =>
      `Les ${size} entrées sont toutes sous cette tête : rien n’a été changé, retiré ni déplacé.`,
    roll: 'La liste électorale est celle qui a été arrêtée à l’ouverture du vote.',
    ballots: (ballots) => `Chaque entrée est permise par les règles : ${ballots} bulletins.`,
    close: 'La clôture indique le registre tel qu’il était avant elle.',
    participation: 'Autant ont voté qu’il y a de bulletins, et chacun est sur la liste.',
    certificate: 'Le résultat est celui du registre, et il est signé.',
    count: (ballots) => `Recomptés, les ${ballots} bulletins donnent le même résultat.`,
  },
  fails: {
    checkpoint: 'La tête du registre n’est pas signée de sa clé.',
    growth:
      'Le registre n’est plus ce qu’il était à la dernière visite de ce navigateur : quelque chose a été changé ou retiré.',
    entries: 'Les entrées ne sont pas celles de la tête : quelque chose a été changé, retiré ou déplacé.',
    roll: 'La liste électorale n’est pas celle qui a été arrêtée à l’ouverture du vote.',
    ballots: 'Il y a des entrées que les règles ne permettent pas.',
    close: 'La clôture n’indique pas le registre tel qu’il était avant elle.',
    participation: 'Le nombre de votants et celui des bulletins ne s’accordent pas.',
    certificate: 'Le résultat n’est pas celui du registre.',
    count: 'Recomptés, les bulletins donnent un autre résultat.',
  },
  atEntry: (code, position) => `${code}, entrée ${position}`,
  moreFaults: (count) => `et ${count} de plus`,
  keptForNext: 'Ce navigateur garde la tête du registre et la comparera la prochaine fois.',

  filesIntro: 'Tout ce qu’il faut pour recompter ailleurs.',
  certificateFile: 'Le résultat signé',
  certificateHint: 'Avec tous les bulletins, sans aucun nom.',
  certificateHintOpen: 'Avec tous les bulletins.',
  jsonFile: 'Le résultat en JSON',
  csvFile: 'Les bulletins en CSV',
  bltFile: (question) => `Bulletins en BLT : ${question}`,
  bltHint: 'Pour d’autres logiciels de dépouillement.',
  countColumn: 'bulletins',
  classColumn: 'catégorie',
  blankColumn: 'blanc',
};
