// What no test sees: types, lint, form, unused code, and the packages as npm would get them.
import { spawnSync } from 'node:child_process';

const steps = {
  types: ['node_modules/typescript/bin/tsc', '-b'],
  'types of the tests': ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.tests.json'],
  lint: ['node_modules/eslint/bin/eslint.js', '.'],
  form: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  'unused code': ['node_modules/knip/bin/knip.js'],
  manifest: ['packages/elements/scripts/manifest.mjs', '--check'],
  packages: ['scripts/check-packages.mjs'],
};

let failed = false;
for (const [name, args] of Object.entries(steps)) {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  console.log(
    `${status === 0 ? '✔' : '✖'} ${name} (${Math.round((performance.now() - began) / 100) / 10} s)`,
  );
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
