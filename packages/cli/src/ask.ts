import { createInterface } from 'node:readline/promises';

/** A question about an option that was not given. */
export interface Question {
  option: string;
  words: string;
  /** What an empty answer stands for; without it, it is asked again. */
  otherwise?: string;
  /** What is wrong with an answer, or null. */
  fault?: (answer: string) => string | null;
}

/**
 * Asks at the terminal for each option that was not given.
 *
 * @returns the answers, by option; whoever ends the input gave none to the rest
 */
export async function ask(
  questions: readonly Question[],
  terminal: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream },
): Promise<Record<string, string>> {
  const lines = createInterface({ ...terminal, terminal: false });
  const next = lines[Symbol.asyncIterator]();
  const answers: Record<string, string> = {};
  try {
    for (const { option, words, otherwise, fault } of questions) {
      for (;;) {
        terminal.output.write(`${words}${otherwise ? ` [${otherwise}]` : ''}: `);
        const { value, done } = await next.next();
        if (done || value === undefined) return answers;
        const answer = value.trim() || otherwise;
        if (answer === undefined) continue;
        const wrong = answer === '' ? null : (fault?.(answer) ?? null);
        if (wrong === null) {
          if (answer !== '') answers[option] = answer;
          break;
        }
        terminal.output.write(`${wrong}\n`);
      }
    }
    return answers;
  } finally {
    lines.close();
  }
}
