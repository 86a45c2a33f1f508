/**
 * How votes are computed. `fixed`: decimals with so many digits, the rest cut off. `guarded`: the same with so many
 * more digits that are not shown, and differences below half of what is shown are none. `rational`: exact fractions,
 * shown with so many digits.
 */
export type StvArithmetic =
  | { readonly kind: 'fixed'; readonly digits: number }
  | { readonly kind: 'guarded'; readonly digits: number; readonly guard: number }
  | { readonly kind: 'rational'; readonly digits: number };

/** How the ballots are read. */
export interface StvBallotRules {
  /** Two or more options at one rank: the ballot ends there, the rank is passed over, or each gets its part. */
  readonly sharedRank: 'ends' | 'passed' | 'split';
  /** The ballot ends at so many empty ranks in a row; null: they are passed over. */
  readonly endsAtSkippedRanks: number | null;
}

/** How those whom the votes do not tell apart are. */
export interface StvTieRules {
  /**
   * In this order, before the lot. `backwards`: the most recent earlier round in which one of them alone was the
   * highest (or lowest); `forwards`: the earliest such round.
   */
  readonly by: readonly ('backwards' | 'forwards')[];
  /**
   * What the lot says. `chosen`: the first of them in the lot is chosen, be it to be elected, to move a surplus first or
   * to be eliminated. `preferred`: the first is preferred, so that the last is eliminated.
   */
  readonly lot: 'chosen' | 'preferred';
}

/** What every rule-set says. */
export interface StvRulesInCommon {
  readonly name: string;
  /** One sentence for people: what it is and where it is written down. */
  readonly about: string;
  readonly arithmetic: StvArithmetic;
  /** Whether the rules leave the number of digits open. */
  readonly anyPrecision: boolean;
  readonly ballots: StvBallotRules;
  readonly ties: StvTieRules;
}

/**
 * The votes (v) that elect to one of the seats (s). `whole`: v / (s + 1) without its fraction, plus one. `exact`:
 * v / (s + 1), to be exceeded. `exact-and-last`: v / (s + 1) plus one in the last place.
 */
export type StvQuota = 'whole' | 'exact' | 'exact-and-last';

/**
 * When several are eliminated together. `losers`: even together, and with every surplus, they stay below the next, and
 * enough are left. `harmless`: moreover it cannot change who is elected when.
 */
export type StvBatch = 'none' | 'losers' | 'harmless';

/** A surplus moves on as a part of every ballot that its option holds. */
export interface GregoryRules extends StvRulesInCommon {
  readonly engine: 'gregory';
  readonly quota: StvQuota;
  /** Whoever reaches the quota is elected `at-once`, or only when the surplus moves and may gain until then. */
  readonly elects: 'at-once' | 'with-surplus';
  /** In a round moves the `largest` surplus, or `all` of them in the order of the ballot paper. */
  readonly surpluses: 'largest' | 'all';
  /** Whether a surplus of nothing takes its turn, too. */
  readonly emptySurplus: boolean;
  /**
   * A ballot's new value is its value × surplus ÷ votes: rounded `once`, at `each-step`, or with surplus ÷ votes as a
   * rounded `fraction` first.
   */
  readonly value: 'once' | 'each-step' | 'fraction';
  readonly batch: StvBatch;
  /** Whether the ballots of the last one eliminated still move when all who are left are elected. */
  readonly movesLast: boolean;
  /** Of those elected in one round with equal votes: the lot says who comes first, or the last on the paper does. */
  readonly equals: 'lot' | 'last-on-paper';
}

/** A surplus moves on by what each elected option keeps of each vote, found anew in each round. */
export interface MeekRules extends StvRulesInCommon {
  readonly engine: 'meek';
  readonly quota: 'exact' | 'exact-and-last';
  /** Of what reaches it an elected option keeps a `part` (Meek), or up to a fixed `price` (Warren). */
  readonly keeps: 'part' | 'price';
  /** Products and quotients of keep factors are rounded up. */
  readonly roundsUp: boolean;
  /** Keep factors are found when the surpluses are less than 1 / 10 to this. */
  readonly omega: number;
  readonly batch: StvBatch;
  /** `each`: looked for whenever votes were distributed and none was elected; `more`: only if another distribution is to follow; `end`: only at the last. */
  readonly batchAt: 'each' | 'more' | 'end';
  /** Those are tied for elimination who are within the surplus of the lowest. */
  readonly tiesWithinSurplus: boolean;
  /** Whether votes are distributed once more when it is known who is elected. */
  readonly movesLast: boolean;
  /** Whether votes are distributed at all where no more stand than there are seats. */
  readonly countsAlways: boolean;
}

/** Seats go to the highest quotients of votes and seats already won: Woodall's quota-preferential by quotient. */
export interface QuotientRules extends StvRulesInCommon {
  readonly engine: 'quotient';
}

/** A rule-set of the single transferable vote, as data. */
export type StvRules = GregoryRules | MeekRules | QuotientRules;
