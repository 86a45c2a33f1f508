import type { Answer, Question } from '@coopkit/contract';
import { RankedBallotsBuilder, writeBlt } from '@coopkit/voting';
import { localized } from '../words.ts';
import type { FilesWords } from '../words/en-files.ts';
import { optionsOf } from './view.ts';

/** What a certificate says that files of ballots are made of. */
interface Certificate {
  manifest: { vote: { questions: Question[] } };
  /** Equal ballots once, with how many they are. */
  ballots: { n: number; answers: Record<string, Answer>; class?: string }[];
}

/** The certificate's own line is the first; its signature follows. */
const read = (text: string) => JSON.parse(text.slice(0, text.indexOf('\n'))) as Certificate;

/** The ballots of a question in ranks, for other counting programs. */
export function bltOf(certificate: string, questionId: string, language: string): string {
  const { manifest, ballots } = read(certificate);
  const question = manifest.vote.questions.find(({ id }) => id === questionId);
  if (question?.method !== 'ranked') return '';
  const index = new Map(question.options.map(({ id }, i) => [id, i]));
  const builder = new RankedBallotsBuilder(index.size);
  for (const { n, answers } of ballots) {
    const answer = answers[questionId];
    if (!answer || !('ranks' in answer)) continue;
    builder.addRanking(
      answer.ranks.map((rank) => rank.flatMap((id) => index.get(id) ?? [])),
      n,
    );
  }
  return writeBlt({
    title: localized(question.title, language),
    seats: question.seats,
    options: question.options.map(({ name }) => localized(name, language)),
    ballots: builder.build(),
    withdrawn: [],
    undeclared: [],
    lot: null,
  });
}

/** All ballots: a line for those that are equal, a column for each option of each question. */
export function csvOf(certificate: string, words: FilesWords, language: string): string {
  const { manifest, ballots } = read(certificate);
  const { questions } = manifest.vote;
  const classed = ballots.some((ballot) => ballot.class !== undefined);
  const columns = questions.flatMap((question) => columnsOf(question, words, language));
  const rows = [
    [words.countColumn, ...(classed ? [words.classColumn] : []), ...columns.map(({ title }) => title)],
    ...ballots.map(({ n, answers, class: memberClass = '' }) => [
      String(n),
      ...(classed ? [memberClass] : []),
      ...columns.map(({ question, cell }) => cell(answers[question.id])),
    ]),
  ];
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

interface Column {
  title: string;
  question: Question;
  cell: (answer: Answer | undefined) => string;
}

function columnsOf(question: Question, words: FilesWords, language: string): Column[] {
  const title = localized(question.title, language);
  const options = optionsOf(question);
  if (options.length === 0)
    return [{ title, question, cell: (answer) => (answer && 'choice' in answer ? answer.choice : '') }];
  return [
    ...options.map(({ id, name }) => ({
      title: `${title}: ${localized(name, language)}`,
      question,
      cell: (answer: Answer | undefined) => cellOf(answer, id),
    })),
    {
      title: `${title}: ${words.blankColumn}`,
      question,
      cell: (answer) => (!answer || 'blank' in answer ? '1' : ''),
    },
  ];
}

/** What a ballot says of an option: `1` where it is chosen, its rank, its score or its points. */
function cellOf(answer: Answer | undefined, id: string): string {
  if (!answer || 'blank' in answer) return '';
  if ('choice' in answer) return answer.choice === id ? '1' : '';
  if ('choices' in answer) return answer.choices.includes(id) ? '1' : '';
  if ('ranks' in answer) {
    const rank = answer.ranks.findIndex((ids) => ids.includes(id));
    return rank < 0 ? '' : String(rank + 1);
  }
  return String(('scores' in answer ? answer.scores : answer.points)[id] ?? '');
}

/** A table's program takes what begins with these for a formula; a number it may be. */
const formula = /^[=+@\t\r]|^-(?!\d+$)/;

function quoted(cell: string): string {
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
