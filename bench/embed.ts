import { brotliCompressSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terserPlugin from '@rollup/plugin-terser';
import { rollup, type Plugin } from 'rollup';
import { makeWorld, type Visit, type VisitOptions, type World } from '../tests/world.ts';

const TAG = '<coop-join coop="COOP"><a href="COOP/join">Join us</a></coop-join>';

// Its types are those of CommonJS, which it is not.
const terser = terserPlugin as unknown as (options: object) => Plugin;

interface Weight {
  what: string;
  scripts: number;
  data: number;
  bytes: number;
}

/**
 * What a page loads for an element up to its first step, in brotli, counted in a real Chromium on a
 * stranger's page under the strictest policy; beside it Lit and ky alone, built in the same run.
 */
export async function embed(): Promise<void> {
  const world = await makeWorld();
  try {
    const join = await weigh(await world.visit(TAG), '[value="rider"]');
    const french = await weigh(await world.visit(TAG, { lang: 'fr' }), '[value="rider"]');
    const signIn = await weigh(
      await world.visit('<coop-sign-in coop="COOP"></coop-sign-in>'),
      '[name="email"]',
      'coop-sign-in',
    );
    print([
      { what: '<coop-join>, English', ...join },
      { what: '<coop-join>, French', ...french },
      { what: '<coop-sign-in>', ...signIn },
      {
        what: 'Lit alone',
        scripts: 1,
        data: 0,
        bytes: await bytesOf(`export { LitElement, html, css } from 'lit';`),
      },
      { what: 'ky alone', scripts: 1, data: 0, bytes: await bytesOf(`export { default } from 'ky';`) },
    ]);
    console.log(
      'Goal: at most 30,000 bytes and 3 scripts (one locale file more where it is not English), 1 data request.',
    );

    const head = `<style>coop-join:not(:defined){display:block;min-height:38rem}</style>`;
    console.log('Layout shifts in ten first visits:');
    console.log(`  with the CSS of the guide    ${await shifts(world, { head, policy: () => '' })}`);
    console.log(`  with blocking="render"       ${await shifts(world, { blocking: true })}`);
    console.log(`  with neither                 ${await shifts(world, {})}`);
    const strict = await world.visit(TAG);
    await strict.get('[value="rider"]');
    const violations = (await strict.end()).filter((trouble) => trouble.includes('policy'));
    console.log(`Violations of the strictest policy: ${violations.length}`);
  } finally {
    await world.close();
  }
}

/** In how many of ten first visits something moved that nobody had touched. */
async function shifts(world: World, options: VisitOptions): Promise<number> {
  let moved = 0;
  for (let i = 0; i < 10; i++) {
    const visit = await world.visit(`${TAG}<p>Below</p>`, options);
    await visit.get('[value="rider"]');
    await visit.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    if ((await visit.end()).some((trouble) => trouble.includes('layout shift'))) moved++;
  }
  return moved;
}

async function weigh(visit: Visit, ready: string, tag = 'coop-join'): Promise<Omit<Weight, 'what'>> {
  visit.tag = tag;
  await visit.get(ready);
  const own = visit.requests.filter((request) => /\/(?:elements|v1)\//.test(request.url()));
  let bytes = 0;
  for (const request of own) bytes += brotliCompressSync(await request.response()!.buffer()).length;
  const scripts = own.filter((request) => request.url().endsWith('.js')).length;
  await visit.end();
  return { scripts, data: own.length - scripts, bytes };
}

/** A module of a few names, bundled and minified as ours are. */
async function bytesOf(source: string): Promise<number> {
  const entry = '\0entry';
  const bundle = await rollup({
    input: entry,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? source : undefined),
      },
      nodeResolve({
        exportConditions: ['production', 'browser'],
        rootDir: new URL('../packages/sdk', import.meta.url).pathname,
      }),
      terser({
        module: true,
        ecma: 2022,
        maxWorkers: 1,
        compress: { passes: 3 },
        format: { comments: false },
      }),
    ],
  });
  const { output } = await bundle.generate({ format: 'es' });
  return brotliCompressSync(Buffer.from(output[0].code)).length;
}

function print(rows: Weight[]): void {
  console.log(`${'up to the first step shown'.padEnd(28)} scripts  data  brotli bytes`);
  for (const { what, scripts, data, bytes } of rows) {
    console.log(
      `${what.padEnd(28)} ${String(scripts).padStart(7)} ${String(data).padStart(5)} ${String(bytes).padStart(13)}`,
    );
  }
}
