import type { NamedEvent } from '@coopkit/voting';
import { oneLine, table } from '../output.ts';
import { roundsTable } from '../counting/rounds-table.ts';
import { roundsWords } from '../counting/tell.ts';

/** Text in several languages. */
export type Said = Readonly<Record<string, string>>;

/** A threshold or quorum against what was reached. */
interface Reached {
  readonly met: boolean;
  readonly reached: string;
  readonly required: string;
  readonly of: string;
}

type ReachedByClass = Reached & { readonly classes?: Readonly<Record<string, Reached>> | undefined };
type Tally = Readonly<Record<string, string>>;

/** What became of one question, as a certified result and an audit tell it. */
interface QuestionOutcome {
  readonly question: string;
  readonly rules: string;
  readonly valid: number;
  readonly blank: number;
  readonly spoilt: number;
  readonly votes: Tally;
  readonly elected: readonly string[];
  readonly tied: readonly (readonly string[])[];
  readonly threshold: string | null;
  readonly rounds: readonly {
    readonly votes: Tally;
    readonly exhausted: string;
    readonly threshold: string | null;
    readonly elected: readonly string[];
    readonly eliminated: readonly string[];
    readonly events: readonly NamedEvent[];
  }[];
  readonly passed: boolean | null;
  readonly decision: ReachedByClass | null;
  readonly spent?: number | undefined;
  readonly reasons?: readonly string[] | undefined;
}

export interface Outcome {
  readonly turnout: { readonly ballots: number; readonly roll: number };
  readonly quorum: ReachedByClass | null;
  readonly questions: readonly QuestionOutcome[];
}

/** A question as it was put. */
export interface QuestionPut {
  readonly id: string;
  readonly title?: Said | undefined;
  /** A simple majority where there is none. */
  readonly threshold?: { readonly strict: boolean } | undefined;
  readonly options?: readonly { readonly id: string; readonly name?: Said | undefined }[] | undefined;
}

/** What is said in English, or else in the first language there is. */
export function inWords(said: Said | undefined, otherwise: string): string {
  return oneLine(said?.en ?? Object.values(said ?? {})[0] ?? otherwise);
}

/** The result of a vote, question by question. */
export function outcomeWords(outcome: Outcome, questions: readonly QuestionPut[], columns: number): string[] {
  const { turnout, quorum } = outcome;
  return [
    `${turnout.ballots} of ${turnout.roll} on the roll took part.`,
    ...(quorum ? reachedWords('The quorum', quorum, false) : []),
    ...outcome.questions.flatMap((result) => {
      const put = questions.find(({ id }) => id === result.question) ?? { id: result.question };
      return ['', ...questionWords(result, put, columns)];
    }),
  ];
}

function questionWords(result: QuestionOutcome, put: QuestionPut, columns: number): string[] {
  const names = new Map(put.options?.map(({ id, name }) => [id, inWords(name, id)]));
  const nameOf = (option: string) => names.get(option) ?? option;
  const { rounds, blank, spoilt, valid } = result;
  const options = put.options?.map(({ id }) => id) ?? proposal.filter((id) => id in result.votes);
  return [
    `${inWords(put.title, put.id)} (${result.rules})`,
    `  ${valid} answered${blank ? `, ${blank} left it blank` : ''}${spoilt ? `, ${spoilt} spoilt it` : ''}.`,
    '',
    rounds.length > 1
      ? roundsTable(rounds, options, nameOf, columns)
      : table(
          ['', 'VOTES'],
          options.map((option) => [nameOf(option), result.votes[option] ?? '']),
        ),
    '',
    ...(rounds.length > 1 ? [...roundsWords(rounds, nameOf), ''] : []),
    ...verdict(result, put, nameOf),
  ];
}

/** What can be answered to a proposal, in the order of the ballot paper. */
const proposal = ['yes', 'no', 'agree', 'abstain', 'disagree', 'block'];

function verdict(
  result: QuestionOutcome,
  { threshold }: QuestionPut,
  nameOf: (option: string) => string,
): string[] {
  const { elected, tied, passed, decision, spent, reasons = [] } = result;
  const chosen = elected.map(nameOf).join(', ');
  return [
    ...(decision ? reachedWords('The threshold', decision, threshold?.strict ?? true) : []),
    ...(passed === null ? [] : [passed ? 'It passed.' : 'It did not pass.']),
    ...(elected.length > 0 ? [`${spent === undefined ? 'Elected' : 'Funded'}: ${chosen}`] : []),
    ...(elected.length === 0 && passed === null ? ['Nobody is elected.'] : []),
    ...tied.map((group) => `Tied: ${group.map(nameOf).join(', ')}`),
    ...(spent === undefined ? [] : [`Spent, in the currency’s smallest unit: ${spent}`]),
    ...reasons.map((reason) => `Blocked: ${oneLine(reason)}`),
  ];
}

function reachedWords(what: string, { classes = {}, ...overall }: ReachedByClass, strict: boolean): string[] {
  const sentence = (name: string, { met, reached, required, of }: Reached) =>
    `${name} is ${met ? '' : 'not '}met: ${reached} of ${of}, where ${strict ? 'more than' : 'at least'} ${required} had to be reached.`;
  return [
    sentence(what, overall),
    ...Object.entries(classes).map(([id, reached]) => `  ${sentence(`For ${id} it`, reached)}`),
  ];
}
