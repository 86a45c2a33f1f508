import type { Vote } from '@coopkit/contract';
import type { Connection } from '@coopkit/sdk';
import type { CSSResult, CSSResultOrNative, LitElement, TemplateResult } from 'lit';
import type { MoreWords } from '../words/en-result-parts.ts';
import { hasRounds, isProposal, optionsOf, type ResultView, type VoteView } from './view.ts';

/** What a part has of the element that it is in. */
export interface PartHost {
  readonly element: LitElement;
  readonly connection: Connection;
  /** The looks that the element has of its own. */
  readonly styles: readonly CSSResultOrNative[];
  /** Says something to those who can't see it. */
  say(text: string): void;
  /** Gets the co-op's profile into the view. */
  getProfile(): Promise<void>;
}

/** A part of a result that is loaded when it is opened. */
interface PartModule {
  /** Its sentences in English. */
  readonly words: object;
  readonly styles: readonly CSSResult[];
  begin(host: PartHost): (view: never) => TemplateResult;
}

export interface Part {
  readonly name: string;
  readonly title: string;
  load(): Promise<PartModule>;
  /** Whether it names member classes. */
  readonly namesClasses?: boolean;
}

/** What there is to look into behind one question's result. */
export function partsOf(view: ResultView<MoreWords>): Part[] {
  const { words, question, outcome, result } = view;
  const parts: (Part | false | undefined)[] = [
    hasRounds(view) && {
      name: 'rounds',
      title: words.roundsPart,
      load: () => import('./rounds.ts'),
    },
    outcome.pairwise && { name: 'pairs', title: words.pairsPart, load: () => import('./pairs.ts') },
    question.method === 'budget' && {
      name: 'projects',
      title: words.projectsPart,
      load: () => import('./projects.ts'),
    },
    (outcome.classes ?? outcome.decision?.classes ?? result.quorum?.classes ?? result.turnout.classes) && {
      name: 'classes',
      title: words.classesPart,
      namesClasses: true,
      load: () => import('./classes.ts'),
    },
    isProposal(question) &&
      outcome.reasons &&
      outcome.reasons.length > 0 && {
        name: 'reasons',
        title: words.reasonsPart(outcome.reasons.length),
        load: () => import('./reasons.ts'),
      },
  ];
  return parts.filter((part) => part !== false && part !== undefined);
}

/** What there is to do with a vote as a whole. */
export function votePartsOf({ words, vote, result }: VoteView<MoreWords>): Part[] {
  return [
    ...(saysMore(vote) ? [{ name: 'asked', title: words.askedPart, load: () => import('./asked.ts') }] : []),
    ...(vote.record
      ? [
          {
            name: 'check',
            title: result?.final ? words.checkPart : words.checkRecordPart,
            load: () => import('./check.ts'),
          },
        ]
      : []),
    ...(result?.certificate
      ? [{ name: 'files', title: words.filesPart, load: () => import('./files.ts') }]
      : []),
  ];
}

/** Whether there is more to a vote than the titles of its questions and options. */
function saysMore({ text, links, discussion, questions }: Vote): boolean {
  const isSaid = (texts: object | string | undefined) => texts !== undefined;
  return (
    isSaid(text) ||
    isSaid(discussion) ||
    links.length > 0 ||
    questions.some(
      (question) =>
        isSaid(question.text) ||
        optionsOf(question).some((option) => isSaid(option.text) || isSaid(option.link)),
    )
  );
}
