// What a tag needs beyond the shared chunk stands in files of its own: no other tag carries it, and none loads a fourth script.
import { readFileSync } from 'node:fs';

/** Ours and the schemas', which have no state: a copy does as well as the first. Of anything else there is one. */
const copied = /\/packages\/\w+\/src\/|\/node_modules\/zod\//;

/**
 * Gives each of these tags its own copy of every module that it needs, in which whatever the shared chunk has is taken from there.
 * So the shared chunk is the same with these tags as without.
 *
 * @param entries the tags' own files, by path, and what is in each copy's name
 * @param shared what the shared chunk has: the names that are used, by module
 */
export function ownCopies(entries, shared) {
  const tagOf = (id = '') => entries.get(id) ?? /\?(coop-.+)$/.exec(id)?.[1];
  return {
    name: 'own-copies',
    async resolveId(source, importer, { isEntry }) {
      const tag = tagOf(importer);
      if (!tag || isEntry) return null;
      const found = await this.resolve(source, withoutTag(importer), { skipSelf: true });
      if (!found || found.external) return found;
      const id = withoutTag(found.id);
      const isOne =
        /\/define\//.test(id) || (shared.has(id) && (id === withoutTag(importer) || !copied.test(id)));
      return { ...found, id: isOne ? id : `${id}?${tag}` };
    },
    load: (id) => (id === withoutTag(id) ? null : readFileSync(withoutTag(id), 'utf8')),
    transform(code, id) {
      const original = withoutTag(id);
      if (id === original) return null;
      const names = shared.get(original);
      const short = original.includes('/contract/src/') ? forReplies(code, this.parse(code)) : code;
      return { code: names ? takenFrom(original, names, short, this.parse(short)) : short, map: null };
    },
  };
}

/** The path of a module, without the tag whose copy it is. */
export const withoutTag = (id) => id.replace(/\?coop-.+$/, '');

/** The module with these of its exports taken from the original. */
function takenFrom(original, names, code, { body }) {
  const taken = new Map();
  for (const { type, declaration, start, end } of body) {
    if (type !== 'ExportNamedDeclaration' || !declaration) continue;
    const [{ id }, another] = declaration.declarations ?? [declaration];
    if (!names.has(id.name)) continue;
    if (another) throw new Error(`${original}: declare ${id.name} by itself.`);
    taken.set(id.name, { start, end, text: '' });
  }
  if (taken.size === 0) return code;
  const list = [...taken.keys()].join(', ');
  const rest = without(code, [...taken.values()]);
  return `import { ${list} } from ${JSON.stringify(original)};\nexport { ${list} };\n${rest}`;
}

/**
 * A reply is the server's own word: its form is looked at, and not again how long a line may be or which words there are for
 * something. It leaves no default to be filled in, and which form it has of several is found by trying.
 */
function forReplies(code, tree) {
  const cuts = [];
  const cut = (start, end, text = '') => cuts.push({ start, end, text });
  walk(tree, ({ type, callee, arguments: [one, two] = [], start, end }) => {
    if (type !== 'CallExpression' || callee.type !== 'MemberExpression') return;
    const { object, property } = callee;
    switch (property.name) {
      case 'check':
        // With all that is in it.
        cut(object.end, end);
        return object;
      case '_default':
        cut(start, one.start);
        cut(one.end, end);
        return one;
      case 'tuple':
        cut(property.start, one.elements[0].start, 'array(');
        cut(one.elements[0].end, one.end);
        return one.elements[0];
      case 'enum':
        cut(property.start, end, 'string()');
        return object;
      case 'literal':
        cut(property.start, end, `${typeof one.value}()`);
        return object;
      case 'discriminatedUnion':
        cut(property.start, two.start, 'union(');
    }
  });
  return without(code, cuts);
}

function without(code, cuts) {
  return cuts
    .sort((a, b) => b.start - a.start)
    .reduce((left, { start, end, text }) => left.slice(0, start) + text + left.slice(end), code);
}

/** Goes through a tree; where a visit names a node, through that one alone. */
function walk(node, visit) {
  if (typeof node?.type !== 'string') return;
  const only = visit(node);
  for (const child of only ? [only] : Object.values(node).flat()) walk(child, visit);
}
