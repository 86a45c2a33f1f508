import type { Answer, Method, Option, Question } from '@coopkit/contract';
import type { Connection } from '@coopkit/sdk';
import type { CSSResult } from 'lit';
import { part } from '../part.ts';
import type { PaperWords } from './words.ts';
import { ballot as yesNo } from './yes-no-ballot.ts';

/** A question by one of these methods. */
export type QuestionBy<M extends Method> = Extract<Question, { method: M }>;

/** Of all answers, those of one form. */
export type AnswerWith<K extends string> = Extract<Answer, Record<K, unknown>>;

/** What a kind of ballot is shown with. */
export interface Ask<Q = Question, A = Answer> {
  question: Q;
  /** Undefined while there is none, or it is blank. */
  answer: A | undefined;
  words: PaperWords;
  language: string;
  /** Whether something is said to be wrong with it. */
  invalid: boolean;
  /** The co-op's address. */
  coopUrl: string;
  /** Whether pictures from there may be shown. */
  pictures: boolean;
  /** Undefined takes the answer away. */
  change: (answer: A | undefined) => void;
  /** Tells those who can't see it. */
  say: (text: string) => void;
  /** Focuses what has this identifier, once it is shown. */
  focus: (id: string) => void;
}

/** A kind of ballot: how a question is answered by one method. */
export interface Ballot<Q = Question, A = Answer> {
  /** Gets what it needs beside the question. */
  prepare?: (connection: Connection, signal: AbortSignal) => Promise<void>;
  /** Its own looks. */
  styles?: CSSResult[];
  paper: (ask: Ask<Q, A>) => unknown;
  /** What is wrong with an answer. */
  fault?: (question: Q, answer: A, words: PaperWords) => string | undefined;
  /** The answer, line by line. */
  lines: (ask: Pick<Ask<Q, A>, 'question' | 'words' | 'language' | 'coopUrl'>, answer: A) => string[];
}

// Who asks a ballot for something has looked at the question's method.
const files = {
  'yes-no-abstain': () => Promise.resolve({ ballot: yesNo }),
  consent: () => import('./consent-ballot.ts'),
  'single-choice': () => import('./single-choice-ballot.ts'),
  approval: () => import('./approval-ballot.ts'),
  score: () => import('./score-ballot.ts'),
  star: () => import('./score-ballot.ts'),
  ranked: () => import('./ranked-ballot.ts'),
  dots: () => import('./credits-ballot.ts'),
  quadratic: () => import('./credits-ballot.ts'),
  budget: () => import('./budget-ballot.ts'),
} as Record<Method, () => Promise<{ ballot: unknown }>> as Record<Method, () => Promise<{ ballot: Ballot }>>;

/** The kinds of ballot that these questions need, by method. */
export async function ballotsFor(
  questions: readonly Question[],
  connection: Connection,
  signal: AbortSignal,
): Promise<Map<Method, Ballot>> {
  const ballots = new Map<Method, Ballot>();
  for (const { method } of questions) {
    if (ballots.has(method)) continue;
    const { ballot } = await part(files[method]());
    await ballot.prepare?.(connection, signal);
    ballots.set(method, ballot);
  }
  return ballots;
}

/** The options of a question, where it has any. */
export function optionsOf(question: Question): readonly Option[] {
  return 'options' in question ? question.options : [];
}
