import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { PageLocale } from './words.ts';

/** A page that is read and printed as it stands, and may be kept as a file: its style is within it. */
const STYLE = `
:root { font: 10pt/1.4 system-ui, sans-serif; color: #111; background: #fff; }
body { margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.1rem; margin: 2rem 0 0.5rem; break-after: avoid; }
p { margin: 0.25rem 0; }
ul { margin: 0; padding: 0; list-style: none; }
table { width: 100%; border-collapse: collapse; margin-top: 1rem; }
caption { text-align: start; }
th, td { text-align: start; vertical-align: top; padding: 0.3rem 0.5rem 0.3rem 0; border-bottom: 1px solid #bbb; overflow-wrap: break-word; }
tbody th { width: 14rem; }
thead th { border-bottom: 2px solid #111; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.d { white-space: nowrap; }
@page { size: A4 landscape; margin: 15mm 12mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; } }
@media print { :root { font-size: 8.5pt; } body { margin: 0; max-width: none; padding: 0; } }
`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** Headers of such a page: it runs nothing and fetches nothing, and no other machine keeps it. */
export const DOCUMENT_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** The beginning of a document, to its heading. */
export async function documentHead(title: string, subtitle: string, locale: PageLocale): Promise<string> {
  const head = await html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    ${raw(`<style>${STYLE}</style>`)}
  </head>`;
  const heading = await html`<h1>${title}</h1>
    <p>${subtitle}</p>`;
  return `<!doctype html>\n<html lang="${locale}">${head}<body>${heading}`;
}

export const DOCUMENT_END = '</body></html>\n';
