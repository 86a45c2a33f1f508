import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { brotliCompressSync } from 'node:zlib';
import { Coop } from '@coopkit/sdk';
import { found, readConfig, start, type Founding } from '@coopkit/server';
import { launch, type Browser, type ElementHandle, type HTTPRequest, type Page } from 'puppeteer-core';
import { chromeFlags, findChrome } from '../scripts/browser.mjs';
import { freePort } from './program.ts';
import { FOUNDING } from '../packages/server/test/support.ts';

/** A real server, a stranger's website on another origin, and a real browser to visit it with. */
export async function makeWorld(founding: Partial<Founding> = {}) {
  const config = {
    ...readConfig({ DATA_DIR: '/nonexistent', COOPKIT_SECRET: 'a secret of the tests, long enough' }),
  };
  const port = await freePort();
  const server = await start({
    ...config,
    port,
    publicUrl: new URL(`http://localhost:${port}`),
    database: { sqlite: ':memory:' },
    logLevel: 'silent',
    rateLimitScale: 100,
  });
  const co = { url: server.url, policy: (coop: string) => strictPolicy(coop), html: '' };
  const site = createServer((request, response) => {
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(co.policy(server.url) ? { 'content-security-policy': co.policy(server.url) } : {}),
    });
    response.end(co.html);
  });
  const siteUrl = await listen(site);
  const founded = await found(
    server.parts.engine,
    { ...FOUNDING, origins: [siteUrl], ...founding },
    server.parts.now(),
  );
  const executablePath = findChrome();
  if (!executablePath) throw new Error('No Chromium: run the tests by npm test.');
  const browser: Browser = await launch({ executablePath, args: chromeFlags });
  const office = new Coop({ url: server.url, secret: founded.secretKey });

  async function mails(): Promise<{ to: string; subject: string; text: string }[]> {
    await server.jobs.idle();
    const response = await fetch(`${server.url}/dev/mail`, { headers: { accept: 'application/json' } });
    return ((await response.json()) as { items: { to: string; subject: string; text: string }[] }).items;
  }

  return {
    ...founded,
    coopUrl: server.url,
    siteUrl,
    server,
    browser,
    office,
    mails,
    /** The last code sent to an address. */
    async codeTo(email: string): Promise<string> {
      const mail = (await mails()).find(({ to, subject }) => to === email && /^\d{6}/.test(subject));
      return mail?.subject.slice(0, 6) ?? 'none';
    },
    /** Opens the website with this in its body. */
    visit: (body: string, options: VisitOptions = {}) => visit(browser, co, siteUrl, body, options),
    /** The same visitor finds something else on the website's page. */
    async again(visited: Visit, body: string, tag: string, options: VisitOptions = {}): Promise<Visit> {
      co.html = pageOf(co.url, body, options);
      visited.tag = tag;
      await visited.page.reload();
      return visited;
    },
    async close() {
      await browser.close();
      site.closeAllConnections();
      site.close();
      await server.stop();
    },
  };
}

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** The strictest policy that a page with our elements can have. */
export function strictPolicy(coop: string): string {
  return `default-src 'self'; script-src 'self' ${coop}; connect-src ${coop}; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html`;
}

export interface VisitOptions {
  policy?: (coop: string) => string;
  lang?: string;
  dir?: 'ltr' | 'rtl';
  width?: number;
  scheme?: 'light' | 'dark';
  forcedColors?: boolean;
  javaScript?: boolean;
  /** Whether the page waits for the script before it is painted. */
  blocking?: boolean;
  /** In the page's head. */
  head?: string;
  /** Another address than the website's. */
  url?: string;
}

async function visit(
  browser: Browser,
  co: { url: string; policy: (coop: string) => string; html: string },
  siteUrl: string,
  body: string,
  { lang = 'en', dir = 'ltr', width = 800, scheme = 'light', ...options }: VisitOptions,
): Promise<Visit> {
  co.policy = options.policy ?? strictPolicy;
  co.html = pageOf(co.url, body, { lang, dir, ...options });
  // Each visit is a visitor of their own: no storage is shared with the one before.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setJavaScriptEnabled(options.javaScript ?? true);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  if (options.forcedColors) {
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value: 'active' }],
    });
  }
  const visited = new Visit(page);
  await visited.watch();
  await page.goto(options.url ?? siteUrl);
  return visited;
}

function pageOf(
  coop: string,
  body: string,
  { lang = 'en', dir = 'ltr', blocking, head = '' }: VisitOptions,
): string {
  return `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>A stranger’s site</title>
    <script type="module"${blocking ? ' blocking="render"' : ''} src="${coop}/elements/1/coopkit.js"></script>${head}</head><body>
    <main><h1>A stranger’s site</h1>${body.replaceAll('COOP', coop)}</main></body></html>`;
}

/** A page, as a test sees it: through the element's shadow root, by what a person would use. */
export class Visit {
  readonly page: Page;
  readonly requests: HTTPRequest[] = [];
  /** Violations of the policy, errors of scripts, and warnings. */
  readonly troubles: string[] = [];
  tag = 'coop-join';

  constructor(page: Page) {
    this.page = page;
  }

  async watch(): Promise<void> {
    this.page.on('request', (request) => this.requests.push(request));
    this.page.on('pageerror', (error) => this.troubles.push(`error: ${String(error)}`));
    this.page.on('console', (message) => {
      if (message.type() === 'warn' || /^TROUBLE/.test(message.text())) this.troubles.push(message.text());
    });
    await this.page.evaluateOnNewDocument(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.log('TROUBLE policy', event.violatedDirective, event.blockedURI, event.sample),
      );
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        })[]) {
          if (!entry.hadRecentInput) console.log('TROUBLE layout shift', entry.value);
        }
      }).observe({ type: 'layout-shift', buffered: true });
      for (const type of [
        'coop-before-join',
        'coop-joined',
        'coop-failed',
        'coop-signed-in',
        'coop-signed-out',
        'coop-before-cast',
        'coop-ballot-cast',
        'coop-before-pay',
        'coop-payment-started',
        'coop-paid',
        'coop-shares-changed',
      ]) {
        document.addEventListener(type, (event) => {
          const { events = [] } = globalThis as { events?: string[] };
          events.push(type);
          Object.assign(globalThis, { events });
          if (event.cancelable && (globalThis as { veto?: boolean }).veto) event.preventDefault();
          if ('receipt' in event) Object.assign(globalThis, { receipt: event.receipt });
        });
      }
    });
  }

  /** The element at a place in the shadow root, once it is there. */
  async get(selector: string): Promise<ElementHandle<HTMLInputElement>> {
    const found = await this.page.waitForFunction(
      (tag, inside) => document.querySelector(tag)?.shadowRoot?.querySelector(inside),
      { timeout: 10_000, polling: 50 },
      this.tag,
      selector,
    );
    return found.asElement() as ElementHandle<HTMLInputElement>;
  }

  /** Types into a field, in place of what it held. */
  async type(name: string, text: string): Promise<void> {
    const input = await this.get(`[name="${name}"]`);
    await input.evaluate((element, value) => {
      element.value = value;
      element.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
  }

  async click(selector: string): Promise<void> {
    await (await this.get(selector)).evaluate((element) => element.click());
  }

  /** Goes on, as Enter or the button does. */
  next(): Promise<void> {
    return this.click('[part="submit"]');
  }

  /** Waits until the element's own text holds this. */
  async sees(text: string): Promise<void> {
    const shown = await this.page
      .waitForFunction(
        (tag, wanted) => document.querySelector(tag)?.shadowRoot?.textContent?.includes(wanted),
        { timeout: 10_000, polling: 50 },
        this.tag,
        text,
      )
      .catch(() => undefined);
    if (shown) return;
    const instead = await this.page.evaluate(
      (tag) => document.querySelector(tag)?.shadowRoot?.innerHTML,
      this.tag,
    );
    throw new Error(
      `"${text}" was not shown, but: ${instead?.slice(0, 800) ?? 'nothing'} ${this.troubles.join('; ')}`,
    );
  }

  /** The bytes of all that the page has had of a server, in brotli. */
  async weight(server: string): Promise<number> {
    // What a browser asks before it asks has no body.
    const own = this.requests.filter(
      (request) => request.url().startsWith(server) && request.method() !== 'OPTIONS',
    );
    const sizes = own.map(async (request) => brotliCompressSync(await request.response()!.buffer()).length);
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  }

  valueOf(name: string): Promise<string> {
    return this.get(`[name="${name}"]`).then((input) => input.evaluate((element) => element.value));
  }

  events(): Promise<string[]> {
    return this.page.evaluate(() => (globalThis as { events?: string[] }).events ?? []);
  }

  /** What axe finds wrong, each with the elements concerned. */
  async axe(): Promise<string[]> {
    await this.page.evaluate(axeSource);
    return this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: {
          run: (
            options: object,
          ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
        };
      };
      const { violations } = await axe.run({ resultTypes: ['violations'] });
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`).join(' | ')}`,
      );
    });
  }

  /** Closes the page; says what trouble there was. */
  async end(): Promise<string[]> {
    await this.page.browserContext().close();
    return this.troubles;
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
