import { ask, known, type AccountPlan } from './account-plan.ts';

/**
 * DATEV's standard chart SKR 03, for a registered co-operative (eG).
 *
 * Numbers and names were found in transcriptions of DATEV's chart; DATEV's own print (https://www.datev.de) was not at hand.
 * What is of our choosing is marked `toConfirm`: HGB § 337 (1) (https://www.gesetze-im-internet.de/hgb/__337.html) lets only
 * payments that are due stand as an asset (0005), instalments to come do not; who has left is shown apart (0811) until the
 * settlement becomes a debt (GenG § 73); entry fees and shares given to the co-op go to the capital reserve; dues and gifts
 * are booked without VAT, on accounts that add none by themselves.
 */
export const deSkr03: AccountPlan = {
  id: 'de-skr03',
  source: 'DATEV-Kontenrahmen SKR 03 (https://www.datev.de)',
  checkedOn: '2026-11-24',
  accounts: {
    bank: known('1200', 'Bank'),
    stripe: ask('1210', 'Bank 1 - Stripe'),
    debits: ask('1360', 'Geldtransit - Lastschriften'),
    cash: known('1000', 'Kasse'),
    'share-capital-unpaid': ask('0005', 'Rückständige fällige Einzahlungen auf Geschäftsanteile'),
    'share-capital': known('0810', 'Geschäftsguthaben der verbleibenden Mitglieder'),
    gifts: ask('0844', 'Kapitalrücklage durch andere Zuzahlungen in das Eigenkapital'),
    'redemptions-payable': ask('0811', 'Geschäftsguthaben der ausscheidenden Mitglieder'),
    deposits: ask('1701', 'Sonstige Verbindlichkeiten - Restlaufzeit bis 1 Jahr'),
    'member-credit': ask('0731', 'Verbindlichkeiten gegenüber Gesellschaftern - Restlaufzeit bis 1 Jahr'),
    unallocated: known('1792', 'Sonstige Verrechnungskonten (Interimskonten)'),
    'entry-fees': ask('0840', 'Kapitalrücklage'),
    dues: ask('8200', 'Erlöse'),
    donations: ask('2709', 'Sonstige Erträge unregelmäßig'),
    'other-income': ask('2700', 'Sonstige Erträge'),
    'provider-fees': known('4970', 'Nebenkosten des Geldverkehrs'),
    'other-expenses': ask('4900', 'Sonstige betriebliche Aufwendungen'),
  },
};

/** DATEV's standard chart SKR 04, for a registered co-operative (eG); see {@link deSkr03} for what was checked. */
export const deSkr04: AccountPlan = {
  id: 'de-skr04',
  source: 'DATEV-Kontenrahmen SKR 04 (https://www.datev.de)',
  checkedOn: '2026-11-24',
  accounts: {
    bank: known('1800', 'Bank'),
    stripe: ask('1810', 'Bank 1 - Stripe'),
    debits: ask('1460', 'Geldtransit - Lastschriften'),
    cash: known('1600', 'Kasse'),
    'share-capital-unpaid': ask('0090', 'Rückständige fällige Einzahlungen auf Geschäftsanteile'),
    'share-capital': known('2901', 'Geschäftsguthaben der verbleibenden Mitglieder'),
    gifts: ask('2928', 'Kapitalrücklage durch Zuzahlungen in das Eigenkapital'),
    'redemptions-payable': ask('2902', 'Geschäftsguthaben der ausscheidenden Mitglieder'),
    deposits: ask('3501', 'Sonstige Verbindlichkeiten - Restlaufzeit bis 1 Jahr'),
    'member-credit': ask('3511', 'Verbindlichkeiten gegenüber Gesellschaftern - Restlaufzeit bis 1 Jahr'),
    unallocated: known('3630', 'Sonstige Verrechnungskonten (Interimskonto)'),
    'entry-fees': ask('2920', 'Kapitalrücklage'),
    dues: ask('4200', 'Erlöse'),
    donations: ask('4839', 'Sonstige Erträge unregelmäßig'),
    'other-income': ask('4830', 'Sonstige betriebliche Erträge'),
    'provider-fees': known('6855', 'Nebenkosten des Geldverkehrs'),
    'other-expenses': ask('6300', 'Sonstige betriebliche Aufwendungen'),
  },
};
