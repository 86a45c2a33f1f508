import type { ShareEntryKind } from '@coopkit/contract';

/** The words of a share certificate. */
const words = {
  en: {
    title: 'Share certificate',
    holds: (member: string, number: number, coop: string, day: string) =>
      `${member}, member no. ${number} of ${coop}, held these shares on ${day}:`,
    shares: (count: number, written: string) => `${written} ${count === 1 ? 'share' : 'shares'}`,
    facts: 'The holding',
    member: 'Member',
    number: 'Member number',
    memberClass: 'Member class',
    count: 'Number of shares',
    nominal: 'Nominal value of one',
    subscribed: 'Subscribed',
    paidUp: 'Paid up',
    on: 'On',
    entries: 'Entries in the register of shares',
    noEntries: 'There are none up to that day.',
    position: 'Entry',
    day: 'Day',
    kind: 'What',
    change: 'Shares',
    amount: 'Amount',
    kinds: {
      issued: 'Issued',
      'paid-up': 'Paid up',
      'transferred-in': 'Transferred from another member',
      'transferred-out': 'Transferred to another member',
      withdrawn: 'Withdrawn',
      redeemed: 'Paid out',
      given: 'Given to the co-op',
      cancelled: 'Cancelled',
    } satisfies Record<ShareEntryKind, string>,
    decides: (coop: string) =>
      `This certificate tells what the register of shares of ${coop} says. It is no security and passes no right on: where the two differ, the register decides.`,
    made: (day: string) => `Made on ${day} from the register as it then stood.`,
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    file: 'share-certificate',
  },
  fr: {
    title: 'Attestation de parts sociales',
    holds: (member: string, number: number, coop: string, day: string) =>
      `${member}, membre nº ${number} de ${coop}, détenait au ${day} :`,
    shares: (count: number, written: string) => `${written} ${count < 2 ? 'part sociale' : 'parts sociales'}`,
    facts: 'La détention',
    member: 'Membre',
    number: 'Numéro de membre',
    memberClass: 'Catégorie de membres',
    count: 'Nombre de parts',
    nominal: 'Valeur nominale d’une part',
    subscribed: 'Souscrit',
    paidUp: 'Libéré',
    on: 'À la date du',
    entries: 'Inscriptions au registre des parts',
    noEntries: 'Il n’y en a pas jusqu’à cette date.',
    position: 'Nº',
    day: 'Date',
    kind: 'Objet',
    change: 'Parts',
    amount: 'Montant',
    kinds: {
      issued: 'Souscription',
      'paid-up': 'Versement',
      'transferred-in': 'Cession reçue d’un autre membre',
      'transferred-out': 'Cession à un autre membre',
      withdrawn: 'Retrait',
      redeemed: 'Remboursement',
      given: 'Don à la coopérative',
      cancelled: 'Annulation',
    } satisfies Record<ShareEntryKind, string>,
    decides: (coop: string) =>
      `Cette attestation rapporte ce que dit le registre des parts de ${coop}. Ce n’est pas un titre, et elle ne transmet aucun droit : en cas de différence, le registre fait foi.`,
    made: (day: string) => `Établie le ${day} d’après le registre à cette date.`,
    page: (page: number, pages: number) => `Page ${page} sur ${pages}`,
    file: 'attestation-de-parts',
  },
};

export type CertificateLocale = keyof typeof words;

/** The language of a certificate: the one asked for, or the co-op's own, where it is spoken here. */
export function certificateLocale(...wanted: (string | undefined)[]): CertificateLocale {
  const spoken = wanted.map((locale) => locale?.split('-')[0] ?? '');
  return spoken.find((locale): locale is CertificateLocale => locale in words) ?? 'en';
}

export const certificateWords = (locale: CertificateLocale) => words[locale];
