import { isCoopError } from '@coopkit/sdk';
import { ConfigError } from '@coopkit/server';
import { Failure, UsageError } from './command.ts';

/** What to say of an error, and how to end for it. */
export interface Explanation {
  /** 1: refused or failed. 2: called wrongly, or nothing could be read. */
  status: 1 | 2;
  message: string;
  facts: Record<string, unknown>;
}

/** One sentence where the error was foreseen, all there is where it was not. */
export function explain(error: unknown): Explanation {
  if (error instanceof UsageError) return { status: 2, message: error.message, facts: { code: 'usage' } };
  if (error instanceof ConfigError) return { status: 2, message: error.message, facts: { code: 'config' } };
  if (error instanceof Failure) return { status: error.status, message: error.message, facts: error.facts };
  if (isCoopError(error)) {
    const { code, status, requestId, fields } = error;
    const faults = fields.map((fault) => `${fault.field}: ${fault.code}`).join(', ');
    return {
      status: 1,
      message: `${error.message} (${faults ? `${code}; ${faults}` : code})`,
      facts: { code, status, requestId, fields },
    };
  }
  const { code, path } = error as NodeJS.ErrnoException;
  if (code !== undefined && path !== undefined)
    return { status: 1, message: `${path} ${reasons[code] ?? `cannot be used: ${code}`}.`, facts: { code } };
  return {
    status: 1,
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    facts: {},
  };
}

const reasons: Record<string, string> = {
  EACCES: 'may not be read or written by this user',
  EPERM: 'may not be read or written by this user',
  EROFS: 'is on a disk that may not be written',
  ENOENT: 'is not there',
  ENOTDIR: 'is not in a folder',
  EISDIR: 'is a folder',
  ENOSPC: 'is on a disk that is full',
};
