import { spawnSync, type ChildProcess } from 'node:child_process';
import { createPublicKey, randomBytes, verify as verifySignature } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewBallot, Receipt, Vote } from '@coopkit/contract';
import { checkReceipt, parseNoteKey, type Verify } from '@coopkit/record';
import { Coop } from '@coopkit/sdk';
import { found, open, readConfig } from '@coopkit/server';
import { startPostgres } from '../scripts/own-postgres.mjs';
import { begin, freePort, says } from '../tests/program.ts';
import { sendAll, type Answered } from './load-lines.ts';
import { pgbench } from './load-transaction.ts';

const MEMBERS = 10_000;
const ROUNDS = 3;
const CLIENTS = 64;
/** No run takes longer, nor more ballots than there are members. */
const SECONDS = 5;
const GOAL = 8;
const SITE = 'https://site.example';

/**
 * Ballots per second over HTTP on one busy vote, beside pgbench running a ballot's transaction raw: the real server in
 * a process of its own, a PostgreSQL that writes to the disk before it acknowledges, all on this machine.
 */
export async function load(): Promise<void> {
  const database = await startPostgres({ durable: true });
  if (!database) return console.log('No PostgreSQL can be started here: nothing to measure.');
  const folder = mkdtempSync(join(tmpdir(), 'coopkit-load-'));
  let server: ChildProcess | undefined;
  const clean = () => {
    server?.kill('SIGKILL');
    database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const interrupted = () => {
    clean();
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const port = await freePort();
    const env = {
      DATABASE_URL: database.url,
      COOPKIT_SECRET: 'a secret of the bench, long enough to be one',
      PORT: String(port),
      LOG_LEVEL: 'error',
    };
    const { coopId, secretKey } = await makeCoop(env);
    const psql = (sql: string) => runSql(join(database.bin, 'psql'), database.url, sql);
    psql(membersOf(coopId));
    server = begin(['serve'], env);
    await says(server, /Coopkit is at/);
    const office = new Coop({ url: `http://127.0.0.1:${port}`, secret: secretKey });
    const peer = existsSync(join(database.bin, 'pgbench'));
    if (!peer) console.log('pgbench is not here (Debian: postgresql-contrib): ours alone.');

    const cast = async (secrecy: Secrecy) => run(office, port, coopId, await openVote(office, secrecy));
    // As a server that has been in use: code that is warm, and a database that knows its tables.
    for (const secrecy of ['open', 'sealed'] as const) await cast(secrecy);
    psql('vacuum analyze');
    for (const secrecy of ['open', 'sealed'] as const) {
      const ours: Measured[] = [];
      const theirs: { perSecond: number; averageMs: number }[] = [];
      const { id: voteId } = await openVote(office, secrecy);
      for (let round = 0; round < ROUNDS; round++) {
        ours.push(await cast(secrecy));
        if (!peer) continue;
        const { bin, url } = database;
        theirs.push(
          pgbench({
            bin,
            url,
            folder,
            secrecy,
            coopId,
            voteId,
            members: MEMBERS,
            clients: CLIENTS,
            seconds: SECONDS,
          }),
        );
      }
      print(secrecy, ours, theirs);
    }
    const ended = once(server, 'close');
    server.kill('SIGTERM');
    await ended;
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    clean();
  }
}

type Secrecy = 'open' | 'sealed';

interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
}

async function makeCoop(env: Record<string, string>) {
  const { parts, close } = await open(readConfig(env));
  const named = { name: 'Busy', host: null, locales: ['en'], currency: 'EUR', currencyExponent: 2 };
  const classes = [
    {
      id: 'member',
      name: { en: 'Member' },
      admission: 'open' as const,
      intake: 'open' as const,
      applicants: ['person' as const],
      fields: [],
    },
  ];
  const steward = {
    name: 'Steward',
    email: 's@example.org',
    role: 'secretary' as const,
    memberClass: 'member',
  };
  const founding = { ...named, classes, rules: { en: '# Rules' }, origins: [SITE], stewards: [steward] };
  const founded = await found(parts.engine, founding, new Date());
  await close();
  return founded;
}

/** Members who are signed in: so many would take the API long, and they are not what is measured. */
function membersOf(coopId: string): string {
  return `
    insert into members (coop_id, id, number, class_id, kind, name, email, locale, answers, joined_at)
      select '${coopId}', 'mem_' || lpad(i::text, 22, '0'), i + 1, 'member', 'person', 'Member ' || i,
        'member' || i || '@example.org', 'en', '{}', '2026-01-01T00:00:00.000Z'
      from generate_series(1, ${MEMBERS}) i;
    insert into consents (coop_id, member_id, rules_version, text_hash, locale, agreed_at)
      select coop_id, id, 1, repeat('0', 64), 'en', joined_at from members where id like 'mem_000%';
    insert into sessions (coop_id, id, token_hash, member_id, origin, created_at, expires_at)
      select '${coopId}', 'ses_' || lpad(i::text, 22, '0'),
        encode(sha256(('${tokenOf(coopId, 0).slice(0, -22)}' || lpad(i::text, 22, '0'))::bytea), 'hex'),
        'mem_' || lpad(i::text, 22, '0'), '${SITE}', '2026-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z'
      from generate_series(1, ${MEMBERS}) i;`;
}

function runSql(psql: string, url: string, sql: string): void {
  const { status, stderr } = spawnSync(psql, [url, '--quiet', '--set=ON_ERROR_STOP=1'], {
    input: sql,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`psql failed: ${stderr}`);
}

function tokenOf(coopId: string, member: number): string {
  return `st_${coopId.slice(4)}${String(member).padStart(22, '0')}`;
}

async function openVote(office: Coop, secrecy: Secrecy): Promise<Vote> {
  const { id } = await office.votes.create({
    title: { en: 'A second boat?' },
    questions: [{ id: 'boat', title: { en: 'Shall we buy it?' }, method: 'yes-no-abstain' }],
    opensAt: new Date(Date.now() + 3_600_000).toISOString(),
    closesAt: new Date(Date.now() + 7_200_000).toISOString(),
    secrecy,
  });
  return office.votes.open(id);
}

/** Every member casts one ballot, as from a page of the site. */
async function run(office: Coop, port: number, coopId: string, vote: Vote): Promise<Measured> {
  const requests = Array.from({ length: MEMBERS }, (_, i) => {
    const ballot: NewBallot = {
      answers: { boat: { choice: ['yes', 'no', 'abstain'][i % 3] ?? 'yes' } },
      nonce: randomBytes(32).toString('base64url'),
    };
    const body = JSON.stringify(ballot);
    return Buffer.from(
      `PUT /v1/votes/${vote.id}/ballot HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${SITE}\r\n` +
        `Authorization: Bearer ${tokenOf(coopId, i + 1)}\r\nAccept: application/json\r\nAccept-Encoding: gzip, deflate, br\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
  });
  const began = performance.now();
  const answers = await sendAll(port, CLIENTS, requests, SECONDS * 1000);
  const seconds = (performance.now() - began) / 1000;
  await check(office, vote, answers);
  const ms = answers.map((answer) => answer.ms).sort((a, b) => a - b);
  const at = (share: number) => ms[Math.floor(ms.length * share)] ?? NaN;
  return { perSecond: answers.length / seconds, p50: at(0.5), p99: at(0.99) };
}

const verify: Verify = (publicKey, message, signature) => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
  return verifySignature(null, message, createPublicKey({ key: jwk, format: 'jwk' }), signature);
};

/** A figure counts only where every ballot was answered by its receipt, and all are on the record. */
async function check(office: Coop, vote: Vote, answers: readonly Answered[]): Promise<void> {
  const wrong = answers.find(({ status }) => status !== 200);
  if (wrong) throw new Error(`A ballot was answered ${wrong.status}: ${wrong.body}`);
  const { record, turnout } = await office.votes.get(vote.id);
  if (!record || record.size !== answers.length + 1 || turnout?.ballots !== answers.length) {
    throw new Error(
      `${answers.length} ballots were answered, and the record has ${record?.size ?? 0} entries.`,
    );
  }
  for (const { body } of answers.filter((_, i) => i % 100 === 0)) {
    const { entry, proof } = JSON.parse(body) as Receipt;
    await checkReceipt(proof, new TextEncoder().encode(entry), { log: parseNoteKey(record.key) }, verify);
  }
}

function print(secrecy: Secrecy, ours: Measured[], theirs: { perSecond: number; averageMs: number }[]): void {
  const all = (runs: { perSecond: number }[]) => runs.map(({ perSecond }) => perSecond.toFixed(0)).join(', ');
  const [a, b] = [middle(ours.map((run) => run.perSecond)), middle(theirs.map((run) => run.perSecond))];
  console.log(
    `A vote that is ${secrecy}, ${CLIENTS} connections, median of ${ROUNDS} runs (all: in brackets)`,
  );
  console.log(
    `  over HTTP  ${a.toFixed(0).padStart(6)} ballots/s  p50 ${middle(ours.map((run) => run.p50)).toFixed(0)} ms  p99 ${middle(ours.map((run) => run.p99)).toFixed(0)} ms  (${all(ours)})`,
  );
  if (theirs.length === 0) return;
  console.log(
    `  pgbench    ${b.toFixed(0).padStart(6)} ballots/s  average ${middle(theirs.map((run) => run.averageMs)).toFixed(0)} ms  (${all(theirs)})`,
  );
  console.log(`  ratio      ${(a / b).toFixed(1).padStart(6)}            goal: at least ${GOAL}`);
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
