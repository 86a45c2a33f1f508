import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ESLint } from 'eslint';
import { mayImport } from '../eslint.config.mjs';

const root = join(import.meta.dirname, '..');
const wanted = [
  'no-restricted-imports',
  'no-restricted-syntax',
  'no-restricted-globals',
  'no-restricted-properties',
];

// Only the rules of the table: the others want files that exist, to know their types.
const eslint = new ESLint({
  cwd: root,
  ruleFilter: ({ ruleId }) => wanted.includes(ruleId),
  overrideConfig: { languageOptions: { parserOptions: { project: null } } },
});

/** What the lint says of this code, were it the text of that file. */
async function refusals(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, 'packages', file) });
  assert.ok(result);
  assert.equal(result.fatalErrorCount, 0, result.messages[0]?.message);
  return result.messages.map(({ ruleId }) => ruleId ?? 'none');
}

const others = [
  '@coopkit/audit',
  '@coopkit/banking',
  '@coopkit/ledger',
  '@coopkit/record',
  '@coopkit/voting',
  '@coopkit/contract',
  '@coopkit/sdk',
  '@coopkit/elements',
  '@coopkit/server',
  '@coopkit/cli',
  'ky',
  'lit',
  'hono',
  'kysely',
  'zod',
  'zod/mini',
  'node:fs',
  'fs',
  '@noble/hashes/sha2.js',
  'axios',
];

/** Each package, and what of the above it may import. */
const allowed: Record<string, string[]> = {
  voting: ['@noble/hashes/sha2.js'],
  surplus: [],
  record: ['@noble/hashes/sha2.js'],
  audit: ['@coopkit/record', '@coopkit/voting', '@noble/hashes/sha2.js'],
  ledger: [],
  banking: [],
  credential: ['@noble/hashes/sha2.js'],
  contract: ['zod/mini'],
  sdk: ['@coopkit/contract', 'ky', 'zod/mini'],
  elements: [
    '@coopkit/audit',
    '@coopkit/contract',
    '@coopkit/ledger',
    '@coopkit/record',
    '@coopkit/voting',
    '@coopkit/sdk',
    'lit',
  ],
  server: [
    '@coopkit/audit',
    '@coopkit/banking',
    '@coopkit/ledger',
    '@coopkit/contract',
    '@coopkit/record',
    '@coopkit/voting',
    'hono',
    'kysely',
    'zod/mini',
    'node:fs',
  ],
  cli: [
    '@coopkit/audit',
    '@coopkit/contract',
    '@coopkit/ledger',
    '@coopkit/record',
    '@coopkit/voting',
    '@coopkit/sdk',
    '@coopkit/server',
    'node:fs',
  ],
};

describe('the import table', () => {
  it('has a row for every package, and this test one for every row', () => {
    assert.deepEqual(Object.keys(mayImport).sort(), Object.keys(allowed).sort());
    for (const folder of readdirSync(join(root, 'packages'))) assert.ok(folder in allowed, folder);
  });

  for (const [folder, names] of Object.entries(allowed)) {
    for (const name of others) {
      const may = names.includes(name);
      it(`${may ? 'lets' : 'keeps'} ${folder} ${may ? 'import' : 'from importing'} ${name}`, async () => {
        const file = `${folder}/src/probe.ts`;
        const expected = (rule: string) => (may ? [] : [rule]);
        const imported = `import { x } from '${name}';\nexport const y = x;\n`;
        assert.deepEqual(await refusals(file, imported), expected('no-restricted-imports'));
        const typed = `import type { X } from '${name}';\nexport type Y = X;\n`;
        assert.deepEqual(await refusals(file, typed), expected('no-restricted-imports'));
        const passedOn = `export { x } from '${name}';\n`;
        assert.deepEqual(await refusals(file, passedOn), expected('no-restricted-imports'));
        const lazy = `export const y = () => import('${name}');\n`;
        assert.deepEqual(await refusals(file, lazy), expected('no-restricted-syntax'));
      });
    }

    it(`keeps ${folder} from reaching into another package's files`, async () => {
      const code = (path: string) => `export { x } from '${path}';\n`;
      for (const path of ['../../server/src/app.ts', '../../../packages/sdk/src/coop.ts'])
        assert.deepEqual(await refusals(`${folder}/src/probe.ts`, code(path)), ['no-restricted-imports']);
      for (const path of ['./near.ts', '../up.ts', '../../beside/up.ts'])
        assert.deepEqual(await refusals(`${folder}/src/a/b/probe.ts`, code(path)), []);
    });
  }

  it('lets one file alone have what only it needs', async () => {
    const core = "export { regexes } from 'zod/v4/core';\n";
    assert.deepEqual(await refusals('elements/src/small-schemas.ts', core), []);
    assert.deepEqual(await refusals('elements/src/coop-join.ts', core), ['no-restricted-imports']);
    const zod = "export { z } from 'zod';\n";
    assert.deepEqual(await refusals('server/src/openapi.ts', zod), []);
    assert.deepEqual(await refusals('server/src/app.ts', zod), ['no-restricted-imports']);
    const lit = "export { html } from 'lit';\n";
    assert.deepEqual(await refusals('sdk/src/coop.ts', lit), ['no-restricted-imports']);
  });

  it('keeps a file without its ending out', async () => {
    assert.deepEqual(await refusals('sdk/src/probe.ts', "export { x } from './x';\n"), [
      'no-restricted-imports',
    ]);
  });

  it('keeps fetch out of the elements, and default exports out of all', async () => {
    assert.deepEqual(await refusals('elements/src/probe.ts', "export const y = fetch('/');\n"), [
      'no-restricted-globals',
    ]);
    assert.deepEqual(await refusals('sdk/src/probe.ts', 'export default 1;\n'), ['no-restricted-syntax']);
    assert.deepEqual(await refusals('voting/src/probe.ts', "export * from './x.ts';\n"), [
      'no-restricted-syntax',
    ]);
  });
});

describe('a pure package', () => {
  for (const folder of ['voting', 'surplus', 'record', 'audit', 'credential']) {
    it(`of ${folder} has no clock, no chance and no line out`, async () => {
      for (const refused of [
        'Date.now()',
        'new Date()',
        'Date()',
        'Math.random()',
        'crypto.randomUUID()',
        'performance.now()',
        "fetch('/')",
      ]) {
        const found = await refusals(`${folder}/src/probe.ts`, `export const y = ${refused};\n`);
        assert.equal(found.length, 1, `${refused}: ${found.join()}`);
      }
    });

    it(`of ${folder} may read a date that it is given`, async () => {
      const code = 'export const y = (iso: string): Date => new Date(iso);\n';
      assert.deepEqual(await refusals(`${folder}/src/probe.ts`, code), []);
    });
  }
});
