import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { coops, found, readConfig } from '@coopkit/server';
import type { Command } from '../command.ts';
import { demoFounding } from '../demo/founding.ts';
import { startSite } from '../demo/site.ts';
import { startServer, untilStopped } from './serve.ts';

export const demo: Command = {
  usage:
    '  coopkit demo                              a demonstration co-op and a website that embeds it, on this machine',
  options: { json: { type: 'boolean' } },
  async run(args) {
    const dataDir = resolve(process.env.DATA_DIR ?? '.data');
    const port = await freePort(process.env.PORT, 4000);
    const sitePort = await freePort(process.env.SITE_PORT, port + 1);
    const siteUrl = `http://localhost:${sitePort}`;
    const running = await startServer(
      readConfig({
        LOG_LEVEL: 'warn',
        ...process.env,
        DATA_DIR: dataDir,
        PORT: String(port),
        PUBLIC_URL: `http://localhost:${port}`,
      }),
    );
    const { engine, now } = running.parts;
    const keyFile = join(dataDir, 'demo-secret-key');
    const first = (await coops(engine.db).list()).length === 0;
    if (first) {
      // The ports may differ at the next start: on one's own machine any website may embed the demonstration.
      const { secretKey } = await found(engine, demoFounding(['*']), now());
      writeFileSync(keyFile, secretKey, { mode: 0o600 });
    }
    const site = await startSite(running.url, sitePort);
    const addresses = {
      site: siteUrl,
      join: `${running.url}/join`,
      signIn: `${running.url}/sign-in`,
      mail: `${running.url}/dev/mail`,
      api: `${running.url}/openapi.json`,
      secretKey: existsSync(keyFile) ? readFileSync(keyFile, 'utf8') : null,
      dataDir,
    };
    process.stdout.write(args.options.json ? `${JSON.stringify(addresses)}\n` : words(addresses, first));
    await untilStopped();
    await site.stop();
    await running.stop();
  },
};

function words(
  at: {
    site: string;
    join: string;
    signIn: string;
    mail: string;
    api: string;
    secretKey: string | null;
    dataDir: string;
  },
  first: boolean,
): string {
  return `
Harbour Taxis, a demonstration co-op, is ${first ? 'ready' : 'here again'}.

  A website that embeds it   ${at.site}          (${at.site}/fr.html in French)
  Its own join page          ${at.join}
  Sign in                    ${at.signIn}     (a steward: simone@harbour-taxis.example)
  Mails it has sent          ${at.mail}
  The API                    ${at.api}

  Read its members from Node:
    COOPKIT_URL=${new URL(at.join).origin} COOPKIT_SECRET_KEY=${at.secretKey ?? 'sk_…'} npm run coopkit -- members list

  Its data is in ${at.dataDir}; delete that folder to begin anew. Ctrl-C stops.

`;
}

/** The port that was named; or else the usual one, or the next that is free. */
async function freePort(named: string | undefined, usual: number): Promise<number> {
  if (named !== undefined) return Number(named);
  let port = usual;
  while (!(await isFree(port))) port++;
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false)).listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}
