import type { FieldProblem, VoteAnswers } from '@coopkit/contract';
import { answersFaults, type Question } from '@coopkit/voting';

/** An entry of the record has 64 KiB at most; what stands in it beside the answers is small. */
const LONGEST = 60_000;

/** What makes a ballot one that can't be cast, each fault with the field it is in: below `at`. */
export function ballotFaults(
  questions: readonly Question[],
  answers: VoteAnswers,
  at: string,
): FieldProblem[] {
  const faults = answersFaults(questions, answers).map(({ field, ...fault }) => ({
    field: `${at}.${field}`,
    ...fault,
  }));
  const tooLong = Buffer.byteLength(JSON.stringify(answers)) > LONGEST;
  return tooLong ? [...faults, { field: at, code: 'too_long', limit: LONGEST }] : faults;
}
