import { html, nothing, type TemplateResult } from 'lit';

/**
 * Shows a text in Markdown's simplest form: headings, paragraphs, lists, bold, italics and links. Nothing
 * in it is ever taken for HTML.
 *
 * @param level of the highest heading
 */
export function prose(text: string, level: number): TemplateResult[] {
  const blocks = text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n+/);
  return blocks.flatMap((block) => blockOf(block.replace(/^\n+|\s+$/g, ''), level));
}

function blockOf(block: string, level: number): TemplateResult[] {
  if (block === '') return [];
  const heading = /^(#{1,6})[ \t]+([^\n]+)(?:\n([\s\S]*))?$/.exec(block);
  if (heading) {
    const [, marks = '', title = '', rest = ''] = heading;
    const depth = Math.min(6, level + marks.length - 1);
    return [
      html`<div role="heading" aria-level=${depth} class="h${marks.length}">${inline(title)}</div>`,
      ...blockOf(rest, level),
    ];
  }
  const lines = block.split('\n');
  for (const [mark, list] of [
    [/^[ \t]*[-*+][ \t]+/, bullets],
    [/^[ \t]*\d{1,9}[.)][ \t]+/, numbers],
  ] as const) {
    if (mark.test(lines[0] ?? '')) return [list(items(lines, mark))];
    // A list may follow its paragraph without an empty line.
    const from = lines.findIndex((line) => mark.test(line));
    if (from > 0)
      return [...blockOf(lines.slice(0, from).join('\n'), level), list(items(lines.slice(from), mark))];
  }
  return [html`<p>${lines.map((line, i) => [i > 0 ? ' ' : '', inline(line)])}</p>`];
}

const bullets = (list: string[]) =>
  html`<ul>
    ${list.map((item) => html`<li>${inline(item)}</li>`)}
  </ul>`;
const numbers = (list: string[]) =>
  html`<ol>
    ${list.map((item) => html`<li>${inline(item)}</li>`)}
  </ol>`;

function items(lines: string[], mark: RegExp): string[] {
  const list: string[] = [];
  for (const line of lines) {
    if (mark.test(line)) list.push(line.replace(mark, ''));
    else list.push(`${list.pop() ?? ''} ${line.trim()}`.trim());
  }
  return list;
}

function inline(text: string): unknown {
  const match = /\*\*([^*]+)\*\*|__([^_]+)__|\*([^*\s][^*]*)\*|\[([^\]]+)\]\(([^()\s]+)\)/.exec(text);
  if (!match) return text;
  const [whole, strong, strongToo, em, label, address] = match;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + whole.length);
  const bold = strong ?? strongToo;
  const part = bold
    ? html`<strong>${bold}</strong>`
    : em
      ? html`<em>${em}</em>`
      : address && /^(?:https?:\/\/|mailto:)/i.test(address)
        ? html`<a href=${address} rel="noopener noreferrer" target="_blank">${label}</a>`
        : whole;
  return [before, part, after === '' ? nothing : inline(after)];
}
