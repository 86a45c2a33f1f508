import type { MemberStatus } from '@coopkit/contract';
import type { PageLocale } from '../pages/words.ts';

interface RegisterWords {
  title: (coop: string) => string;
  asOf: (day: string) => string;
  count: (members: number, former: number) => string;
  headings: {
    number: string;
    member: string;
    memberClass: string;
    movements: string;
    status: string;
    rules: string;
    shares: string;
    subscribed: string;
    paidUp: string;
    day: string;
    movement: string;
    reason: string;
  };
  inOrder: string;
  entry: string;
  statuses: Record<MemberStatus, string>;
  since: (day: string) => string;
  signedBy: (name: string) => string;
  actedFor: (names: string) => string;
  version: (version: number, day: string) => string;
}

const en: RegisterWords = {
  title: (coop) => `Register of members of ${coop}`,
  asOf: (day) => `As of ${day}`,
  count: (members, former) =>
    `${members} ${members === 1 ? 'member' : 'members'}, ${former} who ${former === 1 ? 'was one' : 'were'}`,
  headings: {
    number: 'No.',
    member: 'Name and address',
    memberClass: 'Class',
    movements: 'Entries and exits',
    status: 'Status',
    rules: 'Rules agreed to',
    shares: 'Shares',
    subscribed: 'Nominal',
    paidUp: 'Paid up',
    day: 'Day',
    movement: 'Entry or exit',
    reason: 'Reason and decision',
  },
  inOrder: 'Entries and exits in order',
  entry: 'entered',
  statuses: {
    active: 'active',
    suspended: 'suspended',
    paused: 'paused',
    investing: 'investing',
    left: 'left',
    expelled: 'expelled',
    died: 'died',
  },
  since: (day) => `since ${day}`,
  signedBy: (name) => `Signed for by ${name}`,
  actedFor: (names) => `Acting: ${names}`,
  version: (version, day) => `Version ${version}, ${day}`,
};

const fr: RegisterWords = {
  title: (coop) => `Registre des membres de ${coop}`,
  asOf: (day) => `Au ${day}`,
  count: (members, former) =>
    `${members} ${members > 1 ? 'membres' : 'membre'}, ${former} ${former > 1 ? 'anciens membres' : 'ancien membre'}`,
  headings: {
    number: 'N°',
    member: 'Nom et adresse',
    memberClass: 'Catégorie',
    movements: 'Entrées et sorties',
    status: 'Situation',
    rules: 'Statuts acceptés',
    shares: 'Parts',
    subscribed: 'Nominal',
    paidUp: 'Libéré',
    day: 'Date',
    movement: 'Entrée ou sortie',
    reason: 'Motif et décision',
  },
  inOrder: 'Entrées et sorties, dans l’ordre',
  entry: 'entrée',
  statuses: {
    active: 'actif',
    suspended: 'suspension',
    paused: 'pause',
    investing: 'investisseur',
    left: 'départ',
    expelled: 'exclusion',
    died: 'décès',
  },
  since: (day) => `depuis le ${day}`,
  signedBy: (name) => `Signataire : ${name}`,
  actedFor: (names) => `Représentants : ${names}`,
  version: (version, day) => `Version ${version}, ${day}`,
};

export const registerWords: Record<PageLocale, RegisterWords> = { en, fr };
