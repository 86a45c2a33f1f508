// Builds the script-tag files, where their sources changed since the last time.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { run } from './run.mjs';

const folder = 'packages/elements/cdn';
const stamp = `${folder}/.stamp`;

/** @param force to build also where nothing changed */
export async function buildElements({ force = false } = {}) {
  const sources = globSync([
    'packages/{contract,sdk,elements}/src/**/*.ts',
    'packages/{contract,sdk,elements}/package.json',
    'rollup.config.mjs',
    'scripts/own-copies.mjs',
    'package-lock.json',
  ]).sort();
  const wanted = createHash('sha256');
  for (const file of sources) wanted.update(file).update(readFileSync(file));
  const hash = wanted.digest('hex');
  if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.log('Building the elements …');
  rmSync(folder, { recursive: true, force: true });
  const status = await run(process.execPath, ['node_modules/rollup/dist/bin/rollup', '-c', '--silent']);
  if (status !== 0) process.exit(status);
  writeFileSync(stamp, hash);
}

/** What stands in the folder may from now on be newer than its stamp says. */
export function forgetStamp() {
  rmSync(stamp, { force: true });
}
