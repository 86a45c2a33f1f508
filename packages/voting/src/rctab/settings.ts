export type RctabWinnerMode =
  | 'singleWinnerMajority'
  | 'multiWinnerAllowOnlyOneWinnerPerRound'
  | 'multiWinnerAllowMultipleWinnersPerRound'
  | 'bottomsUp'
  | 'bottomsUpUsingPercentageThreshold'
  | 'multiPassIrv';

export type RctabTiebreakMode =
  | 'random'
  | 'stopCountingAndAsk'
  | 'previousRoundCountsThenRandom'
  | 'previousRoundCountsThenAsk'
  | 'useCandidateOrder'
  | 'generatePermutation';

export type RctabOvervoteRule = 'alwaysSkipToNextRank' | 'exhaustImmediately' | 'exhaustIfMultipleContinuing';

/** What undeclared write-ins are called in ballots and reports. */
export const UNDECLARED_WRITE_INS = 'Undeclared Write-ins';

export interface RctabCandidate {
  readonly name: string;
  /** Other names and codes under which ballots know it. */
  readonly aliases: readonly string[];
  /** In the list, but not to be counted. */
  readonly excluded: boolean;
}

/**
 * The rules of a count by RCTab, under the names that its configuration file gives them
 * (https://github.com/BrightSpots/rcv, config_file_documentation.txt).
 */
export interface RctabSettings {
  /** The options, in the order of the file, which `useCandidateOrder` goes by; undeclared write-ins are the last. */
  readonly candidates: readonly RctabCandidate[];
  /** Whether the last option stands for all that was written in and not declared: eliminated first, never elected. */
  readonly undeclaredWriteIns: boolean;
  readonly winnerElectionMode: RctabWinnerMode;
  /** Zero for `bottomsUpUsingPercentageThreshold`: as many as reach it. */
  readonly numberOfWinners: number;
  readonly tiebreakMode: RctabTiebreakMode;
  /** For the modes that draw. */
  readonly randomSeed: bigint | null;
  readonly overvoteRule: RctabOvervoteRule;
  /** Null: any number. */
  readonly maxSkippedRanksAllowed: number | null;
  /** Ranks beyond it are not read. */
  readonly maxRankingsAllowed: number;
  readonly exhaustOnDuplicateCandidate: boolean;
  /** Whoever has fewer is eliminated at once; zero: no one is. */
  readonly minimumVoteThreshold: number;
  /** Digits after the point of votes that move on in part; the rest is cut off. */
  readonly decimalPlacesForVoteArithmetic: number;
  readonly nonIntegerWinningThreshold: boolean;
  readonly hareQuota: boolean;
  /** The threshold of the first round holds in all. */
  readonly doesFirstRoundDetermineThreshold: boolean;
  /** Of the votes that still count, in per cent, as it is written: `15`, `15.5`. */
  readonly multiSeatBottomsUpPercentageThreshold: string | null;
  /** With a percentage: all below it go at once, and only then one by one. */
  readonly cutoffElimination: boolean;
  readonly batchElimination: boolean;
  readonly continueUntilTwoCandidatesRemain: boolean;
  readonly stopTabulationEarlyAfterRound: number | null;
}

/** Whether what the elected have too much moves on. */
export function usesSurpluses({ winnerElectionMode: mode }: RctabSettings): boolean {
  return (
    mode === 'multiWinnerAllowOnlyOneWinnerPerRound' || mode === 'multiWinnerAllowMultipleWinnersPerRound'
  );
}
