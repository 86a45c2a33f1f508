import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, relative, resolve } from 'node:path';
import { Coop } from '@coopkit/sdk';
import { coops, found, readConfig, storeOf, type Running } from '@coopkit/server';
import { UsageError, takeWords, type Command } from '../command.ts';
import { demoFounding } from '../demo/founding.ts';
import { bringMembers } from '../demo/members.ts';
import { takeMoney } from '../demo/money.ts';
import { startSite } from '../demo/site.ts';
import { holdVotes } from '../demo/votes.ts';
import { cannotListen, startServer, untilStopped } from './serve.ts';

export const demo: Command = {
  usage:
    '  coopkit demo                              a demonstration co-op and a website that embeds it, on this machine',
  options: { json: { type: 'boolean' } },
  async run(args) {
    const stopped = untilStopped();
    takeWords(args.words, []);
    const dataDir = resolve(process.env.DATA_DIR ?? '.data');
    const port = await portToUse('PORT', 4000);
    const sitePort = await portToUse('SITE_PORT', port + 1);
    const running = await startServer(
      readConfig({
        LOG_LEVEL: 'warn',
        ...process.env,
        DATA_DIR: dataDir,
        PORT: String(port),
        PUBLIC_URL: `http://localhost:${port}`,
      }),
    );
    try {
      const { first, secretKey } = await openCoop(running, join(dataDir, 'demo-secret-key'));
      const statement = join(dataDir, 'demo-statement.csv');
      if (first) {
        const office = new Coop({ url: running.url, secret: secretKey });
        await bringMembers(office);
        await holdVotes(office, running.url);
        await takeMoney(office, running.url, statement);
      }
      const site = await startSite(running.url, sitePort).catch((error: unknown) => {
        throw cannotListen('SITE_PORT', sitePort, error);
      });
      const addresses = {
        site: site.url,
        join: `${running.url}/join`,
        votes: `${running.url}/votes`,
        shares: `${running.url}/shares`,
        signIn: `${running.url}/sign-in`,
        mail: `${running.url}/dev/mail`,
        api: `${running.url}/openapi.json`,
        secretKey,
        statement,
        dataDir,
      };
      process.stdout.write(args.options.json ? `${JSON.stringify(addresses)}\n` : words(addresses, first));
      await stopped;
      await site.stop();
    } finally {
      await running.stop();
    }
  },
};

/** Founds the demonstration's co-op at the first start; its secret key is kept in a file for the next ones. */
async function openCoop(running: Running, keyFile: string): Promise<{ first: boolean; secretKey: string }> {
  const { engine, now } = running.parts;
  const [coop] = await coops(engine.db).list();
  if (coop && existsSync(keyFile)) return { first: false, secretKey: readFileSync(keyFile, 'utf8') };
  // The ports may differ at the next start: on one's own machine any website may embed the demonstration.
  const secretKey = coop
    ? (await storeOf(engine.db, coop.coop_id).keys.add('secret', [], now().toISOString())).token
    : (await found(engine, demoFounding(['*']), now())).secretKey;
  writeFileSync(keyFile, secretKey, { mode: 0o600 });
  return { first: !coop, secretKey };
}

function words(
  at: {
    site: string;
    join: string;
    votes: string;
    shares: string;
    signIn: string;
    mail: string;
    api: string;
    secretKey: string;
    statement: string;
    dataDir: string;
  },
  first: boolean,
): string {
  return `
Harbour Taxis, a demonstration co-op, is ${first ? 'ready' : 'here again'}.

  A website that embeds it   ${at.site}          (${at.site}/fr.html in French)
  Its own join page          ${at.join}
  Its votes                  ${at.votes}         (vote as amina@harbour-taxis.example)
  A member’s shares          ${at.shares}        (bruno@harbour-taxis.example pays in parts, and is late)
  Sign in                    ${at.signIn}     (a steward: simone@harbour-taxis.example)
  Mails it has sent          ${at.mail}
  The API                    ${at.api}

  In another terminal, with   export COOPKIT_URL=${new URL(at.join).origin} COOPKIT_SECRET_KEY=${at.secretKey}
    npm run coopkit -- members list
    npm run coopkit -- classes invite supporter         lets a supporter in
    npm run coopkit -- shares list                      who holds what, and what of it is paid
    npm run coopkit -- payments owed --overdue          who is late
    npm run coopkit -- payments import ${relative(process.cwd(), at.statement)}
                                                        what the bank says: one it knows, two it asks about
    npm run coopkit -- ledger reconcile                 whether the books agree

  Its data is in ${at.dataDir}; delete that folder to begin anew. Ctrl-C stops.

`;
}

/** The port that a variable names; or else the usual one, or the next that is free. */
async function portToUse(variable: string, usual: number): Promise<number> {
  const named = process.env[variable];
  if (named) {
    if (/^\d{1,5}$/.test(named) && Number(named) >= 1 && Number(named) <= 65_535) return Number(named);
    throw new UsageError(`${variable} is "${named}": set it to a whole number from 1 to 65535.`);
  }
  let port = Math.min(usual, 65_000);
  while (!(await isFree(port))) port++;
  if (port !== usual) process.stderr.write(`Port ${usual} is taken; ${port} is used instead.\n`);
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false)).listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}
