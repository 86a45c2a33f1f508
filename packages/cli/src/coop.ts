import { Coop } from '@coopkit/sdk';
import { ConfigError, coops, jsonLog, open, readConfig, type Config, type Opened } from '@coopkit/server';
import { Failure, UsageError, text, type Arguments } from './command.ts';

/** The options by which every command finds its co-op. */
export const coopOptions = {
  json: { type: 'boolean' },
  coop: { type: 'string' },
} as const;

/** How long a call may take: an import of hundreds of rows is a call. */
const TIMEOUT_MS = 120_000;

/**
 * Calls the co-op: over HTTP where COOPKIT_URL names a server, else in this process on the local
 * database. Mails that the work leaves are sent before it returns.
 */
export async function withCoop<Result>(
  args: Arguments,
  work: (coop: Coop) => Promise<Result>,
): Promise<Result> {
  const url = process.env.COOPKIT_URL;
  const secret = process.env.COOPKIT_SECRET_KEY;
  if (url) {
    if (!secret) throw new Failure('Set COOPKIT_SECRET_KEY to a secret key (sk_…) of the co-op.');
    if (text(args, 'coop') !== undefined)
      throw new UsageError('--coop is for a local database: a secret key names its co-op itself.');
    return work(new Coop({ url, secret, timeout: TIMEOUT_MS }));
  }
  return withDatabase(args, async (opened, operatorOf) => {
    let wrote = false;
    const coop = new Coop({
      url: opened.parts.config.publicUrl.origin,
      retries: 0,
      timeout: TIMEOUT_MS,
      fetch: (request) => {
        wrote ||= request.method !== 'GET';
        return Promise.resolve(opened.app.request(request, undefined, { operatorOf }));
      },
    });
    const result = await work(coop);
    if (wrote) await opened.startJobs().idle();
    return result;
  });
}

/** Works on the local database, of the co-op that `--coop` names or the only one there is. */
export async function withDatabase<Result>(
  args: Arguments,
  work: (opened: Opened, coopId: string) => Promise<Result>,
): Promise<Result> {
  const opened = await openLocal();
  try {
    const list = await coops(opened.parts.engine.db).list();
    const named = text(args, 'coop');
    const found =
      named === undefined ? list : list.filter((coop) => [coop.coop_id, coop.host].includes(named));
    const [coop, another] = found;
    if (!coop) {
      throw new Failure(
        named === undefined
          ? 'There is no co-op in this database yet. Make one with: coopkit init'
          : `There is no co-op ${named} in this database.`,
      );
    }
    if (another) {
      throw new Failure(
        `Say which co-op with --coop: ${list.map((each) => each.host ?? each.coop_id).join(', ')}`,
      );
    }
    return await work(opened, coop.coop_id);
  } finally {
    await opened.close();
  }
}

/** Opens the database of this machine, with a log that leaves standard output to the command. */
export async function openLocal(): Promise<Opened> {
  const config = readConfig(process.env);
  const log = jsonLog(
    'error',
    () => new Date(),
    (line) => void process.stderr.write(line),
  );
  try {
    return await open(config, { log });
  } catch (error) {
    throw cannotOpen(config, error);
  }
}

/** Says which database could not be opened and why; a wrong setting says so itself. */
export function cannotOpen({ database }: Config, error: unknown): Error {
  if (error instanceof ConfigError) return error;
  const which = 'sqlite' in database ? database.sqlite : 'in DATABASE_URL';
  return new Failure(`The database ${which} could not be opened: ${reasonOf(error)}.`, { code: 'database' });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return reasonOf(error.cause);
  const { code } = error as NodeJS.ErrnoException;
  return error.message || code || error.name;
}
