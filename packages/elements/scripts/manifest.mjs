// Writes what editors and frameworks read of the elements, from their own class docs: custom-elements.json, and types of
// the tags for React, Preact, Vue, Svelte and Solid. `--check` only says whether all are as they should be.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { format, resolveConfig } from 'prettier';

const folder = join(import.meta.dirname, '..');
// The analyzer adds "customElements" to the package.json of the folder it is in, unless that has it.
process.chdir(folder);
const globs = ['src/coop-*.ts', 'src/define/*.ts', 'src/events.ts', 'src/pay/events.ts'];
const manifest = clean(
  await cli({
    argv: ['analyze', '--litelement', '--quiet', '--globs', ...globs],
    cwd: folder,
    noWrite: true,
  }),
);
const elements = manifest.modules.flatMap(({ declarations = [] }) =>
  declarations.filter(({ tagName }) => tagName),
);
const files = {
  'custom-elements.json': JSON.stringify(manifest),
  'jsx/elements.d.ts': tagTypes(),
  'jsx/react.d.ts': augments(
    "module 'react'",
    'namespace JSX { interface IntrinsicElements extends CoopElements {} }',
  ),
  'jsx/preact.d.ts': augments(
    "module 'preact'",
    'namespace JSX { interface IntrinsicElements extends CoopElements {} }',
  ),
  'jsx/solid.d.ts': augments(
    "module 'solid-js'",
    'namespace JSX { interface IntrinsicElements extends CoopElements {} }',
  ),
  'jsx/vue.d.ts': augments("module 'vue'", 'interface GlobalComponents extends CoopElements {}'),
  'jsx/svelte.d.ts': augments(
    "module 'svelte/elements'",
    'interface SvelteHTMLElements extends CoopElements {}',
  ),
};
mkdirSync(join(folder, 'jsx'), { recursive: true });

let stale = false;
for (const [name, text] of Object.entries(files)) {
  const path = join(folder, name);
  const wanted = await format(text, { ...(await resolveConfig(path)), filepath: path });
  if (!process.argv.includes('--check')) writeFileSync(path, wanted);
  else if (read(path) !== wanted) {
    stale = true;
    console.error(`packages/elements/${name} is not up to date: npm run build`);
  }
}
process.exit(stale ? 1 : 0);

/** What is public: no state, no private member, and the events as the class docs name them. */
function clean({ modules, ...rest }) {
  for (const module of modules) {
    module.path = module.path.replace(/^src\/(.*)\.ts$/, 'dist/$1.js');
    for (const each of module.declarations) {
      const isPublic = (member) => (member.privacy ?? 'public') === 'public' && !member.name.startsWith('#');
      const fields = new Map((each.members ?? []).map((member) => [member.name, member]));
      if (each.attributes) {
        each.attributes = each.attributes.filter(({ fieldName, name }) =>
          isPublic(fields.get(fieldName ?? name) ?? { name }),
        );
      }
      if (each.members) each.members = each.members.filter(isPublic);
      if (each.events) each.events = each.events.filter(({ name }) => name.startsWith('coop-'));
    }
  }
  return { ...rest, modules };
}

function tagTypes() {
  const attributes = ({ attributes: list }) =>
    list
      .map(({ name, description, type }) => `/** ${description} */ '${name}'?: ${attributeType(type.text)};`)
      .join('\n');
  const tags = elements
    .map((each) => `'${each.tagName}': Attributes['${each.tagName}'] & Common;`)
    .join('\n');
  return `// Made by scripts/manifest.mjs from the elements' class docs.
import type { ${elements.map(({ name }) => name).join(', ')} } from '@coopkit/elements';

interface Attributes {
${elements.map((each) => `'${each.tagName}': { ref?: unknown; ${attributes(each)} };`).join('\n')}
}

/** What any element takes, in any framework. */
interface Common {
  id?: string; class?: string; className?: string; slot?: string; lang?: string; dir?: string; hidden?: boolean;
  key?: string | number | null; children?: unknown; style?: unknown;
}

/** The tags of the elements, with what each takes. */
export interface CoopElements {
${tags}
}

export interface CoopElementClasses {
${elements.map(({ tagName, name }) => `'${tagName}': ${name};`).join('\n')}
}
`;
}

/** One framework's own list of tags, extended by ours: import it once, by `@coopkit/elements/jsx/…`. */
function augments(what, declaration) {
  return `// Made by scripts/manifest.mjs.
import type { CoopElements } from './elements.js';

declare ${what} {
  ${declaration}
}
`;
}

/** An attribute is text, a number that becomes text, or a yes. */
function attributeType(type) {
  if (type === 'boolean') return 'boolean';
  if (type === 'number') return 'number | string';
  return type.includes('ApplicantKind') ? "'person' | 'organisation'" : 'string';
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
