import { escaped } from './xml.ts';

/** Versions of pain.008.001: they name a bank's BIC differently. */
export type PainVersion = '08' | '02';

/** An element with a text, or with elements that are written already. */
export function element(
  name: string,
  content: string | readonly string[],
  attributes: Readonly<Record<string, string>> = {},
): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inner = typeof content === 'string' ? escaped(content) : content.join('');
  return `<${name}${said.join('')}>${inner}</${name}>`;
}
