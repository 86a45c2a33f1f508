import { ask, known, type AccountPlan } from './account-plan.ts';

/**
 * The French Plan comptable général (ANC regulation 2014-03 as amended by 2022-06, the list of accounts in force since
 * 2025), for a commercial co-operative (SCIC, SCOP, co-operative SA, SAS or SARL).
 *
 * Every listed number and name was found in a transcription of the 2026 list; the regulation itself
 * (https://www.anc.gouv.fr) was not at hand. What is of our choosing is marked `toConfirm`: the numbers under 511, 468 and
 * 758 that the list leaves to the company; 4562 for all that is unpaid, where 109 is for what is not called yet; 4563 for
 * what is paid before admission; 758 for dues and entry fees (a premium would be 1041); 1068 for shares given to the co-op.
 * Account 756 is foreign-exchange gains here. An association (ANC 2018-06) has dues on 756 and gifts on 754.
 */
export const frPcg: AccountPlan = {
  id: 'fr-pcg',
  source: 'Plan comptable général, règlement ANC 2014-03 modifié par ANC 2022-06 (https://www.anc.gouv.fr)',
  checkedOn: '2026-11-24',
  accounts: {
    bank: known('512100', 'Banques - Comptes en euros'),
    stripe: ask('517000', 'Autres organismes financiers - Stripe'),
    debits: ask('511800', "Valeurs à l'encaissement - Prélèvements SEPA"),
    cash: known('530000', 'Caisse'),
    'share-capital-unpaid': ask('456250', 'Associés - Capital appelé, non versé'),
    'share-capital': known('101000', 'Capital'),
    gifts: ask('106800', 'Autres réserves'),
    'redemptions-payable': known('456700', 'Associés - Capital à rembourser'),
    deposits: ask('456300', 'Associés - Versements reçus sur augmentation de capital'),
    'member-credit': ask('468100', 'Divers comptes créditeurs - Trop-perçus des associés'),
    unallocated: known('471000', "Comptes d'attente"),
    'entry-fees': ask('758910', "Indemnités et autres produits - Droits d'entrée"),
    dues: ask('758920', 'Indemnités et autres produits - Cotisations des associés'),
    donations: known('758200', 'Libéralités reçues'),
    'other-income': ask('758000', 'Indemnités et autres produits'),
    'provider-fees': known('627800', 'Autres frais et commissions sur prestations de services'),
    'other-expenses': ask('658000', 'Pénalités et autres charges'),
  },
};
