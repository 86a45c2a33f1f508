// The script-tag files: straight from the TypeScript sources, one file for each tag and one shared chunk.
import { createHash } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { literalsHtmlCssMinifier } from '@literals/rollup-plugin-html-css-minifier';

const src = 'packages/elements/src';
const out = 'packages/elements/cdn';

const stripTypes = {
  name: 'strip-types',
  transform: (code, id) =>
    id.endsWith('.ts') ? { code: stripTypeScriptTypes(withoutDocs(code, id)), map: null } : undefined,
};

/** An endpoint's summary and list of refusals are for the API's document: no browser needs their bytes. */
function withoutDocs(code, id) {
  if (!id.includes('/contract/src/')) return code;
  return code.replace(/^  summary: '[^'\n]*',$/gm, '').replace(/^  problems: \[[^\]]*\],$/gm, '');
}

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

const plugins = [
  stripTypes,
  nodeResolve({ exportConditions: ['@coopkit/source', 'production', 'browser'] }),
  literalsHtmlCssMinifier({ include: [`${src}/**/*.ts`] }),
  terser({ module: true, ecma: 2022, maxWorkers: 1, compress: { passes: 3 }, format: { comments: false } }),
];

/** What is first met by one tag alone is in its file; what any may need first is in the shared chunk. */
function shared(id, { getModuleInfo }) {
  if (/words\/(?!en\.ts)|prose|proof|rules-step/.test(id) || id.includes('@noble')) return undefined;
  const entries = new Set();
  const seen = new Set();
  const climb = (each) => {
    if (seen.has(each)) return;
    seen.add(each);
    const info = getModuleInfo(each);
    if (info?.isEntry) entries.add(each);
    for (const importer of info?.importers ?? []) climb(importer);
  };
  climb(id);
  return entries.size > 1 ? 'shared' : undefined;
}

const onwarn = (warning, warn) => {
  if (!(warning.id ?? warning.ids?.[0] ?? '').includes('node_modules/zod')) warn(warning);
};

export default {
  input: {
    coopkit: `${src}/autoloader.ts`,
    'coop-join': `${src}/define/coop-join.ts`,
    'coop-provider': `${src}/define/coop-provider.ts`,
    'coop-sign-in': `${src}/define/coop-sign-in.ts`,
    'proof-worker': `${src}/proof-worker.ts`,
  },
  output: {
    dir: out,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: ({ facadeModuleId }) =>
      facadeModuleId?.includes('/words/') ? 'locales/[name].js' : 'chunks/[name]-[hash].js',
    manualChunks: shared,
    hoistTransitiveImports: false,
  },
  // Schemas are made by pure functions, which a chain of calls hides: what of the contract is not used goes.
  treeshake: { manualPureFunctions: ['endpoint', 'line', 'lines', 'page'] },
  plugins: [...plugins, manifest],
  onwarn,
};
