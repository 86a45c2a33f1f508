import { XMLParser } from 'fast-xml-parser';
import { BankingError } from './error.ts';
import { lineOf } from './text.ts';

const deepest = 40;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

/** An element of a document: what is in it, and its path for whoever has to find it. */
export class XmlElement {
  readonly path: string;
  readonly #content: unknown;

  constructor(content: unknown, path: string) {
    this.#content = content;
    this.path = path;
  }

  /** The elements of a name directly within. */
  all(name: string): XmlElement[] {
    const found = property(this.#content, name);
    if (!Array.isArray(found)) return [];
    const many = found.length > 1;
    const path = this.path === '' ? name : `${this.path}/${name}`;
    return found.map((each, at) => new XmlElement(each, many ? `${path}[${at + 1}]` : path));
  }

  /** The first element down a way of names, or null. */
  one(...names: string[]): XmlElement | null {
    return names.reduce<XmlElement | null>((element, name) => element?.all(name)[0] ?? null, this);
  }

  /** The text of the first element down a way of names, without the space around it; null where there is none. */
  text(...names: string[]): string | null {
    const element = this.one(...names);
    const content = element === null ? null : element.#content;
    const text = typeof content === 'string' ? content : property(content, '#');
    const plain = typeof text === 'string' ? unescaped(text).trim() : '';
    return plain === '' ? null : plain;
  }

  /** What an attribute says, or null. */
  attribute(name: string): string | null {
    const value = property(this.#content, `@${name}`);
    return typeof value === 'string' ? unescaped(value) : null;
  }

  /** The first element down a way of names, which has to be there. */
  must(...names: string[]): XmlElement {
    const element = this.one(...names);
    if (element !== null) return element;
    throw new BankingError('missing_element', this.path, `It has no ${names.join('/')}.`);
  }

  /** The text down a way of names, which has to be there. */
  mustText(...names: string[]): string {
    const text = this.text(...names);
    if (text !== null) return text;
    throw new BankingError('missing_element', this.path, `It has no ${names.join('/')}.`);
  }
}

function property(content: unknown, name: string): unknown {
  return typeof content === 'object' && content !== null && Object.hasOwn(content, name)
    ? (content as Record<string, unknown>)[name]
    : undefined;
}

/**
 * The document of an XML text, without its namespaces. It has no document type and so no entities but XML's own five.
 *
 * @throws {BankingError} `not_xml` where it is not well formed or was cut off, `too_deep`
 */
export function readXml(text: string): XmlElement {
  const plain = withoutCdata(text);
  checkNesting(plain);
  try {
    return new XmlElement(parser.parse(plain), '');
  } catch (error) {
    throw new BankingError('not_xml', 'file', error instanceof Error ? error.message : 'It cannot be read.');
  }
}

/** A section of plain text says the same as its text with marks escaped; a comment says nothing. Lines stay lines. */
function withoutCdata(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf('<!'); at !== -1; at = text.indexOf('<!', from)) {
    const [start, end] = text.startsWith('<!--', at) ? ['<!--', '-->'] : ['<![CDATA[', ']]>'];
    const close = text.startsWith(start, at) ? text.indexOf(end, at + start.length) : -1;
    if (close === -1) throw notXml(text, at, 'A document type or an open section is not taken.');
    const inner = text.slice(at + start.length, close);
    pieces.push(text.slice(from, at), end === ']]>' ? escaped(inner) : inner.replace(/[^\n]+/g, ''));
    from = close + end.length;
  }
  return pieces.join('') + text.slice(from);
}

/** The parser forgives what is not closed: half a statement would be read as a whole one. */
function checkNesting(text: string): void {
  const open: string[] = [];
  let roots = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const tag = tagAt(text, at);
    if (tag.startsWith('</')) {
      const name = tag.slice(2, -1).trimEnd();
      if (open.pop() !== name) throw notXml(text, at, `</${name.slice(0, 40)}> closes what is not open.`);
    } else if (!tag.startsWith('<?')) {
      if (open.length === 0) roots += 1;
      if (roots > 1) throw notXml(text, at, 'A second document begins.');
      if (!tag.endsWith('/>')) open.push(/^<([^\s>]+)/.exec(tag)?.[1] ?? '');
      if (open.length > deepest) {
        throw new BankingError('too_deep', lineOf(text, at), 'Elements stand in elements too deep.');
      }
    }
    at += tag.length;
  }
  const left = open.at(-1);
  if (left !== undefined || roots === 0) {
    throw notXml(
      text,
      text.length,
      left === undefined ? 'It has no element.' : `<${left.slice(0, 40)}> is not closed.`,
    );
  }
}

function tagAt(text: string, at: number): string {
  let end = text.indexOf('>', at);
  const quoted = /"[^"]*"|'[^']*'/g;
  const name = end === -1 ? '' : text.slice(at, end + 1);
  if (/["']/.test(name)) {
    for (quoted.lastIndex = at; ;) {
      const next = quoted.exec(text);
      if (next === null || next.index > end) break;
      if (quoted.lastIndex > end) end = text.indexOf('>', quoted.lastIndex);
      if (end === -1) break;
    }
  }
  if (end === -1 || end - at > 4000) throw notXml(text, at, 'A tag is not closed.');
  const tag = text.slice(at, end + 1);
  if (!/^<(?:[/?]?[A-Za-z_])/.test(tag)) throw notXml(text, at, 'A tag has no name.');
  return tag;
}

function notXml(text: string, position: number, message: string): BankingError {
  return new BankingError('not_xml', lineOf(text, position), message);
}

const marks: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g, characterOf)
    : text;
}

function characterOf(all: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return marks[name] ?? all;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
    ? String.fromCodePoint(code)
    : all;
}

/** A text as it may stand in an element or in an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => {
    const name = Object.keys(marks).find((key) => marks[key] === mark) ?? '';
    return `&${name};`;
  });
}
