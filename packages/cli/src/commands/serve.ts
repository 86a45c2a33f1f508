import { coops, readConfig, start, type Running } from '@coopkit/server';
import { Failure, type Command } from '../command.ts';

export const serve: Command = {
  usage: '  coopkit serve                             starts the server; settings come from the environment',
  options: { json: { type: 'boolean' } },
  async run() {
    const running = await startServer(readConfig(process.env));
    const { config, engine } = running.parts;
    if (config.logLevel !== 'silent') {
      process.stdout.write(`Coopkit is at ${running.url}\n`);
      if ((await coops(engine.db).list()).length === 0) {
        process.stdout.write('There is no co-op in this database yet. Make one with: coopkit init\n');
      }
    }
    await untilStopped();
    await running.stop();
  },
};

/** Starts the server, or says in a sentence why its port can't be had. */
export async function startServer(config: Parameters<typeof start>[0]): Promise<Running> {
  try {
    return await start(config);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new Failure(`Port ${config.port} is taken: set PORT to another one.`);
    if (code === 'EACCES')
      throw new Failure(`Port ${config.port} is not ours to take: set PORT to one above 1023.`);
    throw error;
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
