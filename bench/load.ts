import { spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receipt, Vote } from '@coopkit/contract';
import { checkReceipt, parseNoteKey } from '@coopkit/record';
import { Coop } from '@coopkit/sdk';
import { verify } from '../packages/server/test/votes.ts';
import { startPostgres } from '../scripts/own-postgres.mjs';
import { ballots, makeCrowd, openVote, type Crowd } from '../tests/crowd.ts';
import { sendAll, type Answered } from '../tests/lines.ts';
import { begin, freePort, says } from '../tests/program.ts';
import { pgbench } from './load-transaction.ts';

const MEMBERS = 10_000;
const ROUNDS = 5;
const CLIENTS = 64;
/** No run takes longer, nor more ballots than there are members. */
const SECONDS = 3;
const GOAL = 8;

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
    const crowd = await makeCrowd(env, MEMBERS);
    server = begin(['serve'], env);
    await says(server, /Coopkit is at/);
    const office = new Coop({ url: `http://127.0.0.1:${port}`, secret: crowd.secretKey });
    const peer = existsSync(join(database.bin, 'pgbench'));
    if (!peer) console.log('pgbench is not here (Debian: postgresql-contrib): ours alone.');

    const cast = async (secrecy: Secrecy) => run(office, port, crowd, await openVote(office, secrecy));
    // As a server that has been in use: code that is warm, and a database that knows its tables.
    for (const secrecy of ['open', 'sealed'] as const) await cast(secrecy);
    spawnSync(join(database.bin, 'vacuumdb'), ['--analyze', '--dbname', database.url]);
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
            coopId: crowd.coopId,
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

/** Every member casts one ballot, as from a page of the site. */
async function run(office: Coop, port: number, crowd: Crowd, vote: Vote): Promise<Measured> {
  const requests = ballots(crowd, vote.id, port);
  const began = performance.now();
  const end = began + SECONDS * 1000;
  const heard = await sendAll(port, CLIENTS, requests, () => performance.now() < end);
  const answers = heard.filter((answer) => answer !== undefined);
  const seconds = (performance.now() - began) / 1000;
  await check(office, vote, answers);
  const ms = answers.map((answer) => answer.ms).sort((a, b) => a - b);
  const at = (share: number) => ms[Math.floor(ms.length * share)] ?? NaN;
  return { perSecond: answers.length / seconds, p50: at(0.5), p99: at(0.99) };
}

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
  // Of runs that followed each other: what else the machine does is the same for both.
  const ratios = ours.map(({ perSecond }, i) => perSecond / (theirs[i]?.perSecond ?? NaN));
  console.log(
    `  ratio      ${middle(ratios).toFixed(1).padStart(6)}             goal: at least ${GOAL}  (${ratios.map((each) => each.toFixed(1)).join(', ')})`,
  );
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
}
