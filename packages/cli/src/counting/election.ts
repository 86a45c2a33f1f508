import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  readBlt,
  readCvotes,
  readPabulib,
  readPreflib,
  readPreflibApprovals,
  readRctabBallots,
  readScottishCsv,
  readStarCsv,
  readStarvote,
  type ChoiceBallots,
  type PabulibFile,
  type RankedBallots,
  type ScoreBallots,
  type StarvoteElection,
  type Unranked,
} from '@coopkit/voting';
import { Failure, UsageError } from '../command.ts';
import { readText } from '../read-text.ts';
import { formats, recognise, type Format } from './formats.ts';
import { inFile } from './in-file.ts';

/** Ballots, by what they say. */
export type Ballots =
  | {
      readonly kind: 'ranked';
      readonly ballots: RankedBallots;
      readonly withdrawn: readonly number[];
      readonly undeclared: readonly number[];
      /** What the file says of options that a ballot leaves out. */
      readonly unranked: Unranked | null;
    }
  | { readonly kind: 'scores'; readonly ballots: ScoreBallots; readonly maxScore: number }
  | { readonly kind: 'marks'; readonly ballots: ChoiceBallots }
  | { readonly kind: 'budget'; readonly file: PabulibFile };

/** What a file of ballots holds, whatever its format. */
export interface Election {
  readonly format: Format;
  readonly title: string;
  /** The options, as the file names them; of several with one name all but the first are numbered. */
  readonly names: readonly string[];
  readonly ballots: Ballots;
  /** Null where the file does not say. */
  readonly seats: number | null;
  /** The rules that the file asks for; null where it asks for none. */
  readonly rules: string | null;
  /** The order that the file gives for ties; null where it gives none. */
  readonly lot: readonly number[] | null;
}

/** Rounds are told with what each option holds: their number goes with the square of this. */
const MOST_OPTIONS = 1_000;

/** A million ballots over twenty options take 60 MB; a string has no room for much more than this. */
const MAX_BYTES = 300_000_000;

/**
 * Reads an election from a file.
 *
 * @param forced its format, where the file does not tell
 * @throws {Failure} with the line, where the file is not well formed
 */
export function readElection(file: string, forced: string | undefined): Election {
  const content = readBallotFile(file);
  const format = formatOf(file, content, forced);
  const election = inFile(file, () => ({ format, ...readers[format](content, file) }));
  if (election.names.length > MOST_OPTIONS) {
    throw new Failure(
      `${file} has ${election.names.length} options; at most ${MOST_OPTIONS} are counted here.`,
      {
        code: 'too_many_options',
      },
    );
  }
  return election;
}

/** The text of a file of ballots. */
export function readBallotFile(file: string): string {
  return readText(file, MAX_BYTES);
}

function formatOf(file: string, content: string, forced: string | undefined): Format {
  const format = forced === undefined ? recognise(file, content) : formats.find((each) => each === forced);
  if (format) return format;
  const known = formats.join(', ');
  if (forced !== undefined) throw new UsageError(`--format is "${forced}": give one of ${known}.`);
  throw new Failure(
    `What format ${file} has does not show: give it with --format (${known}); RCTab’s CSV needs its --config.`,
    { code: 'unknown_format' },
  );
}

type Read = Omit<Election, 'format'>;
const unsaid = { title: '', seats: null, rules: null, lot: null } as const;
const plain = { kind: 'ranked', withdrawn: [], undeclared: [], unranked: null } as const;

const readers: Record<Format, (content: string, file: string) => Read> = {
  blt(content) {
    const { title, seats, options, ballots, withdrawn, undeclared, lot } = readBlt(content);
    return {
      ...unsaid,
      title,
      seats,
      lot,
      names: distinct(options),
      ballots: { ...plain, ballots, withdrawn, undeclared },
    };
  },
  'scottish-csv'(content) {
    const { title, seats, options, ballots } = readScottishCsv(content);
    return {
      ...unsaid,
      title,
      seats,
      rules: 'scottish-stv',
      names: distinct(options),
      ballots: { ...plain, ballots },
    };
  },
  rctab(content) {
    const { options, ballots } = readRctabBallots(content);
    return { ...unsaid, names: distinct(options), ballots: { ...plain, ballots } };
  },
  cvotes(content) {
    const { options, ballots, seats, implicitRanking } = readCvotes(content);
    const unranked = implicitRanking ? 'last' : 'not-compared';
    return { ...unsaid, seats, names: options, ballots: { ...plain, ballots, unranked } };
  },
  starvote(content, file) {
    const beside = (path: string) => {
      const at = resolve(dirname(file), path);
      return existsSync(at) ? readBallotFile(at) : undefined;
    };
    return fromStarvote(readStarvote(content, beside));
  },
  'star-csv'(content) {
    const { options, ballots } = readStarCsv(content);
    return { ...unsaid, rules: 'star', names: options, ballots: { kind: 'scores', ballots, maxScore: 5 } };
  },
  preflib(content) {
    const { options, ballots } = readPreflib(content);
    return { ...unsaid, names: distinct(options), ballots: { ...plain, ballots } };
  },
  'preflib-cat'(content) {
    const { options, ballots } = readPreflibApprovals(content);
    return { ...unsaid, rules: 'approval', names: distinct(options), ballots: { kind: 'marks', ballots } };
  },
  pabulib(content) {
    const file = readPabulib(content);
    const names = file.projects.map(({ id }) => id);
    return { ...unsaid, title: file.meta.get('description') ?? '', names, ballots: { kind: 'budget', file } };
  },
};

function fromStarvote({ options, ballots, method, seats, maxScore, lot }: StarvoteElection): Read {
  return {
    title: '',
    seats,
    rules: method,
    lot,
    names: options,
    ballots: { kind: 'scores', ballots, maxScore },
  };
}

/** Names that tell the options apart. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set(names);
  const used = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let number = 2; used.has(own) || (own !== name && taken.has(own)); number++)
      own = `${name} (${number})`;
    used.add(own);
    return own;
  });
}
