import { Coop } from '@coopkit/sdk';
import { coops, open, readConfig, type Config, type Opened } from '@coopkit/server';
import { Failure, text, type Arguments } from './command.ts';

/** The options by which every command finds its co-op. */
export const coopOptions = {
  json: { type: 'boolean' },
  coop: { type: 'string' },
} as const;

/**
 * Calls the co-op: over HTTP where COOPKIT_URL names a server, else in this process on the local
 * database. Mails that the work leaves are sent before it returns.
 */
export async function withCoop<Result>(
  args: Arguments,
  work: (coop: Coop) => Promise<Result>,
): Promise<Result> {
  const { COOPKIT_URL: url, COOPKIT_SECRET_KEY: secret } = process.env;
  if (url !== undefined) {
    if (secret === undefined)
      throw new Failure('Set COOPKIT_SECRET_KEY to a secret key (sk_…) of the co-op.');
    return work(new Coop({ url, secret }));
  }
  return withDatabase(args, async (opened, operatorOf) => {
    const coop = new Coop({
      url: opened.parts.config.publicUrl.origin,
      retries: 0,
      fetch: (request) => Promise.resolve(opened.app.request(request, undefined, { operatorOf })),
    });
    const result = await work(coop);
    await opened.startJobs().idle();
    return result;
  });
}

/** Works on the local database, of the co-op that `--coop` names or the only one there is. */
export async function withDatabase<Result>(
  args: Arguments,
  work: (opened: Opened, coopId: string) => Promise<Result>,
): Promise<Result> {
  const opened = await open(localConfig());
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

/** The settings of the environment, with a log that leaves the terminal to the command. */
export function localConfig(): Config {
  return { ...readConfig(process.env), logLevel: 'error' };
}
