import type { ParseArgsOptionsConfig } from 'node:util';

/** What a command is given: its words and options, as they were typed. */
export interface Arguments {
  words: string[];
  options: Record<string, string | boolean | string[] | undefined>;
}

export interface Command {
  /** How it is called, a line each. */
  usage: string;
  options: ParseArgsOptionsConfig;
  run: (args: Arguments) => Promise<void>;
}

/** One thing that a command does: `list` of `members list`. */
export interface Action {
  /** The words it must be given, by what they are; a last one that ends in `…` may be repeated. */
  takes?: string[];
  run: (args: Arguments) => Promise<void>;
}

/** Called wrongly; the message says how to call it. */
export class UsageError extends Error {
  override readonly name = 'UsageError' as const;
}

/** Could not be done; the message says why and what to do. Whatever else is known goes with it. */
export class Failure extends Error {
  override readonly name = 'Failure' as const;
  readonly facts: Record<string, unknown>;
  readonly status: 1 | 2;

  /** @param status 2 where the answer would say of a thing what can only be said of its absence */
  constructor(message: string, facts: Record<string, unknown> = {}, status: 1 | 2 = 1) {
    super(message);
    this.facts = facts;
    this.status = status;
  }
}

/** Runs the action that the first word names, with the words after it; nothing is opened before that is settled. */
export function oneOf(actions: Record<string, Action>): Command['run'] {
  return async ({ words: [name, ...words], options }) => {
    const names = Object.keys(actions).join(', ');
    if (name === undefined) throw new UsageError(`Say what to do: ${names}.`);
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) throw new UsageError(`"${name}" is none of ${names}.`);
    takeWords(words, action.takes ?? []);
    await action.run({ words, options });
  };
}

/** Checks that a command was given the words it takes, and no more. */
export function takeWords(words: string[], takes: string[]): void {
  const missing = takes[words.length];
  if (missing !== undefined) throw new UsageError(`Which ${missing.replace('…', '')}?`);
  const tooMuch = takes.at(-1)?.endsWith('…') ? undefined : words[takes.length];
  if (tooMuch !== undefined) throw new UsageError(`"${tooMuch}" is a word too many.`);
}

/** The word at a place, which {@link takeWords} has seen to. */
export function word(args: Arguments, place: number): string {
  const value = args.words[place];
  if (value === undefined) throw new UsageError('A word is missing.');
  return value;
}

/** An option's text, where it was given. */
export function text(args: Arguments, name: string): string | undefined {
  const value = args.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** All that an option which may be repeated was given. */
export function texts(args: Arguments, name: string): string[] {
  const value = args.options[name];
  return Array.isArray(value) ? value : [];
}

/** An option's word out of those that it may be, where it was given. */
export function choice<Word extends string>(
  args: Arguments,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const given = text(args, name);
  if (given === undefined) return undefined;
  const found = words.find((each) => each === given);
  if (found !== undefined) return found;
  throw new UsageError(`--${name} is "${given}": give one of ${words.join(', ')}.`);
}

/** An option's whole number, where it was given. */
export function whole(args: Arguments, name: string, min: number): number | undefined {
  const given = text(args, name);
  if (given === undefined) return undefined;
  const value = Number(given);
  if (/^\d+$/.test(given) && value >= min && value <= 1e9) return value;
  throw new UsageError(`--${name} is "${given}": give a whole number, at least ${min}.`);
}
