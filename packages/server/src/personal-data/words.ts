import type { PageLocale } from '../pages/words.ts';

/** The words of the readable form of what is held on a member. */
export const personalDataWords: Record<
  PageLocale,
  {
    title: (name: string, coop: string) => string;
    asOf: (day: string, number: number) => string;
    nothing: string;
    yes: string;
    no: string;
    fields: Readonly<Record<string, string>>;
  }
> = {
  en: {
    title: (name, coop) => `What ${coop} holds on ${name}`,
    asOf: (day, number) => `As of ${day}, member number ${number}`,
    nothing: 'Nothing.',
    yes: 'yes',
    no: 'no',
    fields: {},
  },
  fr: {
    title: (name, coop) => `Ce que ${coop} conserve sur ${name}`,
    asOf: (day, number) => `Au ${day}, membre numéro ${number}`,
    nothing: 'Rien.',
    yes: 'oui',
    no: 'non',
    fields: {
      id: 'identifiant',
      number: 'numéro',
      memberClass: 'catégorie',
      kind: 'forme',
      name: 'nom',
      signatory: 'signataire',
      email: 'e-mail',
      locale: 'langue',
      role: 'fonction',
      joinedAt: 'membre depuis',
      status: 'situation',
      question: 'question',
      answer: 'réponse',
      answers: 'réponses',
      rulesVersion: 'version des statuts',
      textHash: 'empreinte du texte',
      agreedAt: 'accepté le',
      position: 'rang',
      on: 'à compter du',
      entry: 'entrée',
      entryClass: 'catégorie d’entrée',
      reason: 'motif',
      decision: 'décision',
      takesBack: 'annule le rang',
      takenBackBy: 'annulé par le rang',
      recordedBy: 'enregistré par',
      recordedAt: 'enregistré le',
      from: 'du',
      until: 'jusqu’au',
      state: 'état',
      createdAt: 'créé le',
      verifiedAt: 'adresse confirmée le',
      decidedAt: 'décidé le',
      expiresAt: 'expire le',
      message: 'message',
      origin: 'site',
      title: 'titre',
      opensAt: 'ouvert le',
      voted: 'a voté',
      at: 'le',
      subject: 'objet',
      text: 'texte',
    },
  },
};
