import type { Profile, Question, QuestionResult, Result, RoundEvent, Vote } from '@coopkit/contract';
import type { ResultWords } from '../words/en-result.ts';
import type { Words } from '../words/en.ts';
import { localized } from '../words.ts';
import { listIn, moneyIn, numberIn } from './numbers.ts';

/** One question's result, and what is needed to put it into words. */
export interface ResultView<PartWords = unknown> {
  readonly words: Words & ResultWords & PartWords;
  /** For numbers and names. */
  readonly locale: string;
  /** Of the headings inside. */
  readonly level: number;
  readonly vote: Vote;
  readonly result: Result;
  readonly question: Question;
  readonly outcome: QuestionResult;
  /** Where amounts of money or member classes are shown. */
  readonly profile: Profile | undefined;
}

/** An amount of the co-op's currency in words. */
export function moneyOf({ locale, profile }: ResultView, minor: number): string {
  return profile ? moneyIn(locale, minor, profile.currency) : numberIn(locale, String(minor));
}

/** What an option, or an answer such as `yes`, is called. */
export function nameOf({ words, locale, question }: ResultView, id: string): string {
  const option = optionsOf(question).find((each) => each.id === id);
  return option ? localized(option.name, locale) : (words.answerOf[id] ?? id);
}

export function classNameOf({ profile, locale }: ResultView, id: string): string {
  const found = profile?.classes.find((each) => each.id === id);
  return found ? localized(found.name, locale) : id;
}

export const optionsOf = (question: Question) => ('options' in question ? question.options : []);

/** Whether a question decides on one proposal: its answers are not options of its own. */
export const isProposal = ({ method }: Question) => method === 'consent' || method === 'yes-no-abstain';

/** In which round each eliminated option went out, from 1. */
export function roundsOut({ rounds }: QuestionResult): Map<string, number> {
  return new Map(rounds.flatMap(({ eliminated }, i) => eliminated.map((id) => [id, i + 1] as const)));
}

/** How a tie was broken. */
export function tieOf(view: ResultView, { over, among, decided, by }: RoundEvent & { kind: 'tie' }): string {
  const { words, locale } = view;
  const names = listIn(
    locale,
    among.map((id) => nameOf(view, id)),
  );
  const way = words.tieBy[by] ?? by;
  return words.tieDecided(names, nameOf(view, decided), words.tieOver[over] ?? '', way);
}
