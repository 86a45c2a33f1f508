import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom: beside its own files, each package has these and no others, be it for types or lazily.
 * `tests/import-table.test.ts` holds each row to that.
 */
export const mayImport = {
  voting: ['@noble/hashes/*'],
  surplus: [],
  record: ['@noble/hashes/*'],
  audit: ['@coopkit/record', '@coopkit/voting', '@noble/hashes/*'],
  ledger: [],
  banking: ['fast-xml-parser', 'ibantools'],
  credential: ['@noble/*'],
  contract: ['zod/mini'],
  sdk: ['@coopkit/contract', 'ky', 'zod/mini'],
  elements: [
    '@coopkit/audit',
    '@coopkit/contract',
    '@coopkit/ledger',
    '@coopkit/record',
    '@coopkit/voting',
    '@coopkit/sdk',
    '@coopkit/sdk/*',
    'lit',
    'lit/*',
    '@lit/context',
    '@lit/task',
    '@stripe/stripe-js/pure/*',
    'uqr',
  ],
  server: [
    '@coopkit/audit',
    '@coopkit/banking',
    '@coopkit/contract',
    '@coopkit/ledger',
    '@coopkit/record',
    '@coopkit/voting',
    'node:*',
    'hono',
    'hono/*',
    '@hono/node-server',
    'kysely',
    'kysely/*',
    'pg',
    'nodemailer',
    'pdfkit',
    'stripe',
    'zod/mini',
  ],
  cli: [
    '@coopkit/audit',
    '@coopkit/contract',
    '@coopkit/ledger',
    '@coopkit/record',
    '@coopkit/sdk',
    '@coopkit/server',
    '@coopkit/voting',
    'node:*',
    'csv-parse/*',
  ],
};

/** What one file alone has beyond its package's row. */
const mayAlsoImport = {
  // The API's document is made with what only the whole of zod has.
  'packages/server/src/openapi.ts': ['zod'],
  // Stands in for zod in a browser: by the same patterns.
  'packages/elements/src/small-schemas.ts': ['zod/v4/core'],
};

const pure = ['voting', 'surplus', 'record', 'audit', 'ledger', 'banking', 'credential'];

const inSource = [
  { selector: 'ExportDefaultDeclaration', message: 'Export it by name.' },
  { selector: 'ExportAllDeclaration', message: 'Name what you export.' },
];

const inPureSource = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The time is an argument.' },
  { selector: "CallExpression[callee.name='Date']", message: 'The time is an argument.' },
];

/** A row of the table as rules for static and for lazy imports: whatever is not named is refused. */
function importRules(folder, names) {
  const named = names.map((name) => name.replace(/[/.]/g, '\\$&').replace('*', '.+'));
  const refused = `^(?!\\.{1,2}\\/|(?:${named.join('|')})$)`;
  const astray = '^\\.\\.\\/(?:.*\\/)?(?:src|dist|packages)\\/';
  const message = 'The import table in eslint.config.mjs does not allow this here.';
  return {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: refused, message },
          { regex: astray, message: 'Another package is called by its name.' },
          { regex: '^\\.{1,2}\\/.*(?<!\\.ts)$', message: 'Name the file that exists: it ends in .ts.' },
        ],
      },
    ],
    'no-restricted-syntax': [
      'error',
      ...inSource,
      ...(pure.includes(folder) ? inPureSource : []),
      { selector: `ImportExpression > Literal[value=/${refused}/]`, message },
      { selector: `ImportExpression > Literal[value=/${astray}/]`, message },
    ],
  };
}

export default tseslint.config(
  { ignores: ['**/dist/', '**/cdn/', '**/node_modules/', '.node/', 'docs/api/', 'packages/elements/jsx/'] },
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
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    // A list of names, however long, is one thing.
    files: ['packages/*/src/index.ts'],
    rules: { 'max-lines': 'off' },
  },
  ...Object.entries(mayImport).map(([folder, names]) => ({
    files: [`packages/${folder}/src/**/*.ts`],
    rules: importRules(folder, names),
  })),
  ...Object.entries(mayAlsoImport).map(([file, names]) => {
    const folder = file.split('/')[1];
    return { files: [file], rules: importRules(folder, [...mayImport[folder], ...names]) };
  }),
  {
    // What counts votes and shares money has no clock, no chance and no line out.
    files: pure.map((folder) => `packages/${folder}/src/**/*.ts`),
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'setTimeout', 'setInterval', 'performance'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now' },
        { object: 'Math', property: 'random' },
        { object: 'crypto', property: 'getRandomValues' },
        { object: 'crypto', property: 'randomUUID' },
      ],
    },
  },
  {
    files: ['packages/elements/src/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'What an element asks, the SDK asks for it.' },
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
    // Its parts are in join/: what is left is the one flow through them.
    files: ['packages/elements/src/coop-join.ts'],
    rules: { 'max-lines': ['error', { max: 490, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['*.mjs', 'scripts/**/*.mjs', 'packages/*/scripts/**/*.mjs'],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      globals: Object.fromEntries(
        ['console', 'performance', 'process', 'URL', 'setTimeout', 'setInterval', 'clearInterval'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
    rules: { 'no-undef': 'error' },
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
