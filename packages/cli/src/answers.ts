import type { Member } from '@coopkit/contract';

/** Answers by the name that each has in a file or a table: an address has one for each of its parts. */
export function flatAnswers(answers: Member['answers']): [name: string, value: string][] {
  return Object.entries(answers).flatMap(([name, answer]): [string, string][] =>
    typeof answer === 'string'
      ? [[`answers.${name}`, answer]]
      : Object.entries(answer).map(([part, value]) => [`answers.${name}.${part}`, value]),
  );
}
