// A PostgreSQL of our own on loopback, in a temporary folder, for as long as a program runs.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const isRoot = process.getuid?.() === 0;

/**
 * Starts one; installs it first where that can be done.
 *
 * @param {{ durable: boolean }} options whether what is committed reaches the disk before it is acknowledged
 * @returns its address, the folder of its programs, and what stops it; undefined where none can be started
 */
export async function startPostgres({ durable }) {
  const bin = programs() ?? (install() ? programs() : undefined);
  if (!bin) return undefined;
  // Another user must get there: root's own temporary folder may be closed to it, and so may be the project's.
  const folder = mkdtempSync(join(isRoot ? '/tmp' : tmpdir(), 'coopkit-postgres-'));
  const user = isRoot ? unprivileged() : {};
  if (isRoot) chownSync(folder, user.uid, user.gid);
  const as = (program, ...rest) =>
    spawnSync(join(bin, program), rest, { cwd: folder, ...user, encoding: 'utf8' });
  const data = join(folder, 'data');
  const stop = () => {
    as('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
    rmSync(folder, { recursive: true, force: true });
  };
  const port = await freePort();
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200 -c fsync=${durable ? 'on' : 'off'}`;
  for (const step of [
    ['initdb', '-D', data, '-A', 'trust', '-U', 'coopkit', '-E', 'UTF8', '--no-locale', '--no-sync'],
    ['pg_ctl', '-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start'],
  ]) {
    const { status, stderr, error } = as(...step);
    if (status === 0) continue;
    console.log(`PostgreSQL's ${step[0]} failed: ${(error?.message ?? stderr).trim()}`);
    stop();
    return undefined;
  }
  return { url: `postgres://coopkit@127.0.0.1:${port}/postgres`, bin, stop };
}

/** The folder of the newest PostgreSQL's programs: Debian keeps them off the PATH. */
function programs() {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  return [
    ...versions.map((version) => join(base, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ].find((bin) => existsSync(join(bin, 'initdb')));
}

function install() {
  if (!existsSync('/etc/debian_version') || !isRoot) return false;
  console.log('Installing PostgreSQL …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return [['update'], ['install', '-y', '--no-install-recommends', 'postgresql']].every(
    (each) => spawnSync('apt-get', each, { env }).status === 0,
  );
}

/** PostgreSQL refuses to run as root: then as the user that its package made, or as nobody. */
function unprivileged() {
  const id = (flag, name) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim() || NaN);
  const name = Number.isNaN(id('-u', 'postgres')) ? 'nobody' : 'postgres';
  return { uid: id('-u', name), gid: id('-g', name) };
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
