import type { Method, VoteAnswers } from '@coopkit/contract';
import { localized } from '../words.ts';
import type { CastingWords } from '../words/en-casting.ts';
import type { Ballot } from './ballot.ts';
import type { Booth } from './booth.ts';
import type { PaperWords } from './words.ts';

/** A question's title and what was answered. */
export type Answered = readonly [title: string, lines: readonly string[]];

/** These answers in words, question by question. */
export function inWords(
  { vote, coop }: Booth,
  answers: VoteAnswers,
  ballots: ReadonlyMap<Method, Ballot>,
  words: PaperWords & CastingWords,
  language: string,
): Answered[] {
  const coopUrl = coop.connection.url;
  return vote.questions.map((question) => {
    const answer = answers[question.id] ?? { blank: true };
    const lines =
      'blank' in answer
        ? [words.blank]
        : ballots.get(question.method)?.lines({ question, words, language, coopUrl }, answer);
    return [localized(question.title, language), lines ?? []];
  });
}
