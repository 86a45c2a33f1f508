declare module 'meeks-prf-js/run/meek.js' {
  export function tabulate(
    seats: number,
    candidates: readonly string[],
    ballots: readonly [number, readonly string[]][],
    maxRankingLevels: number,
    tieBreaker: readonly string[],
    excluded: readonly string[],
    protectedCandidates: readonly string[],
    options: object,
    progress: null,
  ): { readonly elected: ReadonlySet<string> };
}
