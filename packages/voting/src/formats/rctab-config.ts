import { CountError } from '../count.ts';
import {
  UNDECLARED_WRITE_INS,
  type RctabCandidate,
  type RctabOvervoteRule,
  type RctabSettings,
  type RctabTiebreakMode,
  type RctabWinnerMode,
} from '../rctab/settings.ts';
import { isObject, objectsOf, parseJson, textOf, type JsonObject } from './json-fields.ts';

/** Where the marks are in a file of cast votes. */
export interface RctabSource {
  readonly filePath: string;
  /** `genericCsv`, `cdf`, `ess`, … */
  readonly provider: string;
  /** The name of the contest in the file; empty where it holds but one. */
  readonly contestId: string;
  /** From 1: the first column and row with marks. */
  readonly firstVoteColumnIndex: number | null;
  readonly firstVoteRowIndex: number | null;
  /** What stands for an over-vote, and for a name that was written in and not declared; empty: nothing does. */
  readonly overvoteLabel: string;
  readonly undeclaredWriteInLabel: string;
  readonly treatBlankAsUndeclaredWriteIn: boolean;
}

export interface RctabConfig extends RctabSettings {
  readonly contestName: string;
  readonly sources: readonly RctabSource[];
}

const winnerModes: readonly RctabWinnerMode[] = [
  'singleWinnerMajority',
  'multiWinnerAllowOnlyOneWinnerPerRound',
  'multiWinnerAllowMultipleWinnersPerRound',
  'bottomsUp',
  'bottomsUpUsingPercentageThreshold',
  'multiPassIrv',
];
const tiebreakModes: readonly RctabTiebreakMode[] = [
  'random',
  'stopCountingAndAsk',
  'previousRoundCountsThenRandom',
  'previousRoundCountsThenAsk',
  'useCandidateOrder',
  'generatePermutation',
];
const overvoteRules: readonly RctabOvervoteRule[] = [
  'alwaysSkipToNextRank',
  'exhaustImmediately',
  'exhaustIfMultipleContinuing',
];
const MOST = 1_000_000_000;

/**
 * Reads RCTab's configuration file (https://github.com/BrightSpots/rcv, config_file_documentation.txt). A setting that
 * the way of electing has no use for has no effect.
 *
 * @throws CountError `malformed_file` where it is not JSON; `invalid_config` where a setting is missing or not allowed
 */
export function readRctabConfig(text: string): RctabConfig {
  const json = parseJson(text);
  const { rules } = json;
  if (!isObject(rules)) throw new CountError('invalid_config', 'The configuration has no rules.');
  const sources = objectsOf(json['cvrFileSources']).map(sourceOf);
  const declared = objectsOf(json['candidates']).map(candidateOf);
  const undeclaredWriteIns = sources.some(
    (source) => source.undeclaredWriteInLabel !== '' || source.treatBlankAsUndeclaredWriteIn,
  );
  const writeIns = undeclaredWriteIns ? [{ name: UNDECLARED_WRITE_INS, aliases: [], excluded: false }] : [];
  const candidates = [...declared, ...writeIns];
  checkNames(candidates);

  const winnerElectionMode = oneOf(rules, 'winnerElectionMode', winnerModes);
  const byPercentage = winnerElectionMode === 'bottomsUpUsingPercentageThreshold';
  return {
    contestName: isObject(json['outputSettings']) ? textOf(json['outputSettings']['contestName']) : '',
    sources,
    candidates,
    undeclaredWriteIns,
    winnerElectionMode,
    numberOfWinners: byPercentage ? 0 : whole(rules, 'numberOfWinners', 1, MOST),
    tiebreakMode: oneOf(rules, 'tiebreakMode', tiebreakModes),
    randomSeed: seedOf(rules),
    overvoteRule: oneOf(rules, 'overvoteRule', overvoteRules),
    maxSkippedRanksAllowed: isWord(rules, 'maxSkippedRanksAllowed', 'unlimited')
      ? null
      : whole(rules, 'maxSkippedRanksAllowed', 0, MOST),
    maxRankingsAllowed: isWord(rules, 'maxRankingsAllowed', 'max')
      ? declared.length
      : whole(rules, 'maxRankingsAllowed', 1, MOST),
    exhaustOnDuplicateCandidate: rules['exhaustOnDuplicateCandidate'] === true,
    minimumVoteThreshold: wholeOr(rules, 'minimumVoteThreshold', 0, MOST, 0),
    decimalPlacesForVoteArithmetic: wholeOr(rules, 'decimalPlacesForVoteArithmetic', 0, 20, 4),
    nonIntegerWinningThreshold: rules['nonIntegerWinningThreshold'] === true,
    hareQuota: rules['hareQuota'] === true,
    doesFirstRoundDetermineThreshold: rules['doesFirstRoundDetermineThreshold'] === true,
    multiSeatBottomsUpPercentageThreshold: byPercentage ? percentageOf(rules) : null,
    cutoffElimination: rules['cutoffElimination'] === true,
    batchElimination: rules['batchElimination'] === true,
    continueUntilTwoCandidatesRemain: rules['continueUntilTwoCandidatesRemain'] === true,
    stopTabulationEarlyAfterRound: wholeOr(rules, 'stopTabulationEarlyAfterRound', 1, MOST, null),
  };
}

function sourceOf(source: JsonObject): RctabSource {
  return {
    filePath: textOf(source['filePath']),
    provider: textOf(source['provider']),
    contestId: textOf(source['contestId']),
    firstVoteColumnIndex: wholeOr(source, 'firstVoteColumnIndex', 1, MOST, null),
    firstVoteRowIndex: wholeOr(source, 'firstVoteRowIndex', 1, MOST, null),
    overvoteLabel: textOf(source['overvoteLabel']),
    undeclaredWriteInLabel: textOf(source['undeclaredWriteInLabel']),
    treatBlankAsUndeclaredWriteIn: source['treatBlankAsUndeclaredWriteIn'] === true,
  };
}

function candidateOf(candidate: JsonObject): RctabCandidate {
  const { name, code, aliases, excluded } = candidate;
  const others = Array.isArray(aliases) ? aliases.map(textOf) : [];
  return {
    name: textOf(name),
    aliases: [textOf(code), ...others].filter((alias) => alias !== ''),
    excluded: excluded === true,
  };
}

function checkNames(candidates: readonly RctabCandidate[]): void {
  const known = new Set<string>();
  for (const { name, aliases } of candidates) {
    for (const each of new Set([name, ...aliases])) {
      if (each === '' || known.has(each)) {
        throw new CountError('invalid_config', `Each candidate needs a name of its own: "${each}".`);
      }
      known.add(each);
    }
  }
}

function oneOf<T extends string>(rules: JsonObject, key: string, allowed: readonly T[]): T {
  const value = textOf(rules[key]);
  const found = allowed.find((one) => one === value);
  if (found === undefined) {
    throw new CountError(
      'invalid_config',
      `rules.${key} is "${value}", but has to be one of ${allowed.join(', ')}.`,
    );
  }
  return found;
}

function isWord(rules: JsonObject, key: string, word: string): boolean {
  return textOf(rules[key]).toLowerCase() === word;
}

function wholeOr<T>(of: JsonObject, key: string, least: number, most: number, otherwise: T): number | T {
  return textOf(of[key]) === '' ? otherwise : whole(of, key, least, most);
}

function whole(of: JsonObject, key: string, least: number, most: number): number {
  const text = textOf(of[key]);
  const value = /^\d{1,10}$/.test(text) ? Number(text) : -1;
  if (value < least || value > most) {
    throw new CountError(
      'invalid_config',
      `${key} is "${text}", but has to be a whole number from ${least} to ${most}.`,
    );
  }
  return value;
}

function seedOf(rules: JsonObject): bigint | null {
  const text = textOf(rules['randomSeed']);
  if (text === '') return null;
  if (!/^-?\d{1,19}$/.test(text))
    throw new CountError('invalid_config', 'rules.randomSeed has to be a whole number.');
  return BigInt(text);
}

function percentageOf(rules: JsonObject): string {
  const text = textOf(rules['multiSeatBottomsUpPercentageThreshold']);
  if (!/^\d{1,3}(?:\.\d{1,10})?$/.test(text)) {
    throw new CountError(
      'invalid_config',
      'rules.multiSeatBottomsUpPercentageThreshold has to be a percentage.',
    );
  }
  return text;
}
