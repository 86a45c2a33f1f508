import type { AccountPlan } from './account-plan.ts';
import { FEC_JOURNALS } from './fec-journals.ts';

/** The eighteen fields in their order (A47 A-1, VII 1°): name, nature and what we write there. */
export const FEC_FIELDS: ReadonlyMap<string, [nature: string, meaning: string]> = new Map([
  ['JournalCode', ['alphanumérique', 'code du journal']],
  ['JournalLib', ['alphanumérique', 'libellé du journal']],
  ['EcritureNum', ['alphanumérique', "numéro de l'écriture, 1, 2, 3… dans l'ordre de validation"]],
  ['EcritureDate', ['date', "date de comptabilisation (date d'effet de l'opération)"]],
  ['CompteNum', ['alphanumérique', 'numéro de compte']],
  ['CompteLib', ['alphanumérique', 'libellé du compte']],
  [
    'CompAuxNum',
    ['alphanumérique', 'M et numéro du membre sur six chiffres, ou identifiant ; à blanc sans tiers'],
  ],
  ['CompAuxLib', ['alphanumérique', 'nom du tiers ; à blanc sans tiers']],
  ['PieceRef', ['alphanumérique', 'référence de la pièce, ou J et rang au journal de la coopérative']],
  ['PieceDate', ['date', 'date de la pièce']],
  ['EcritureLib', ['alphanumérique', "libellé de l'écriture"]],
  ['Debit', ['numérique', 'montant au débit']],
  ['Credit', ['numérique', 'montant au crédit']],
  ['EcritureLet', ['alphanumérique', 'lettrage : à blanc, non utilisé']],
  ['DateLet', ['date', 'date de lettrage : à blanc, non utilisée']],
  ['ValidDate', ['date', "date de validation : jour (UTC) de l'enregistrement, définitif"]],
  ['Montantdevise', ['numérique', 'montant en devise : à blanc, non utilisé']],
  ['Idevise', ['alphanumérique', 'devise : à blanc, non utilisée']],
]);

/** What has to go with the file (A47 A-1, XI): its form, the meaning of each field, of journals and of accounts. */
export function fecDescription(plan: AccountPlan): string {
  return [
    'Fichier des écritures comptables : description (article A47 A-1 du LPF, XI)',
    '',
    'Jeu de caractères : Unicode, UTF-8, sans marque',
    'Structure : fichier à plat, enregistrements de longueur variable ; la première ligne nomme les zones',
    "Séparateur de zone : tabulation ; séparateur d'enregistrement : retour chariot et fin de ligne",
    'Dates : AAAAMMJJ ; montants : virgule décimale, sans séparateur de milliers, jamais négatifs',
    `Plan de comptes : ${plan.source}`,
    '',
    'Zones',
    ...[...FEC_FIELDS].map(([name, [nature, meaning]], i) => `${i + 1}. ${name} (${nature}) : ${meaning}`),
    '',
    'Journaux',
    ...FEC_JOURNALS.map(({ code, label }) => `${code} : ${label}`),
    '',
    'Comptes',
    ...Object.values(plan.accounts).map(({ number, label }) => `${number} : ${label}`),
    '',
  ].join('\r\n');
}
