import { parseNoteKey, RecordError } from '@coopkit/record';
import { findingsWords, stateWords } from '../auditing/findings.ts';
import { inspect, type Inspection } from '../auditing/inspect.ts';
import {
  Failure,
  takeWords,
  text,
  texts,
  UsageError,
  word,
  type Arguments,
  type Command,
} from '../command.ts';
import { note, print } from '../output.ts';
import { inWords, outcomeWords, type QuestionPut, type Said } from '../votes/result-words.ts';

export const audit: Command = {
  usage: `  coopkit audit URL|FOLDER [--key KEY] [--witness KEY…] [--receipt FILE] [--save FOLDER] [--state FILE]
                                            checks the record of a vote and counts again, from its address or a saved
                                            copy: status 0 where all held, 1 where not, 2 where it could not be read`,
  options: {
    json: { type: 'boolean' },
    key: { type: 'string' },
    witness: { type: 'string', multiple: true },
    receipt: { type: 'string' },
    save: { type: 'string' },
    state: { type: 'string' },
  },
  async run(args) {
    takeWords(args.words, ['address or folder']);
    const inspection = await inspect({
      where: word(args, 0),
      key: keyGiven(args),
      witnesses: texts(args, 'witness').map((key) => readKey('witness', key)),
      receipt: text(args, 'receipt'),
      save: text(args, 'save'),
      state: text(args, 'state'),
      onProgress: progress,
    });
    if (inspection.keyIsNew)
      note(args, `Its key is taken on trust, as it is seen for the first time: ${inspection.key}`);
    const { audit: found, ...about } = inspection;
    const { head, witnessed, ballots, closed, annulled, count } = found;
    print(args, { ...about, head, witnessed, ballots, closed, annulled, count }, () =>
      inspectionWords(inspection),
    );
    const failed = about.checks.filter((check) => !check.held).length;
    if (failed > 0) {
      throw new Failure(`The record does not hold: ${failed} of ${about.checks.length} checks failed.`, {
        code: 'record_does_not_hold',
      });
    }
  },
};

function keyGiven(args: Arguments): string | undefined {
  const key = text(args, 'key');
  return key === undefined ? undefined : readKey('key', key);
}

function readKey(option: string, key: string): string {
  try {
    parseNoteKey(key);
    return key;
  } catch (error) {
    if (error instanceof RecordError) throw new UsageError(`--${option} is no such key: ${error.message}`);
    throw error;
  }
}

function inspectionWords({ audit: found, from, voteId, checks }: Inspection): string {
  const { manifest, head, count } = found;
  // The words about a vote are in its manifest too, though no count reads them.
  const vote = manifest?.vote as { title?: Said; questions: readonly QuestionPut[] } | undefined;
  return [
    `${inWords(vote?.title, voteId)} (${from})`,
    ...(head ? [`${head.size} entries, root ${head.root}`] : []),
    '',
    ...findingsWords(checks),
    '',
    stateWords(found),
    ...(count && vote ? outcomeWords(count, vote.questions, process.stdout.columns || 100) : []),
  ].join('\n');
}

function progress(read: number, size: number): void {
  if (!process.stderr.isTTY || size < 10_000) return;
  process.stderr.write(`\rread ${read} of ${size} ${read === size ? '\n' : ''}`);
}
