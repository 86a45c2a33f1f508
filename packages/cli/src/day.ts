import { UsageError, text, type Arguments } from './command.ts';

/** An option's day, where it was given. */
export function dayOption(args: Arguments, name: string): string | undefined {
  const given = text(args, name);
  if (given === undefined) return undefined;
  const day = new Date(`${given}T00:00:00.000Z`);
  // A day that the calendar lacks, such as 30 February, is moved on by Date: what comes back is another day.
  if (!Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === given) return given;
  throw new UsageError(`--${name} is "${given}": give a day such as 2026-12-31.`);
}
