// `npm start`: the demonstration co-op, and a website that embeds it.
import { buildElements } from './build-elements.mjs';
import { run } from './run.mjs';

await buildElements();
process.exitCode = await run(process.execPath, [
  '--conditions=@coopkit/source',
  'packages/cli/src/main.ts',
  'demo',
  ...process.argv.slice(2),
]);
