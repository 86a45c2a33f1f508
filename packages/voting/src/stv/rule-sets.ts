import type { GregoryRules, MeekRules, QuotientRules, StvRules } from './rules.ts';

const passing = { sharedRank: 'passed', endsAtSkippedRanks: null } as const;
const ending = { sharedRank: 'ends', endsAtSkippedRanks: null } as const;
const byLot = { by: [], lot: 'chosen' } as const;
const guarded = { kind: 'guarded', digits: 18, guard: 9 } as const;

const scottish: GregoryRules = {
  engine: 'gregory',
  name: 'scottish-stv',
  about:
    'Scottish local elections: one surplus after the other, largest first, at five decimals ' +
    '(SSI 2011/399, schedule 1, rules 46 to 53; https://www.legislation.gov.uk/ssi/2011/399/schedule/1/made).',
  arithmetic: { kind: 'fixed', digits: 5 },
  anyPrecision: false,
  ballots: { sharedRank: 'ends', endsAtSkippedRanks: 1 },
  ties: { by: ['backwards'], lot: 'chosen' },
  quota: 'whole',
  elects: 'at-once',
  surpluses: 'largest',
  emptySurplus: true,
  value: 'once',
  batch: 'none',
  movesLast: true,
  equals: 'last-on-paper',
};

const wigm: GregoryRules = {
  ...scottish,
  name: 'wigm',
  about: 'Weighted inclusive Gregory with an exact quota to be exceeded, and as many digits as wanted.',
  arithmetic: guarded,
  anyPrecision: true,
  ballots: ending,
  ties: byLot,
  quota: 'exact',
};

const wigmPrf: GregoryRules = {
  ...scottish,
  name: 'wigm-prf',
  about:
    'The reference rule of the Proportional Representation Foundation for weighted inclusive Gregory ' +
    '(https://prfound.org/resources/reference/reference-wigm-rule/).',
  arithmetic: { kind: 'fixed', digits: 4 },
  ballots: ending,
  ties: byLot,
  quota: 'exact-and-last',
  value: 'each-step',
};

const cfer: GregoryRules = {
  ...scottish,
  name: 'cfer',
  about:
    'The choice voting that Californians for Electoral Reform proposed as chapter 10050 of the Elections Code, ' +
    'with the quota at five decimals.',
  ballots: ending,
  ties: byLot,
  quota: 'exact-and-last',
  surpluses: 'all',
  emptySurplus: false,
  movesLast: false,
};

const mpls: GregoryRules = {
  ...scottish,
  name: 'mpls',
  about: 'Minneapolis, Code of Ordinances, chapter 167.70 (several seats).',
  arithmetic: { kind: 'fixed', digits: 4 },
  ballots: passing,
  ties: byLot,
  elects: 'with-surplus',
  value: 'fraction',
  batch: 'losers',
  movesLast: false,
};

const gregoryExact: GregoryRules = {
  ...scottish,
  name: 'gregory-exact',
  about:
    "Coopkit's own: inclusive Gregory in exact fractions, a whole Droop quota, the largest surplus first, ties by " +
    'the earlier rounds (backwards, then forwards), then the lot.',
  arithmetic: { kind: 'rational', digits: 12 },
  anyPrecision: true,
  ballots: { sharedRank: 'split', endsAtSkippedRanks: null },
  ties: { by: ['backwards', 'forwards'], lot: 'preferred' },
  equals: 'lot',
};

const meek: MeekRules = {
  engine: 'meek',
  name: 'meek',
  about:
    'Meek: keep factors, a quota of the votes that still count, sure losers together, as many digits as wanted ' +
    '(I. D. Hill, B. A. Wichmann, D. R. Woodall: Algorithm 123, The Computer Journal 30, 1987).',
  arithmetic: guarded,
  anyPrecision: true,
  ballots: { sharedRank: 'split', endsAtSkippedRanks: null },
  ties: byLot,
  quota: 'exact',
  keeps: 'part',
  roundsUp: false,
  omega: 9,
  batch: 'losers',
  batchAt: 'each',
  tiesWithinSurplus: true,
  movesLast: true,
  countsAlways: true,
};

const meekPrf: MeekRules = {
  ...meek,
  name: 'meek-prf',
  about:
    'The reference rule of the Proportional Representation Foundation for Meek, at nine decimals ' +
    '(https://prfound.org/resources/reference/reference-meek-rule/).',
  arithmetic: { kind: 'fixed', digits: 9 },
  anyPrecision: false,
  ballots: ending,
  quota: 'exact-and-last',
  roundsUp: true,
  omega: 6,
  batch: 'none',
  movesLast: false,
};

const qpq: QuotientRules = {
  engine: 'quotient',
  name: 'qpq',
  about:
    'Quota-preferential by quotient: nothing is transferred, the count begins again after each elimination ' +
    '(D. R. Woodall, Voting matters 17, 2003; https://www.votingmatters.org.uk/ISSUE17/I17P1.PDF).',
  arithmetic: { kind: 'guarded', digits: 9, guard: 9 },
  anyPrecision: true,
  ballots: ending,
  ties: byLot,
};

/** The rule-sets of the single transferable vote, by name. */
export const stvRuleSets = {
  'scottish-stv': scottish,
  wigm,
  'wigm-prf': wigmPrf,
  'wigm-prf-batch': { ...wigmPrf, name: 'wigm-prf-batch', batch: 'losers' },
  cfer,
  'cfer-batch': { ...cfer, name: 'cfer-batch', batch: 'harmless' },
  mpls,
  'gregory-exact': gregoryExact,
  meek,
  'meek-prf': meekPrf,
  warren: {
    ...meek,
    name: 'warren',
    about:
      'Warren: as Meek, but an elected option takes up to the same price from each vote that reaches it.',
    keeps: 'price',
  },
  qpq,
} as const satisfies Record<string, StvRules>;

/** The name of a rule-set of the single transferable vote. */
export type StvRulesName = keyof typeof stvRuleSets;
