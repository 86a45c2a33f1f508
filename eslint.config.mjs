import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom: beside its own files, each package has these and no others. `tests/import-table.test.ts` holds
 * it to that.
 */
export const mayImport = {
  contract: ['zod/mini'],
  sdk: ['@coopkit/contract', 'ky', 'zod/mini', '@noble/hashes/sha2.js'],
  elements: ['@coopkit/contract', '@coopkit/sdk', '@coopkit/sdk/proof', 'lit', '@lit/context', '@lit/task'],
  server: [
    '@coopkit/contract',
    'node:*',
    'hono',
    'hono/*',
    '@hono/node-server',
    'kysely',
    'kysely/*',
    'pg',
    'nodemailer',
    'zod',
    'zod/mini',
  ],
  cli: ['@coopkit/contract', '@coopkit/sdk', '@coopkit/server', 'node:*', 'csv-parse/*'],
};

/** A package's row of the table as a rule: whatever is not named is refused. */
const importRule = (names) => [
  'error',
  {
    patterns: [
      {
        regex: `^(?!\\.{1,2}/|(?:${names.map((name) => name.replace(/[/.]/g, '\\$&').replace('*', '.+')).join('|')})$)`,
        message: 'The import table in eslint.config.mjs does not allow this here.',
      },
      { regex: '^\\.{1,2}/.*(?<!\\.ts)$', message: 'Name the file that exists: it ends in .ts.' },
    ],
  },
];

export default tseslint.config(
  { ignores: ['**/dist/', '**/cdn/', '**/node_modules/', '.node/', 'docs/api/', 'packages/elements/types/'] },
  {
    files: ['packages/**/*.ts', 'tests/**/*.ts', 'bench/**/*.ts', 'examples/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['packages/*/tsconfig.json', 'tsconfig.tests.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // Numbers in sentences are what templates are for.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `void promise` says that nobody waits, and why is said there.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      // A promise rejects with what a signal was aborted with, whatever that is.
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      // What comes from outside may be other than its type says.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // An endpoint without parameters has none.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export it by name.' },
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
      ],
      'no-console': 'error',
    },
  },
  ...Object.entries(mayImport).map(([name, names]) => ({
    files: [`packages/${name}/src/**/*.ts`],
    rules: { 'no-restricted-imports': importRule(names) },
  })),
  {
    // What counts votes and shares money has no clock, no chance and no line out.
    files: ['packages/{voting,surplus,record,credential}/src/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'fetch', 'setTimeout', 'setInterval', 'performance'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random' },
        { object: 'Date', property: 'now' },
      ],
    },
  },
  {
    files: ['packages/elements/src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      // Lit calls what it binds with the element as `this`.
      '@typescript-eslint/unbound-method': 'off',
      // The rules' region scrolls: a keyboard must reach it.
      'lit-a11y/no-redundant-role': 'off',
    },
  },
  {
    files: ['packages/*/test/**/*.ts', 'tests/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // The test runner waits for what `describe` and `it` return.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
    },
  },
);
