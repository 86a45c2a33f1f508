import { known, type AccountPlan } from './account-plan.ts';

/** Our own codes as numbers, with English names, for an accountant who has another chart. It fits no FEC and no DATEV. */
export const generic: AccountPlan = {
  id: 'generic',
  source: 'Coopkit',
  checkedOn: '2026-11-24',
  accounts: {
    bank: known('bank', 'Bank'),
    stripe: known('stripe', 'Money with Stripe'),
    debits: known('debits', 'Direct debits in collection'),
    cash: known('cash', 'Cash'),
    'share-capital-unpaid': known('share-capital-unpaid', 'Share capital issued and not yet paid up'),
    'share-capital': known('share-capital', 'Share capital'),
    gifts: known('gifts', 'Shares given to the co-op (reserve)'),
    'redemptions-payable': known('redemptions-payable', 'Shares to be repaid to members who leave'),
    deposits: known('deposits', 'Paid by applicants before admission'),
    'member-credit': known('member-credit', 'Paid too much by members'),
    unallocated: known('unallocated', 'Received and not yet allocated'),
    'entry-fees': known('entry-fees', 'Entry fees'),
    dues: known('dues', 'Dues'),
    donations: known('donations', 'Donations'),
    'other-income': known('other-income', 'Other income'),
    'provider-fees': known('provider-fees', 'Fees of bank and payment provider'),
    'other-expenses': known('other-expenses', 'Other expenses'),
  },
};

/** {@link generic} with French names. */
export const genericFr: AccountPlan = {
  id: 'generic-fr',
  source: 'Coopkit',
  checkedOn: '2026-11-24',
  accounts: {
    bank: known('bank', 'Banque'),
    stripe: known('stripe', 'Fonds chez Stripe'),
    debits: known('debits', "Prélèvements en cours d'encaissement"),
    cash: known('cash', 'Caisse'),
    'share-capital-unpaid': known('share-capital-unpaid', 'Capital souscrit, non encore versé'),
    'share-capital': known('share-capital', 'Capital social'),
    gifts: known('gifts', 'Parts données à la coopérative (réserve)'),
    'redemptions-payable': known('redemptions-payable', 'Parts à rembourser aux membres sortants'),
    deposits: known('deposits', "Versements des candidats avant l'admission"),
    'member-credit': known('member-credit', 'Trop-perçus des membres'),
    unallocated: known('unallocated', 'Sommes reçues à affecter'),
    'entry-fees': known('entry-fees', "Droits d'entrée"),
    dues: known('dues', 'Cotisations'),
    donations: known('donations', 'Dons'),
    'other-income': known('other-income', 'Autres produits'),
    'provider-fees': known('provider-fees', 'Frais bancaires et de paiement'),
    'other-expenses': known('other-expenses', 'Autres charges'),
  },
};
