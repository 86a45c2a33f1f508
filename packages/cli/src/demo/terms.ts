import type { ContributionTerms, ShareTerms } from '@coopkit/contract';

/** What the rules of the demonstration say of drivers' shares: to begin with two, at once or over a year. */
export const driverShares: ShareTerms = {
  nominal: 5_000,
  minimum: 2,
  maximum: 200,
  presets: [2, 4, 10, 20],
  free: true,
  entryFee: 1_000,
  instalments: [{ count: 12, every: 'month' }],
  investing: false,
  payment: 'after-admission',
  transfer: 'approval',
  leaving: { noticeMonths: 6, at: 'year-end', payoutMonths: 6 },
  arrears: { limits: ['vote'], afterDays: 90 },
};

/** Of those who put money in and don't ride or drive. */
export const supporterShares: ShareTerms = {
  ...driverShares,
  minimum: 1,
  presets: [1, 5, 20],
  entryFee: 0,
  instalments: [],
  investing: true,
  arrears: null,
};

/** Pay what you can. */
export const friendContributions: ContributionTerms[] = [
  {
    id: 'monthly',
    kind: 'dues',
    name: { en: 'Monthly dues, as you can', fr: 'Cotisation mensuelle, selon vos moyens' },
    interval: 'month',
    minimum: 100,
    presets: [300, 500, 1_000],
    free: true,
    required: true,
  },
  {
    id: 'gift',
    kind: 'donation',
    name: { en: 'A donation', fr: 'Un don' },
    interval: 'once',
    minimum: 500,
    presets: [1_000, 2_500],
    free: true,
    required: false,
  },
];
