// `npm test`: types, lint and form; then all tests, those of the elements in a real Chromium. The last line adds them up.
// `npm test -- server` runs only the test files whose path contains "server".
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { ensureChrome } from './browser.mjs';
import { buildElements } from './build-elements.mjs';

const [only] = process.argv.slice(2);
const totals = { passed: 0, failed: 0 };
const began = performance.now();

const files = globSync(['packages/*/test/**/*.test.ts', 'tests/**/*.test.ts']).filter(isChosen).sort();
if (files.length === 0) finish(`No test file's path contains "${only}".`);

try {
  process.env.CHROME_PATH = ensureChrome();
} catch (error) {
  finish(error.message);
}
await buildElements();
if (!only) await count('types, lint and form', ['scripts/check.mjs']);
// On SQLite always; what keeps data once more on PostgreSQL, where there is one.
const { TEST_DATABASE_URL, ...onSqlite } = process.env;
await count('tests', testing(files), onSqlite);
const keeping = files.filter((file) => /^(?:packages\/server\/test\/|tests\/kill-ballots)/.test(file));
if (TEST_DATABASE_URL && keeping.length > 0) await count('on PostgreSQL', testing(keeping));
finish();

function testing(chosen) {
  return [
    '--conditions=@coopkit/source',
    '--test',
    '--test-reporter=spec',
    '--test-concurrency=2',
    '--test-timeout=180000',
    ...chosen,
  ];
}

function isChosen(file) {
  return !only || file.includes(only);
}

/** Runs a runner and adds up what its closing lines say; one that fails without saying how has failed once. */
async function count(name, args, env = process.env) {
  console.log(`\n— ${name}`);
  const { code, said } = await node(args, env);
  const sum = (pattern) =>
    [...said.matchAll(pattern)].reduce((total, [, number]) => total + Number(number), 0);
  const passed = sum(/^ℹ pass (\d+)$/gm) + sum(/^(\d+) passed, \d+ failed$/gm);
  const failed = sum(/^ℹ (?:fail|cancelled) (\d+)$/gm) + sum(/^\d+ passed, (\d+) failed$/gm);
  const died = failed === 0 && (code !== 0 || passed === 0);
  if (died) console.log(`✖ ${name} ended with status ${code} and ${passed} passed.`);
  totals.passed += passed;
  totals.failed += died ? 1 : failed;
}

function node(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: process.stdout.isTTY ? { FORCE_COLOR: '1', ...process.env } : process.env,
    });
    process.once('SIGTERM', () => {
      child.kill();
      process.exit(143);
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      process.stdout.write(chunk);
    });
    child.on('close', (code, signal) =>
      resolve({ code: code ?? signal, said: stripVTControlCharacters(said) }),
    );
  });
}

/** @param problem why nothing was run */
function finish(problem) {
  if (problem) console.error(problem);
  const failed = totals.failed + (problem ? 1 : 0);
  console.log(`\n${Math.round((performance.now() - began) / 1000)} s in all`);
  console.log(`${totals.passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
