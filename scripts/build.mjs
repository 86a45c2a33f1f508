// `npm run build`: what is published, made anew: script-tag files, compiled packages, manifest and JSX types.
import { existsSync, globSync, rmSync } from 'node:fs';
import { buildElements } from './build-elements.mjs';
import { run } from './run.mjs';

await buildElements({ force: true });
// A file whose source is gone would be published for ever.
for (const dist of globSync('packages/*/dist')) rmSync(dist, { recursive: true });
const manifest = 'packages/elements/scripts/manifest.mjs';
for (const args of [
  ['node_modules/typescript/bin/tsc', '-b'],
  ...(existsSync(manifest) ? [[manifest]] : []),
]) {
  const status = await run(process.execPath, args);
  if (status !== 0) process.exit(status);
}
