// `npm run dev`: what `npm start` shows, built and started anew at each change of its sources.
import { watch } from 'rollup';
import config from '../rollup.config.mjs';
import { forgetStamp } from './build-elements.mjs';
import { run } from './run.mjs';

forgetStamp();
const watcher = watch(config);
await new Promise((resolve) => {
  watcher.on('event', async (event) => {
    if (event.code === 'ERROR')
      console.error(
        `The elements do not build: ${event.error.message} (${event.error.id ?? 'no file named'})`,
      );
    if (event.code === 'BUNDLE_END') await event.result.close();
    if (event.code === 'END' || event.code === 'ERROR') resolve();
  });
});

// The manifest is written last: with it, the server has all of a build.
const watched = [
  'packages/contract/src',
  'packages/sdk/src',
  'packages/server/src',
  'packages/cli/src',
  'packages/elements/cdn/manifest.json',
];
process.exitCode = await run(process.execPath, [
  ...watched.map((path) => `--watch-path=${path}`),
  '--watch-preserve-output',
  '--conditions=@coopkit/source',
  'packages/cli/src/main.ts',
  'demo',
  ...process.argv.slice(2),
]);
await watcher.close();
