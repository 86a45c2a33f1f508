import type { Profile, Question, QuestionResult, Result, Vote } from '@coopkit/contract';
import type { ResultWords } from '../words/en-result.ts';
import type { Words } from '../words/en.ts';
import { localized } from '../words.ts';
import { moneyIn, numberIn } from './numbers.ts';

/** A vote, and what is needed to put it into words. */
export interface VoteView<PartWords = unknown> {
  readonly words: Words & ResultWords & PartWords;
  /** How numbers and dates are written. */
  readonly locale: string;
  /** What the co-op's own texts are wanted in. */
  readonly language: string;
  /** Of the headings inside. */
  readonly level: number;
  readonly vote: Vote;
  readonly result: Result | undefined;
  /** Where amounts of money or member classes are shown. */
  readonly profile: Profile | undefined;
}

/** One question's result. */
export interface ResultView<PartWords = unknown> extends VoteView<PartWords> {
  readonly result: Result;
  readonly question: Question;
  readonly outcome: QuestionResult;
}

/** An amount of the co-op's currency in words. */
export function moneyOf({ locale, profile }: ResultView, minor: number): string {
  return profile ? moneyIn(locale, minor, profile.currency) : numberIn(locale, String(minor));
}

/** What an option, or an answer such as `yes`, is called. */
export function nameOf({ words, language, question }: ResultView, id: string): string {
  const option = optionsOf(question).find((each) => each.id === id);
  return option ? localized(option.name, language) : (words.answerOf[id] ?? id);
}

export const optionsOf = (question: Question) => ('options' in question ? question.options : []);

/** What a ballot can say, in the order of the ballot paper. */
export function choicesOf(question: Question): string[] {
  if (question.method === 'yes-no-abstain') return ['yes', 'no', 'abstain'];
  if (question.method === 'consent') return ['agree', 'abstain', 'disagree', 'block'];
  return question.options.map(({ id }) => id);
}

/** Whether a question decides on one proposal: its answers are not options of its own. */
export const isProposal = ({ method }: Question) => method === 'consent' || method === 'yes-no-abstain';

/** Whether the count goes round by round, each of which decides something. */
export const hasRounds = ({ question, outcome }: ResultView) =>
  question.method === 'ranked' && !outcome.pairwise && outcome.rounds.length > 0;

/** In which round each eliminated option went out, from 1. */
export function roundsOut({ rounds }: QuestionResult): Map<string, number> {
  return new Map(rounds.flatMap(({ eliminated }, i) => eliminated.map((id) => [id, i + 1] as const)));
}
