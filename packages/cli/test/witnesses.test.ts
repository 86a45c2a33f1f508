import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { run } from '../../../tests/program.ts';
import { makeCoop } from './coop.ts';

interface Keys {
  host: string;
  publicKey: string;
  witnessKey: string;
}

let one: Awaited<ReturnType<typeof makeCoop>>;
let two: Awaited<ReturnType<typeof makeCoop>>;
before(async () => {
  one = await makeCoop();
  two = await makeCoop();
});
after(() => {
  one.remove();
  two.remove();
});

describe('coopkit witnesses', () => {
  it('tells two co-ops of each other', async () => {
    const ours = await one.read<Keys>('witnesses', 'key');
    const theirs = await two.read<Keys>('witnesses', 'key');
    assert.notEqual(ours.publicKey, theirs.publicKey);
    assert.deepEqual(await one.read<Keys>('witnesses', 'key'), ours);
    await two.read('witnesses', 'sign-for', ours.host, ours.publicKey);
    await one.read('witnesses', 'add', 'https://two.example/witness/', theirs.witnessKey);
    const name = theirs.witnessKey.split('+')[0];
    assert.deepEqual(await one.read('witnesses', 'list'), {
      witnesses: [{ name, url: 'https://two.example/witness', key: theirs.witnessKey }],
      signsFor: [],
    });
    assert.deepEqual(await two.read('witnesses', 'list'), {
      witnesses: [],
      signsFor: [{ host: ours.host, publicKey: ours.publicKey }],
    });
    await one.read('witnesses', 'remove', name ?? '');
    const again = await run(['witnesses', 'remove', name ?? ''], one.env);
    assert.deepEqual([again.status, /There is no witness/.test(again.err)], [1, true]);
  });

  it('takes nothing that is no key, host or address', async () => {
    for (const words of [
      ['add', 'https://two.example/witness', 'no key'],
      ['add', 'two.example', 'x+1+y'],
      ['sign-for', 'HARBOUR', 'A'.repeat(43)],
      ['sign-for', 'harbour.coop', 'short'],
    ]) {
      const { status, err } = await run(['witnesses', ...words], one.env);
      assert.equal(status, 2, err);
    }
  });
});
