import type { JoinWords } from './en-join.ts';
import type { SignInWords } from './en-sign-in.ts';
import type { Words } from './en.ts';

/** Every sentence of the elements, in French. */
export const fr: Words & SignInWords & JoinWords = {
  loading: 'Chargement…',
  working: 'Un instant encore…',
  retry: 'Réessayer',
  back: 'Retour',
  next: 'Continuer',
  optional: '(facultatif)',
  choose: 'Choisissez…',
  stepOf: (step, steps) => `Étape ${step} sur ${steps}`,
  faults: (count) => (count === 1 ? 'Une réponse est à revoir.' : `${count} réponses sont à revoir.`),

  chooseClass: 'Comment voulez-vous nous rejoindre ?',
  approval: 'Le conseil décide de chaque demande.',
  intake: {
    open: '',
    invitation: 'Sur invitation',
    closed: 'Fermé pour l’instant',
    full: 'Complet pour l’instant',
  },
  noClass: (coop) => `${coop} n’accueille pas de nouveaux membres pour l’instant.`,

  details: 'Vos coordonnées',
  kind: 'Qui adhère ?',
  person: 'Une personne',
  organisation: 'Une organisation',
  name: 'Nom',
  organisationName: 'Nom de l’organisation',
  signatoryName: 'Qui signe pour elle',
  signatoryRole: 'Sa fonction',
  email: 'Adresse e-mail',
  emailHint: 'Nous y envoyons un code pour vérifier qu’elle est bien à vous.',
  invitationCode: 'Code d’invitation',
  street: 'Numéro et rue',
  postalCode: 'Code postal',
  city: 'Ville',
  country: 'Pays',

  rules: (coop) => `Les statuts de ${coop}`,
  rulesText: (version) => `Texte des statuts, version ${version}`,
  agree: (coop, version) => `J’ai lu et j’accepte la version ${version} des statuts de ${coop}.`,
  apply: 'Envoyer la demande',
  sending: 'Envoi…',

  checkMail: 'Consultez vos e-mails',
  codeSent: (email) => `Nous avons envoyé un code à six chiffres à ${email}. Il est valable dix minutes.`,
  code: 'Code',
  codeHint: 'Rien reçu ? Regardez parmi les indésirables.',
  confirm: 'Confirmer',
  newCode: 'Envoyer un nouveau code',
  newCodeSent: 'Un nouveau code est en route. Le précédent n’est plus valable.',
  otherEmail: 'Utiliser une autre adresse',
  startAgain: 'Recommencer',

  welcome: (name) => `Bienvenue, ${name} !`,
  admitted: (coop, number) => `Vous êtes le membre nº ${number} de ${coop}.`,
  thanks: (name) => `Merci, ${name}.`,
  pending: 'Votre demande est entre les mains du conseil. Sa décision vous sera communiquée par e-mail.',

  signIn: 'Se connecter',
  sendCode: 'M’envoyer un code',
  signInSent: (email) =>
    `Si ${email} est l’adresse d’un membre, un code à six chiffres y est en route. Il est valable dix minutes.`,
  staySignedIn: 'Rester connecté sur cet appareil',
  staySignedInHint: 'Pendant trente jours. Pas sur un appareil que d’autres utilisent.',
  signedInAs: (name, number) => `Connecté : ${name}, membre nº ${number}`,
  signOut: 'Se déconnecter',
  signOutEverywhere: 'Se déconnecter de tous les appareils',
  sessionEnded: 'Vous avez été déconnecté.',

  joinProblems: {
    must_agree: 'Pour adhérer, acceptez les statuts.',
    invitation_invalid: 'Ce code d’invitation n’est pas valable, ou est épuisé.',
    rules_changed:
      'Les statuts viennent de changer. Voici la nouvelle version : merci de la lire et de l’accepter à nouveau.',
    spam_suspected: 'Un champ caché a été rempli. Merci d’envoyer encore une fois.',
    application_expired: 'Cette demande n’a pas été confirmée dans la journée. Merci de recommencer.',
    already_applied: 'Une demande existe déjà avec cette adresse. Le conseil en décidera.',
    already_member: 'Vous êtes déjà membre : connectez-vous plutôt.',
    already_decided: 'Cette demande a déjà été confirmée.',
  },

  problems: {
    offline: 'La coopérative est injoignable. Êtes-vous en ligne ? Votre saisie est conservée.',
    timeout: 'La réponse s’est fait trop attendre. Votre saisie est conservée.',
    too_busy: 'Le serveur est très sollicité. Réessayez dans un instant.',
    internal: 'Une erreur s’est produite côté coopérative. Votre saisie est conservée.',
    invalid_request: 'Le formulaire est encore à corriger.',
    class_closed: 'Cette catégorie n’accueille pas de nouveaux membres pour l’instant.',
    class_full: 'Cette catégorie est complète pour l’instant.',
    rate_limited: 'Trop d’essais. Patientez un peu, puis réessayez.',
    code_invalid: 'Ce n’est pas le code envoyé. Vérifiez-le et réessayez.',
    code_expired: 'Ce code est trop ancien, ou aucun n’a été envoyé. Demandez-en un nouveau.',
    code_locked: 'Trop de codes erronés. Demandez-en un nouveau.',
    origin_not_allowed: 'Ce site n’est pas encore autorisé par la coopérative.',
  },
  waitFor: (time) => `Trop d’essais. Réessayez dans ${time}.`,
  anyProblem: 'Cela n’a pas marché. Votre saisie est conservée.',

  faultOf: {
    required: 'Merci de remplir ce champ.',
    invalid_email: 'Écrivez l’adresse entière, par exemple nom@exemple.org.',
    invalid_date: 'Écrivez une date qui existe.',
    not_an_option: 'Merci de choisir parmi ces possibilités.',
    invalid_format: 'Un caractère ne peut pas être utilisé ici.',
    not_valid: 'Ce n’est pas valable.',
  },
  tooLong: (limit) => `${limit} caractères au plus, s’il vous plaît.`,
  anyFault: 'Ce n’est pas encore correct.',
};
