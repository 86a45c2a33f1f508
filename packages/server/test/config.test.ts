import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { ConfigError, readConfig } from '@coopkit/server';

describe('the settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'coopkit-config-'));
  after(() => rmSync(folder, { recursive: true }));
  const DATA_DIR = join(folder, 'data');

  it('need nothing on one’s own machine, and keep a secret that only the owner reads', () => {
    const first = readConfig({ DATA_DIR });
    assert.equal(first.publicUrl.origin, 'http://localhost:4000');
    assert.deepEqual(first.database, { sqlite: join(DATA_DIR, 'coopkit.sqlite') });
    assert.equal(readConfig({ DATA_DIR }).secret, first.secret);
    assert.equal(statSync(join(DATA_DIR, 'secret')).mode & 0o777, 0o600);
  });

  for (const [env, says] of [
    [{ PORT: 'http' }, /PORT is "http": set it to a whole number from 0 to 65535/],
    [{ PUBLIC_URL: 'coop.example' }, /PUBLIC_URL is "coop\.example": set it to an address/],
    [{ PUBLIC_URL: 'https://coop.example/x' }, /without a path/],
    [{ PUBLIC_URL: 'https://coop.example' }, /Set SMTP_URL=/],
    [{ SMTP_URL: 'mail.example' }, /SMTP_URL is "mail\.example": set it to smtp:/],
    [{ DATABASE_URL: 'mysql://me:hunter2@db/x' }, /DATABASE_URL is "mysql:\/\/…@db\/x": set it to postgres:/],
    [{ DATABASE_URL: 'postgres://db/x' }, /COOPKIT_SECRET is not set/],
    [{ COOPKIT_SECRET: 'short' }, /COOPKIT_SECRET is too short/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL is "loud": set it to error, warn, info or silent/],
    [{ RATE_LIMIT_SCALE: '0' }, /RATE_LIMIT_SCALE is "0"/],
  ] as const) {
    it(`say what to set: ${JSON.stringify(env)}`, () => {
      assert.throws(
        () => readConfig({ DATA_DIR, ...env }),
        (error: Error) =>
          error instanceof ConfigError && says.test(error.message) && !error.message.includes('hunter2'),
      );
    });
  }
});
