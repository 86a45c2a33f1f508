// `npm start`: the demonstration co-op, and a website that embeds it.
import { build } from './build-elements.mjs';
import { run } from './run.mjs';

await build();
process.exitCode = await run(process.execPath, [
  '--disable-warning=ExperimentalWarning',
  '--conditions=@coopkit/source',
  'packages/cli/src/main.ts',
  'demo',
  ...process.argv.slice(2),
]);
