// Starts a PostgreSQL of its own on loopback, in a temporary folder, and runs a command beside it:
// `node scripts/postgres.mjs npm test` sets TEST_DATABASE_URL and stops the database at the end.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [command, ...args] = process.argv.slice(2);
const database = await start();
if (!database) console.log('No PostgreSQL here: the tests run on SQLite alone.');
const child = spawn(command, args, {
  stdio: 'inherit',
  env: { ...process.env, ...(database ? { TEST_DATABASE_URL: database.url } : {}) },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => {
  database?.stop();
  process.exit(code ?? 1);
});

async function start() {
  const bin = programs() ?? (install() ? programs() : undefined);
  if (!bin) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'coopkit-postgres-'));
  const user = owner();
  if (user) chownSync(folder, user.uid, user.gid);
  const port = await freePort();
  const as = (program, ...rest) =>
    spawnSync(join(bin, program), rest, { cwd: folder, ...user, encoding: 'utf8' });
  const data = join(folder, 'data');
  const made = as('initdb', '-D', data, '-A', 'trust', '-U', 'coopkit', '-E', 'UTF8');
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200`;
  const up =
    made.status === 0 && as('pg_ctl', '-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start');
  if (!up || up.status !== 0) {
    console.log(`PostgreSQL did not start: ${(made.stderr || up?.stderr || '').trim()}`);
    return undefined;
  }
  return {
    url: `postgres://coopkit@127.0.0.1:${port}/postgres`,
    stop() {
      as('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The folder of the newest installed PostgreSQL's programs. */
function programs() {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(base, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
}

function install() {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  console.log('Installing PostgreSQL for the tests …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return [['update'], ['install', '-y', '--no-install-recommends', 'postgresql']].every(
    (each) => spawnSync('apt-get', each, { env }).status === 0,
  );
}

/** PostgreSQL refuses to run as root: then as the user that its package made. */
function owner() {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
