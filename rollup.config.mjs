// The script-tag files: straight from the TypeScript sources, one file for each tag and one shared chunk.
import { createHash } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import { literalsHtmlCssMinifier } from '@literals/rollup-plugin-html-css-minifier';
import { ownCopies, withoutTag } from './scripts/own-copies.mjs';

const src = 'packages/elements/src';
const out = 'packages/elements/cdn';

const stripTypes = {
  name: 'strip-types',
  transform(code, id) {
    if (!withoutTag(id).endsWith('.ts')) return undefined;
    const isContract = id.includes('/contract/src/');
    const short = stripTypeScriptTypes(isContract ? forCallers(code) : code);
    return { code: isContract ? withPureConstants(short, this.parse(short)) : short, map: null };
  },
};

/**
 * A client needs an endpoint's method and path: what is for the server and the API's document costs no browser a byte. A script
 * that the server gave takes replies as the server gives them.
 */
function forCallers(code) {
  return code
    .replace(
      /^  (?:(?:summary|access|params|query|body|idempotent|stream|file): .*|problems: \[[^\]]*\]),$/gm,
      '',
    )
    .replace(/^  reply: (?:z\.object\(\{\n[^]*?^  \}\)|.*),$/gm, '  reply: { parse: (reply) => reply },')
    .replace(/(?<![\w.])endpoint\(\{/g, '({');
}

/** Schemas are made by pure functions, which a chain of calls hides: what of the contract is not used goes with its wrapping. */
function withPureConstants(code, { body }) {
  return body
    .flatMap((each) => each.declaration ?? each)
    .flatMap(({ declarations = [] }) => declarations)
    .map(({ init }) => init)
    .filter(({ type }) => type === 'CallExpression')
    .sort((a, b) => b.start - a.start)
    .reduce(
      (left, { start, end }) =>
        `${left.slice(0, start)}/*@__PURE__*/ (() => ${left.slice(start, end)})()${left.slice(end)}`,
      code,
    );
}

/** Takes the wrapping off what is used. */
const unwrap = {
  name: 'unwrap',
  renderChunk(code) {
    return this.parse(code)
      .body.flatMap(({ declarations = [] }) => declarations)
      .map(({ init }) => init)
      .filter((init) => init?.type === 'CallExpression' && init.callee.type === 'ArrowFunctionExpression')
      .filter(({ callee }) => callee.expression && callee.params.length === 0)
      .sort((a, b) => b.start - a.start)
      .reduce(
        (left, { start, end, callee: { body } }) =>
          left.slice(0, start) + left.slice(body.start, body.end) + left.slice(end),
        code,
      );
  },
};

/** Beside each file its brotli form, and in manifest.json the sizes and the hash for an integrity attribute. */
const manifest = {
  name: 'manifest',
  writeBundle() {
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .sort();
    const entries = files.map((file) => {
      const bytes = readFileSync(join(out, file));
      const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
      writeFileSync(join(out, `${file}.br`), brotli);
      const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
      return [file, { bytes: bytes.length, brotli: brotli.length, integrity }];
    });
    writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
    for (const [file, { bytes, brotli, integrity }] of entries) {
      console.log(
        `${file.padEnd(34)} ${String(bytes).padStart(7)} B ${String(brotli).padStart(6)} br  ${integrity}`,
      );
    }
  },
};

/** What stands in for a whole library where a browser needs a little of it: those two were half of a page's first bytes. */
const standIns = new Map([
  ['zod/mini', 'packages/elements/src/small-schemas.ts'],
  ['ky', 'packages/sdk/src/small-ky.ts'],
]);

const standIn = {
  name: 'stand-in',
  resolveId(source) {
    const file = standIns.get(source);
    return file ? join(import.meta.dirname, file) : null;
  },
};

const resolve = nodeResolve({ exportConditions: ['@coopkit/source', 'production', 'browser'] });

/** Those that a page begins with share a chunk; each of the others has copies of its own of what it needs beyond that. */
const first = ['coop-join', 'coop-provider', 'coop-sign-in'];
const others = ['coop-vote', 'coop-votes', 'coop-result', 'coop-shares'];

const fileOf = (tag) => join(import.meta.dirname, src, 'define', `${tag}.ts`);

/**
 * Which modules more than one of the first tags needs from the start, and which of their names: those are the shared chunk, so
 * that a page makes three script requests for its first element. Found by a first pass, since only that tells what is left of
 * each after tree-shaking.
 */
async function namesOfSeveral(options) {
  const bundle = await rollup({ ...options, plugins: [stripTypes, standIn, resolve] });
  const { output } = await bundle.generate({ format: 'es' });
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
  const tagsOf = new Map();
  const names = new Map();
  for (const entry of output.filter(({ isEntry, name }) => isEntry && name.startsWith('coop-'))) {
    for (const file of reach(entry.fileName, chunks, new Set())) {
      for (const [id, { renderedExports }] of Object.entries(chunks.get(file).modules)) {
        tagsOf.set(id, (tagsOf.get(id) ?? 0) + 1);
        names.set(id, new Set(renderedExports));
      }
    }
  }
  for (const [id, tags] of tagsOf) if (tags === 1) names.delete(id);
  return names;
}

function reach(file, chunks, seen) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const each of chunks.get(file).imports) reach(each, chunks, seen);
  return seen;
}

const onwarn = (warning, warn) => {
  if (!(warning.id ?? warning.ids?.[0] ?? '').includes('node_modules/zod')) warn(warning);
};

const options = {
  input: {
    coopkit: `${src}/autoloader.ts`,
    ...Object.fromEntries(first.map((tag) => [tag, fileOf(tag)])),
    'proof-worker': `${src}/proof-worker.ts`,
  },
  onwarn,
};

const shared = await namesOfSeveral(options);

export default {
  ...options,
  input: { ...options.input, ...Object.fromEntries(others.map((tag) => [tag, fileOf(tag)])) },
  plugins: [
    stripTypes,
    ownCopies(new Map(others.map((tag) => [fileOf(tag), tag])), shared),
    standIn,
    resolve,
    literalsHtmlCssMinifier({ include: [`${src}/**/*.ts`, `${src}/**/*.ts?coop-*`] }),
    unwrap,
    terser({
      module: true,
      ecma: 2022,
      maxWorkers: 1,
      compress: { passes: 3 },
      format: { comments: false },
    }),
    manifest,
  ],
  output: {
    dir: out,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: ({ facadeModuleId }) =>
      facadeModuleId?.includes('/words/') ? 'locales/[name].js' : 'chunks/[name]-[hash].js',
    manualChunks: (id) => (shared.has(id) ? 'shared' : undefined),
    hoistTransitiveImports: false,
    // The shared chunk takes in no module of its own accord but those named.
    onlyExplicitManualChunks: true,
  },
};
