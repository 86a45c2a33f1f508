// Looks at each package as npm would publish it: what its package.json promises must be in it, types included.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { npm, run } from './run.mjs';

const folder = mkdtempSync(join(tmpdir(), 'coopkit-packages-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const manifests = readdirSync('packages').map((name) =>
  JSON.parse(readFileSync(join('packages', name, 'package.json'), 'utf8')),
);
const { command, prefix, shell } = npm();
const each = manifests.flatMap(({ name }) => ['--workspace', name]);
const packed = JSON.parse(
  execFileSync(
    command,
    [
      ...prefix,
      'pack',
      '--json',
      '--ignore-scripts',
      '--loglevel=error',
      '--pack-destination',
      folder,
      ...each,
    ],
    { shell, encoding: 'utf8' },
  ),
);

let failed = false;
for (const manifest of manifests) {
  const { filename } = Object.values(packed).find(({ name }) => name === manifest.name);
  const tarball = join(folder, filename);
  const { messages } = await publint({
    strict: true,
    pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer },
  });
  for (const message of messages) console.log(`${manifest.name}: ${formatMessage(message, manifest)}`);
  failed ||= messages.length > 0;
  // A package that is only a command has no types to get wrong.
  if (!manifest.exports) continue;
  const attw = 'node_modules/@arethetypeswrong/cli/dist/index.js';
  const args = [attw, tarball, '--profile', 'esm-only', '--quiet'];
  failed ||= (await run(process.execPath, args)) !== 0;
}
process.exitCode = failed ? 1 : 0;
