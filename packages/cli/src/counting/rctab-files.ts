import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import {
  readRctabBallots,
  readRctabConfig,
  readRctabCvrs,
  type RctabBallots,
  type RctabConfig,
} from '@coopkit/voting';
import { Failure, UsageError } from '../command.ts';
import { readText } from '../read-text.ts';
import { readBallotFile } from './election.ts';
import { inFile } from './in-file.ts';

/** The providers whose files are text. */
const readable = ['genericCsv', 'cdf'];

/**
 * Reads cast votes as a configuration of RCTab tells: from the files that are given in place of those it names, which lie
 * beside it or beside the one that is given.
 */
export function readByConfig(
  files: readonly string[],
  configFile: string,
): RctabBallots & { config: RctabConfig } {
  const config = inFile(configFile, () => readRctabConfig(readText(configFile, 50_000_000)));
  const [first] = files;
  if (first !== undefined && files.length === 1 && !isSource(first, config)) {
    const content = readBallotFile(first);
    if (isCollected(content)) {
      return { config, ...inFile(first, () => readRctabBallots(content, config.candidates)) };
    }
  }
  const paths = pathsOf(files, configFile, config);
  const odd = config.sources.find(({ provider }) => !readable.includes(provider));
  if (odd) {
    throw new Failure(
      `${configFile}: files of "${odd.provider}" cannot be read; save them as its generic CSV.`,
      {
        code: 'unsupported_provider',
      },
    );
  }
  const texts = paths.map(readBallotFile);
  return { config, ...inFile(paths.join(', '), () => readRctabCvrs(texts, config)) };
}

function pathsOf(files: readonly string[], configFile: string, { sources }: RctabConfig): string[] {
  const [first] = files;
  if (first !== undefined && files.length === sources.length) return [...files];
  if (first !== undefined && files.length > 1)
    throw new UsageError(
      `The configuration names ${sources.length} files: give as many, in its order, or none.`,
    );
  const folder = dirname(first ?? configFile);
  return sources.map(({ filePath }) => {
    const named = resolve(folder, filePath);
    return existsSync(named) ? named : resolve(folder, basename(filePath));
  });
}

function isSource(file: string, { sources }: RctabConfig): boolean {
  return sources.some(({ filePath }) => basename(filePath) === basename(file));
}

/** Votes that were collected into one form; JSON of another form is the Common Data Format. */
function isCollected(content: string): boolean {
  return /^\s*\{/.test(content) && !/"@type"\s*:\s*"(?:CVR|CastVoteRecords)\./.test(content.slice(0, MUCH));
}

const MUCH = 100_000;
