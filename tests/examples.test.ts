import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch, type Browser } from 'puppeteer-core';
import { chromeFlags, findChrome } from '../scripts/browser.mjs';
import { begin, freePort, says } from './program.ts';
import { Visit } from './world.ts';

describe('the demonstration, as a newcomer starts it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'coopkit-examples-'));
  let demo: ChildProcess;
  let browser: Browser;
  let at: { site: string; join: string; mail: string; secretKey: string };

  before(async () => {
    const env = { DATA_DIR: folder, PORT: String(await freePort()), SITE_PORT: String(await freePort()) };
    demo = begin(['demo', '--json'], env);
    at = JSON.parse(await says(demo, /\}\n/)) as typeof at;
    browser = await launch({ executablePath: findChrome() ?? '', args: chromeFlags });
  });
  after(async () => {
    await browser.close();
    const closed = once(demo, 'close');
    demo.kill('SIGTERM');
    await closed;
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (path: string, tag = 'coop-join') => {
    const visit = new Visit(await browser.newPage());
    visit.tag = tag;
    await visit.watch();
    await visit.page.goto(`${at.site}${path}`);
    return visit;
  };

  it('shows a website that embeds the form, and whoever joins is read back by the site’s own program', async () => {
    const visit = await open('/');
    await visit.click('[value="rider"]');
    await visit.next();
    await visit.type('name', 'Ada Lovelace');
    await visit.type('email', 'ada@example.org');
    await visit.next();
    await visit.click('[name="consent"]');
    await visit.next();
    await visit.get('[name="code"]');
    let code: string | undefined;
    while (code === undefined) {
      const response = await fetch(at.mail, { headers: { accept: 'application/json' } });
      const { items } = (await response.json()) as { items: { to: string; subject: string }[] };
      code = items.find(({ to }) => to === 'ada@example.org')?.subject.slice(0, 6);
    }
    await visit.type('code', code);
    await visit.next();
    await visit.sees('You are member no. 11 of Harbour Taxis.');
    assert.deepEqual(
      visit.troubles.filter((trouble) => !trouble.includes('layout shift')),
      [],
    );

    const script = fileURLToPath(new URL('../examples/node-script/read-members.ts', import.meta.url));
    const program = spawn(process.execPath, ['--conditions=@coopkit/source', script], {
      env: { PATH: process.env.PATH, COOP_URL: new URL(at.join).origin, COOP_SECRET: at.secretKey },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    program.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await once(program, 'close');
    const lines = said.trimEnd().split('\n');
    assert.deepEqual(
      [lines.length, lines[0], lines.at(-1)],
      [11, '1\tSimone Marchand\tdriver', '11\tAda Lovelace\trider'],
    );
  });

  it('speaks French where the page does, and asks a driver for all that the co-op asks', async () => {
    const visit = await open('/fr.html');
    await visit.click('[value="driver"]');
    await visit.next();
    await visit.sees('Numéro de carte professionnelle');
    await visit.page.waitForFunction(
      () =>
        document.querySelector('coop-join')?.shadowRoot?.querySelector('[value="FR"]')?.textContent ===
        'France',
    );
    assert.deepEqual(
      visit.troubles.filter((trouble) => !trouble.includes('layout shift')),
      [],
    );
  });

  it('has a page to sign in', async () => {
    const visit = await open('/sign-in.html', 'coop-sign-in');
    await visit.get('[name="email"]');
    assert.deepEqual(
      visit.troubles.filter((trouble) => !trouble.includes('layout shift')),
      [],
    );
  });
});
