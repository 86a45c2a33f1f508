import { coops, readConfig, start, type Config, type Running } from '@coopkit/server';
import { Failure, takeWords, type Command } from '../command.ts';
import { cannotOpen } from '../coop.ts';

export const serve: Command = {
  usage: '  coopkit serve                             starts the server; settings come from the environment',
  options: { json: { type: 'boolean' } },
  async run(args) {
    takeWords(args.words, []);
    // Heard from the first moment on: a program that is stopped while it starts stops cleanly too.
    const stopped = untilStopped();
    const running = await startServer(readConfig(process.env));
    const { config, engine } = running.parts;
    if (config.logLevel !== 'silent') {
      const outbox = config.smtpUrl === undefined ? { mail: `${running.url}/dev/mail` } : {};
      const addresses = { url: running.url, publicUrl: config.publicUrl.origin, ...outbox };
      const hasCoop = (await coops(engine.db).list()).length > 0;
      process.stdout.write(
        args.options.json ? `${JSON.stringify({ ...addresses, hasCoop })}\n` : words(addresses, hasCoop),
      );
    }
    await stopped;
    await running.stop();
  },
};

function words(at: { url: string; publicUrl: string; mail?: string }, hasCoop: boolean): string {
  const lines = [
    `Coopkit is at ${at.url}`,
    ...(at.publicUrl === at.url ? [] : [`Members know it as ${at.publicUrl}`]),
    ...(at.mail === undefined ? [] : [`Mails are kept at ${at.mail}`]),
    ...(hasCoop ? [] : ['There is no co-op in this database yet. Make one with: coopkit init']),
  ];
  return `${lines.join('\n')}\n`;
}

/** Starts the server, or says in a sentence why its port or its database can't be had. */
export async function startServer(config: Config): Promise<Running> {
  try {
    return await start(config);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === 'listen') throw cannotListen('PORT', config.port, error);
    if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
      throw new Failure(`This machine has no address ${config.host}: set HOST to one it has.`);
    throw cannotOpen(config, error);
  }
}

/** Says why a port can't be had, and which variable names another. */
export function cannotListen(variable: string, port: number, error: unknown): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new Failure(`Port ${port} is taken: set ${variable} to another one.`, { code: 'port_taken' });
    case 'EACCES':
      return new Failure(`Port ${port} is not ours to take: set ${variable} to one above 1023.`);
    case 'EADDRNOTAVAIL':
      return new Failure('This machine has no such address: set HOST to one it has.');
    default:
      return error;
  }
}

/** Until the program is asked to end: the first time it ends cleanly, the second time at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
}
