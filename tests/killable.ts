import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Coop } from '@coopkit/sdk';
import { makeDatabase } from '../packages/server/test/support.ts';
import { makeCrowd, type Crowd } from './crowd.ts';
import { begin, freePort, says } from './program.ts';

/** The real server with a co-op of so many members, which can be killed and begun again on what it has left. */
export interface Killable {
  port: number;
  crowd: Crowd;
  office: Coop;
  /** Begins it, and waits until it answers. */
  serve: () => Promise<void>;
  /** Ends it without warning. */
  kill: () => Promise<void>;
  /** Kills it and removes all that it kept. */
  remove: () => Promise<void>;
}

/** Makes one on SQLite, or on the PostgreSQL in TEST_DATABASE_URL. */
export async function makeKillable(members: number): Promise<Killable> {
  const folder = mkdtempSync(join(tmpdir(), 'coopkit-kill-'));
  const { address, drop } = await makeDatabase();
  const port = await freePort();
  const env = {
    DATA_DIR: folder,
    COOPKIT_SECRET: 'a secret of the tests, long enough to be one',
    PORT: String(port),
    LOG_LEVEL: 'error',
    ...('postgres' in address ? { DATABASE_URL: address.postgres } : {}),
  };
  let server: ChildProcess | undefined;
  const kill = async () => {
    const closed =
      server && server.exitCode === null && server.signalCode === null ? once(server, 'close') : undefined;
    server?.kill('SIGKILL');
    await closed;
  };
  const crowd = await makeCrowd(env, members);
  return {
    port,
    crowd,
    office: new Coop({ url: `http://127.0.0.1:${port}`, secret: crowd.secretKey }),
    async serve() {
      server = begin(['serve'], env);
      await says(server, /Coopkit is at/);
    },
    kill,
    async remove() {
      await kill();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
