import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Coop } from '@coopkit/sdk';
import { begin, freePort, run, says } from '../../../tests/program.ts';
import { makeCoop } from './coop.ts';

let coop: Awaited<ReturnType<typeof makeCoop>>;
before(async () => (coop = await makeCoop()));
after(() => coop.remove());

describe('coopkit serve', () => {
  it('serves what the command line then calls, and stops cleanly', async () => {
    const port = await freePort();
    const server = begin(['serve'], { ...coop.env, PORT: String(port) });
    await says(server, /Coopkit is at/);
    const url = `http://localhost:${port}`;
    const remote = { COOPKIT_URL: url, COOPKIT_SECRET_KEY: coop.keys.secretKey };
    assert.match((await run(['members', 'list'], remote)).out, /Simone/);
    assert.match((await run(['members', 'list'], { COOPKIT_URL: url })).err, /COOPKIT_SECRET_KEY/);
    assert.match(
      (await run(['members', 'list'], { ...remote, COOPKIT_SECRET_KEY: 'sk_x' })).err,
      /unknown_key/,
    );
    assert.match(
      (await run(['serve'], { ...coop.env, PORT: String(port) })).err,
      new RegExp(`Port ${port} is taken`),
    );

    await stop(server);
  });

  it('says what to set where a setting is wrong', async () => {
    const { status, err } = await run(['serve'], { ...coop.env, PORT: 'http' });
    assert.equal(status, 2);
    assert.match(err, /PORT is "http": set it to a whole number/);
  });

  it('says how to begin where there is no co-op yet, and nothing where it is to be silent', async () => {
    const fresh = { DATA_DIR: join(coop.folder, 'fresh'), PORT: '0' };
    const server = begin(['serve'], fresh);
    const said = await says(server, /coopkit init/);
    assert.match(said, /^Coopkit is at http:\/\/localhost:[1-9]\d*\n/);
    await stop(server);
    const port = await freePort();
    const silent = begin(['serve'], { ...fresh, PORT: String(port), LOG_LEVEL: 'silent' });
    let heard = '';
    silent.stdout?.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    while (!(await fetch(`http://localhost:${port}/healthz`).catch(() => null))?.ok);
    await stop(silent);
    assert.equal(heard, '');
  });
});

describe('coopkit demo', () => {
  it('is ready in one command, and its data is there the next time', async () => {
    const where = {
      DATA_DIR: join(coop.folder, 'demo'),
      PORT: String(await freePort()),
      SITE_PORT: String(await freePort()),
    };
    const start = async () => {
      const child = begin(['demo', '--json'], where);
      const said = await says(child, /\}\n/);
      const at = JSON.parse(said) as { site: string; join: string; secretKey: string };
      return { child, at };
    };
    const first = await start();
    const page = await fetch(first.at.site);
    assert.match(page.headers.get('content-security-policy') ?? '', /require-trusted-types-for 'script'/);
    assert.match(await page.text(), new RegExp(`<coop-join coop="http://localhost:${where.PORT}">`));
    assert.equal((await fetch(first.at.join)).status, 200);
    assert.equal((await fetch(`${first.at.site}/../../package.json`)).status, 404);
    const office = new Coop({ url: new URL(first.at.join).origin, secret: first.at.secretKey });
    const { id, classes, rulesVersion } = await office.profile.get();
    assert.deepEqual([classes.length, rulesVersion], [4, 1]);
    // Requests that no browser makes leave the website standing.
    for (const path of ['/%', '/%2e%2e/%2e%2e/package.json', '//evil.example/', '/nowhere.html', '/.html'])
      assert.equal((await get(first.at.site, path)).statusCode, 404, path);
    await stop(first.child);

    // A key file that is gone is made anew.
    rmSync(join(where.DATA_DIR, 'demo-secret-key'));
    const second = await start();
    assert.notEqual(second.at.secretKey, first.at.secretKey);
    assert.equal((await office.profile.get()).id, id);
    await stop(second.child);
    const third = await start();
    assert.equal(third.at.secretKey, second.at.secretKey);
    const { status, err } = await run(['demo'], { ...where, PORT: String(await freePort()) });
    assert.equal(status, 1);
    assert.match(err, /Port \d+ is taken: set SITE_PORT/);
    await stop(third.child);
  });

  it('says what to set where a port is none', async () => {
    const { status, err } = await run(['demo'], { DATA_DIR: join(coop.folder, 'none'), SITE_PORT: '99999' });
    assert.equal(status, 2);
    assert.match(err, /SITE_PORT is "99999"/);
  });
});

async function stop(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  assert.deepEqual(await closed, [0, null]);
}

/** A request for a path exactly as it stands, which `fetch` would tidy. */
async function get(site: string, path: string): Promise<IncomingMessage> {
  const [response] = (await once(request(site, { path }).end(), 'response')) as [IncomingMessage];
  response.resume();
  return response;
}
