import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const path = new URL('../cdn/manifest.json', import.meta.url);
assert.ok(existsSync(path), 'The elements are not built: npm run build.');
const sizes = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { brotli: number }>;
const sum = (of: RegExp) =>
  Object.entries(sizes)
    .filter(([file]) => of.test(file))
    .reduce((total, [, { brotli }]) => total + brotli, 0);

describe('the bytes of the script-tag files, brotli', () => {
  it('of <coop-join> up to its first step are at most 19.5 kB', () => {
    assert.ok(sum(/^coopkit\.js|^coop-join\.js|^chunks\/shared/) <= 19_500);
  });
  // Of 30 kB until there is something to pay, the rest is for the co-op's profile and its rules.
  for (const language of ['en', 'fr']) {
    it(`of <coop-join> with shares until the payment step are at most 29 kB: ${language}`, () => {
      const own =
        /^coopkit\.js|^coop-join\.js|^chunks\/(shared|later|terms-(?!words)|money|proof-(?!in-worker))/;
      const words = new RegExp(`^locales/${language}(-join|-terms)?\\.js`);
      assert.ok(sum(own) + sum(words) <= 29_000);
    });
  }
  it('of paying, and of each way to pay, are at most 4.6 kB', () => {
    const parts = Object.entries(sizes).filter(([file]) => /^chunks\/(pay|qr|debit|stripe)-/.test(file));
    assert.ok(parts.length >= 4);
    for (const [file, { brotli }] of parts) assert.ok(brotli <= 4_600, file);
  });
  it('of <coop-sign-in> are at most 16.5 kB', () => {
    assert.ok(sum(/^coopkit\.js|^coop-sign-in\.js|^chunks\/shared/) <= 16_500);
  });
  // What is shown of a vote comes with its data, and with no other script.
  it('of <coop-vote> with a yes-no ballot are at most 20 kB', () => {
    assert.ok(sum(/^coopkit\.js|^coop-vote\.js|^chunks\/shared/) <= 20_000);
  });
  for (const kind of ['consent', 'single-choice', 'approval', 'score', 'ranked', 'credits', 'budget']) {
    it(`of the ${kind} ballot are at most 4 kB more`, () => {
      const files = new RegExp(`^chunks/(${kind}-ballot|checkboxes|en-ballots|option)-`);
      assert.ok(sum(files) > 0 && sum(files) <= 4_000);
    });
  }
  it('of casting a ballot are at most 3.5 kB more', () => assert.ok(sum(/^chunks\/casting-/) <= 3_500));
  it('of <coop-result> up to who won are at most 20 kB', () => {
    assert.ok(sum(/^coopkit\.js|^coop-result\.js|^chunks\/shared/) <= 20_000);
  });
  it('of <coop-votes> are at most 17.5 kB', () => {
    assert.ok(sum(/^coopkit\.js|^coop-votes\.js|^chunks\/shared/) <= 17_500);
  });
  it('of <coop-shares> up to what is due are at most 20 kB', () => {
    assert.ok(sum(/^coopkit\.js|^coop-shares\.js|^chunks\/shared/) <= 20_000);
  });
  it('of what follows the first view of shares are at most 4.5 kB', () => {
    assert.ok(sum(/^chunks\/acts-/) <= 4_500);
  });
  it('of what follows a result’s first view are at most 4 kB', () => {
    assert.ok(sum(/^chunks\/more-/) <= 4_000);
  });
  // Watching for tags and importing their files is all it does.
  it('of the autoloader are at most 500', () => assert.ok(sum(/^coopkit\.js/) <= 500));
  // One language's sentences; only one is ever loaded.
  it('of a locale are at most 2.5 kB', () => assert.ok(sum(/^locales\/fr\.js/) <= 2_500));
});
