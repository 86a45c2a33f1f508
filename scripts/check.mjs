// `npm run check`: what no test sees. Two steps at a time; each says its own only when it is through.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { buildElements } from './build-elements.mjs';

const typescript = 'node_modules/typescript/bin/tsc';
const manifest = 'packages/elements/scripts/manifest.mjs';

// The packages are looked at as they are compiled, so that follows; else the steps do not need each other.
const compiled = {
  types: [typescript, '-b'],
  'types of the tests': [typescript, '-p', 'tsconfig.tests.json'],
  ...(existsSync(manifest) ? { manifest: [manifest, '--check'] } : {}),
  packages: ['scripts/check-packages.mjs'],
};
const read = {
  lint: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  form: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  'unused code': ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'],
  'pages of the API': ['node_modules/typedoc/bin/typedoc', '--emit', 'none', '--logLevel', 'Warn'],
};

const totals = { passed: 0, failed: 0 };
await buildElements();
await Promise.all([inTurn(compiled), inTurn(read)]);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed > 0 ? 1 : 0;

async function inTurn(steps) {
  for (const [name, args] of Object.entries(steps)) {
    const began = performance.now();
    const { code, said } = await node(args);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${said}${code === 0 ? '✔' : '✖'} ${name} (${seconds} s)`);
    totals[code === 0 ? 'passed' : 'failed']++;
  }
}

function node(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.on('close', (code) => resolve({ code, said }));
  });
}
