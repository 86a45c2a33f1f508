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

/** Called wrongly; the message says how to call it. */
export class UsageError extends Error {
  override readonly name = 'UsageError' as const;
}

/** Could not be done; the message says why and what to do. Whatever else is known goes with it. */
export class Failure extends Error {
  override readonly name = 'Failure' as const;
  readonly facts: Record<string, unknown>;

  constructor(message: string, facts: Record<string, unknown> = {}) {
    super(message);
    this.facts = facts;
  }
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

/** The word at a place; without it the command cannot be done. */
export function word(args: Arguments, place: number, what: string): string {
  const value = args.words[place];
  if (value === undefined) throw new UsageError(`Which ${what}?`);
  return value;
}
