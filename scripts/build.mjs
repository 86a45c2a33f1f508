// Builds what a browser loads, where its sources changed since the last time: `--force` builds anyway, `--all` builds
// the npm packages, the manifest and the JSX types too.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const all = process.argv.includes('--all');
const stamp = 'packages/elements/cdn/.stamp';
const sources = globSync([
  'packages/{contract,sdk,elements}/src/**/*.ts',
  'rollup.config.mjs',
  'package-lock.json',
]).sort();
const wanted = createHash('sha256');
for (const file of sources) wanted.update(file).update(readFileSync(file));
const hash = wanted.digest('hex');

if (all || process.argv.includes('--force') || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) {
  console.log('Building the elements …');
  rmSync('packages/elements/cdn', { recursive: true, force: true });
  run('node_modules/rollup/dist/bin/rollup', '-c', '--silent');
  mkdirSync('packages/elements/cdn', { recursive: true });
  writeFileSync(stamp, hash);
}
if (all) {
  run(
    'node_modules/typescript/bin/tsc',
    '-b',
    'packages/contract',
    'packages/sdk',
    'packages/elements',
    'packages/server',
    'packages/cli',
  );
  run('packages/elements/scripts/manifest.mjs');
}

function run(...args) {
  // Node's own type stripping is what the sources are written for; it needs no warning.
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
