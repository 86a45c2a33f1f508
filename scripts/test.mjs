// Runs every test there is: types, lint and form first, then the pure and server tests, then the elements in a real
// Chromium. `npm test -- server` runs only the Node test files whose path contains "server".
import { spawn } from 'node:child_process';
import { globSync, existsSync } from 'node:fs';
import { ensureChrome } from './browser.mjs';

const [only] = process.argv.slice(2);
const totals = { passed: 0, failed: 0 };

const env = { CHROME_PATH: ensureChrome() };
if (!only) await must('build', ['scripts/build.mjs']);
if (!only) await must('check', ['scripts/check.mjs']);

const files = globSync(['packages/*/test/**/*.test.ts', 'tests/**/*.test.ts'])
  .filter((file) => !file.startsWith('packages/elements/test/'))
  .filter((file) => !only || file.includes(only))
  .sort();

if (files.length > 0) {
  await count(
    'node',
    ['--conditions=@coopkit/source', '--test', '--test-concurrency=2', '--test-timeout=180000', ...files],
    {
      passed: /^ℹ pass (\d+)/m,
      failed: /^ℹ (?:fail|cancelled) (\d+)/gm,
    },
  );
}
if ((!only || only === 'elements') && existsSync('web-test-runner.config.mjs')) {
  await count('elements in Chromium', ['node_modules/@web/test-runner/dist/bin.js'], {
    passed: /^(\d+) passed, \d+ failed$/m,
    failed: /^\d+ passed, (\d+) failed$/gm,
  });
}
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);

/** A step without which the rest makes no sense. */
async function must(name, args) {
  const { code } = await node(args);
  if (code === 0) return;
  console.log(`\nThe step "${name}" failed.\n\n0 passed, 1 failed`);
  process.exit(1);
}

/** A runner whose closing lines are added up; one that dies without them has failed. */
async function count(name, args, { passed, failed }) {
  const { code, said } = await node(args);
  const number = (matches) => [...matches].reduce((sum, match) => sum + Number(match[1]), 0);
  const good = Number(passed.exec(said)?.[1] ?? 0);
  const bad = number(said.matchAll(failed));
  totals.passed += good;
  totals.failed += code !== 0 && bad === 0 ? 1 : bad;
  console.log(
    `${name}: ${good} passed, ${code !== 0 && bad === 0 ? 1 : bad} failed${code ? ` (exit ${code})` : ''}`,
  );
}

function node(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      process.stdout.write(chunk);
    });
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}
