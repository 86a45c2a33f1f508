/** A template as HTML, escaped as Lit would: enough to look at what a function returns without a browser. */
export function render(value: unknown): string {
  if (Array.isArray(value)) return value.map(render).join('');
  if (typeof value === 'object' && value !== null && 'strings' in value) {
    const { strings, values } = value as unknown as { strings: readonly string[]; values: unknown[] };
    return strings
      .map((text, i) => {
        if (i >= values.length) return text;
        return /=$/.test(text) ? `${text}"${render(values[i])}"` : text + render(values[i]);
      })
      .join('');
  }
  if (typeof value === 'string') return value.replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`);
  return typeof value === 'number' ? String(value) : '';
}
