// `npm run coopkit -- …`: the command line; `npm start` is its demonstration. What serves the elements has them built.
import { buildElements } from './build-elements.mjs';
import { run } from './run.mjs';

const args = process.argv.slice(2);
if (['serve', 'demo'].includes(args[0])) await buildElements();
process.exitCode = await run(process.execPath, [
  '--conditions=@coopkit/source',
  'packages/cli/src/main.ts',
  ...args,
]);
