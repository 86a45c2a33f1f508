import { CountError } from '../count.ts';
import { RankedBallotsBuilder, SKIPPED } from '../ranked-ballots.ts';
import { UNDECLARED_WRITE_INS } from '../rctab/settings.ts';
import { csvRows } from './csv-rows.ts';
import { objectsOf, parseJson, textOf, type JsonObject } from './json-fields.ts';
import { OptionsByName, sameRank, type RctabBallots } from './rctab-ballots.ts';
import type { RctabConfig, RctabSource } from './rctab-config.ts';

/** For each rank, from 1, the options that one voter put there; null: an over-vote that does not say for whom. */
type Marks = Map<number, (number | null)[]>;

/** A voter who ranks beyond this has made no ballot. */
const HIGHEST_RANK = 9999;

/**
 * Reads the files of cast votes that a configuration of RCTab names: its generic CSV (a column for each candidate, the
 * rank in the cell) and the NIST's Common Data Format in JSON (SP 1500-103, https://doi.org/10.6028/NIST.SP.1500-103).
 *
 * @param texts one for each of the configuration's sources, in their order
 * @throws CountError `malformed_file`, `unknown_option`, `unknown_contest`, `unsupported_provider`, `invalid_config`
 */
export function readRctabCvrs(texts: readonly string[], config: RctabConfig): RctabBallots {
  const options = new OptionsByName(config.candidates);
  const builder = new RankedBallotsBuilder(config.candidates.length);
  for (const [i, text] of texts.entries()) {
    const source = config.sources[i];
    if (source === undefined) throw new CountError('invalid_config', 'The configuration names fewer files.');
    for (const marks of votesOf(text, source, options)) builder.add(entriesOf(marks));
  }
  return { options: config.candidates.map(({ name }) => name), ballots: builder.build() };
}

function votesOf(text: string, source: RctabSource, options: OptionsByName): Iterable<Marks> {
  switch (source.provider) {
    case 'genericCsv':
      return csvVotes(text, source, options);
    case 'cdf':
      return cdfVotes(text, source, options);
    default:
      throw new CountError('unsupported_provider', `Files of "${source.provider}" cannot be read.`);
  }
}

function entriesOf(marks: Marks): number[] {
  const entries: number[] = [];
  let rank = 1;
  for (const [marked, options] of [...marks].sort(([a], [b]) => a - b)) {
    for (; rank < marked; rank++) entries.push(SKIPPED);
    entries.push(...sameRank(options.includes(null) ? [] : options.filter((option) => option !== null)));
    rank++;
  }
  return entries;
}

function mark(marks: Marks, rank: string, option: number | null, line?: number): void {
  const number = /^\d{1,4}$/.test(rank.trim()) ? Number(rank) : 0;
  if (number < 1) {
    throw new CountError(
      'malformed_file',
      `A rank is a whole number from 1 to ${HIGHEST_RANK}, not "${rank}".`,
      line,
    );
  }
  const same = marks.get(number);
  if (same === undefined) marks.set(number, [option]);
  else same.push(option);
}

function* csvVotes(text: string, source: RctabSource, options: OptionsByName): Generator<Marks> {
  const { firstVoteColumnIndex: column, firstVoteRowIndex: row } = source;
  if (column === null || row === null || row < 2) {
    throw new CountError(
      'invalid_config',
      'A CSV needs its first column and row of votes, the names above them.',
    );
  }
  let header: number[] | null = null;
  for (const { line, cells } of csvRows(text)) {
    if (header === null) {
      header = cells.slice(column - 1).map((name) => columnOf(name, source, options));
      continue;
    }
    if (line < row) continue;
    const marks: Marks = new Map();
    for (const [i, cell] of cells.slice(column - 1).entries()) {
      if (cell.trim() === '') continue;
      const option = header[i];
      if (option === undefined)
        throw new CountError('malformed_file', 'There are more cells than names.', line);
      mark(marks, cell, option, line);
    }
    yield marks;
  }
}

function columnOf(name: string, source: RctabSource, options: OptionsByName): number {
  return options.get(name === source.undeclaredWriteInLabel ? UNDECLARED_WRITE_INS : name);
}

function* cdfVotes(text: string, source: RctabSource, options: OptionsByName): Generator<Marks> {
  const json = parseJson(text);
  const elections = objectsOf(json['Election']);
  const contest = elections
    .flatMap((election) => objectsOf(election['Contest']))
    .find(({ Name, '@id': id }) => Name === source.contestId || id === source.contestId);
  if (contest === undefined) {
    throw new CountError('unknown_contest', `The file has no contest "${source.contestId}".`);
  }
  const names = new Map<unknown, string>();
  for (const candidate of elections.flatMap((election) => objectsOf(election['Candidate']))) {
    names.set(candidate['@id'], textOf(candidate['Name']));
  }
  const selections = new Map<unknown, number | null>();
  for (const selection of objectsOf(contest['ContestSelection'])) {
    selections.set(selection['@id'], selected(selection, names, source, options));
  }

  for (const cvr of objectsOf(json['CVR'])) {
    const snapshot = objectsOf(cvr['CVRSnapshot']).find(({ '@id': id }) => id === cvr['CurrentSnapshotId']);
    const own = objectsOf(snapshot?.['CVRContest']).find(({ ContestId: id }) => id === contest['@id']);
    if (own === undefined) continue;
    const marks: Marks = new Map();
    for (const selection of objectsOf(own['CVRContestSelection'])) {
      if (selection['Status'] === 'needs-adjudication') continue;
      const option = selections.get(selection['ContestSelectionId']);
      if (option === undefined)
        throw new CountError('malformed_file', 'A vote is for none of the selections of its contest.');
      for (const { rank, isWriteIn } of positionsOf(selection)) {
        mark(marks, rank, isWriteIn ? options.get(UNDECLARED_WRITE_INS) : option);
      }
    }
    yield marks;
  }
}

function selected(
  selection: JsonObject,
  names: ReadonlyMap<unknown, string>,
  source: RctabSource,
  options: OptionsByName,
): number | null {
  if (selection['IsWriteIn'] === true || selection['IsWriteIn'] === 'true') {
    return options.get(UNDECLARED_WRITE_INS);
  }
  const ids = selection['CandidateIds'];
  const name = Array.isArray(ids) ? names.get(ids[0]) : undefined;
  if (name === undefined) throw new CountError('malformed_file', 'A selection names no candidate.');
  if (name === source.overvoteLabel) return null;
  return options.get(name === source.undeclaredWriteInLabel ? UNDECLARED_WRITE_INS : name);
}

/** The marks of one selection that count. */
function positionsOf(selection: JsonObject): { readonly rank: string; readonly isWriteIn: boolean }[] {
  if (selection['Rank'] !== undefined) return [{ rank: textOf(selection['Rank']), isWriteIn: false }];
  return objectsOf(selection['SelectionPosition'])
    .filter((position) => position['HasIndication'] !== 'no' && position['IsAllocable'] !== 'no')
    .map((position) => ({ rank: textOf(position['Rank']), isWriteIn: position['CVRWriteIn'] !== undefined }));
}
