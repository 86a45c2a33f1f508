import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/**
 * What a hosted page may do: its own scripts and styles and nothing else. `coopkit` is the policy by
 * which the join form starts its worker.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html coopkit',
].join('; ');

export interface Page {
  title: string;
  locale: string;
  body: HtmlEscapedString | Promise<HtmlEscapedString>;
  /** Whether the page holds elements. */
  elements?: boolean;
}

/** A page of the server's own. */
export function layout({ title, locale, body, elements = false }: Page) {
  return html`<!doctype html>
    <html lang="${locale}" dir="${['ar', 'fa', 'he', 'ur'].includes(locale) ? 'rtl' : 'ltr'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="/page.css" />
        <link rel="icon" href="data:," />
        ${elements ? raw('<script type="module" src="/elements/1/coopkit.js"></script>') : ''}
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
}

export const PAGE_CSS = `:root {
  color-scheme: light dark;
  --coop-color-accent: light-dark(#1d5f4a, #8fd6b9);
  --coop-button-background: var(--coop-color-accent);
  --coop-button-color: light-dark(#ffffff, #10231b);
  font: 1.0625rem/1.55 system-ui, sans-serif;
  color: light-dark(#1b1f1d, #e9eeeb);
  background: light-dark(#fbfaf7, #151917);
}
* { box-sizing: border-box; }
body { margin: 0; }
main { max-width: 40rem; margin: 0 auto; padding: clamp(1.5rem, 6vw, 4rem) 1.25rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1.5rem; text-wrap: balance; }
a { color: var(--coop-color-accent); }
nav { display: flex; flex-wrap: wrap; gap: 1rem; }
article { border-block-start: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding-block: 1rem; }
article h2 { font-size: 1.0625rem; margin: 0; }
article p { margin: 0.25rem 0; opacity: 0.8; }
coop-vote + coop-result { margin-block-start: 3rem; padding-block-start: 2rem; border-block-start: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0.5rem 0 0; }
`;
