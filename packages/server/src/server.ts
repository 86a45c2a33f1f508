import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { elementsFolder } from './elements-files.ts';
import type { Env } from './http/env.ts';
import { startJobs, type JobRunner } from './jobs/runner.ts';
import { jsonLog, type Log } from './log.ts';
import { Lookups } from './lookups.ts';
import type { Parts } from './parts.ts';
import { Secrets } from './secrets.ts';
import { openEngine } from './store/engine.ts';
import { migrate } from './store/migrate.ts';
import { Waves } from './voting/waves.ts';

/** The server without a port: its database open and up to date, its jobs not yet begun. */
export interface Opened {
  app: Hono<Env>;
  parts: Parts;
  /** Begins to do the jobs that writes leave. */
  startJobs: () => JobRunner;
  close: () => Promise<void>;
}

/** Opens the database, brings it up to date, and puts the server together. */
export async function open(config: Config, options: { now?: () => Date; log?: Log } = {}): Promise<Opened> {
  const now = options.now ?? (() => new Date());
  const engine = openEngine(config.database);
  let runner: JobRunner | undefined;
  const secrets = new Secrets(config.secret);
  const parts: Parts = {
    config,
    engine,
    secrets,
    lookups: new Lookups(engine, now),
    waves: new Waves({ engine, secrets, now }),
    now,
    log: options.log ?? jsonLog(config.logLevel, now),
    wakeJobs: () => runner?.wake(),
  };
  try {
    await migrate(engine.db);
  } catch (error) {
    await engine.db.destroy();
    throw error;
  }
  const app = createApp(parts, { folder: elementsFolder(), version: version() });
  return {
    app,
    parts,
    startJobs: () => (runner = startJobs(parts)),
    async close() {
      await runner?.stop();
      await engine.db.destroy();
    },
  };
}

export interface Running extends Opened {
  /** Where it listens. */
  url: string;
  jobs: JobRunner;
  /** Answers what is in flight, then closes. */
  stop: () => Promise<void>;
}

/** Opens the server and listens. */
export async function start(config: Config, options: { now?: () => Date; log?: Log } = {}): Promise<Running> {
  const opened = await open(config, options);
  const server = createAdaptorServer({ fetch: opened.app.fetch }) as Server;
  // A client that never finishes its request gets no more than this.
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  server.listen(config.port, config.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    await opened.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  const jobs = opened.startJobs();
  return {
    ...opened,
    jobs,
    url: `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      // A connection that is kept alive, or that hangs, does not keep the program from ending.
      const impatient = setTimeout(() => server.closeAllConnections(), 5_000);
      await closed;
      clearTimeout(impatient);
      await opened.close();
    },
  };
}

function version(): string {
  const file = fileURLToPath(new URL('../package.json', import.meta.url));
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
