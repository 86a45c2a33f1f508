import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Erasure, PersonalData, RegisterLine } from '@coopkit/contract';
import { run } from '../../../tests/program.ts';
import { makeCoop } from './coop.ts';

describe('the register, a member’s status and data', () => {
  let coop: Awaited<ReturnType<typeof makeCoop>>;
  before(async () => {
    coop = await makeCoop();
    const file = coop.file(
      'members.csv',
      'name,email,joined,number\nAda Lovelace,ada@example.org,2020-02-02,7\n',
    );
    const { status, err } = await run(['import', 'members', file, '--class', 'driver', '--write'], coop.env);
    assert.equal(status, 0, err);
  });
  after(() => coop.remove());

  it('are recorded, shown, printed and erased', async () => {
    const set = await run(
      [
        ...['members', 'status', '7', 'expelled', '--on', '2021-03-03'],
        ...['--decision', 'So decided.', '--meeting', '2021-03-01'],
      ],
      coop.env,
    );
    assert.equal(set.out.trim(), 'Ada Lovelace is expelled from 2021-03-03 on.', set.err);

    const told = async (on: string) =>
      (await coop.read<RegisterLine[]>('register', '--on', on)).map(({ number, status }) => [number, status]);
    assert.deepEqual(await told('2021-03-02'), [[7, 'active']]);
    assert.deepEqual(await told('2021-03-03'), [[7, 'expelled']]);

    const out = join(coop.folder, 'register.html');
    const page = await run(['register', '--html', '--locale', 'fr', '--out', out], coop.env);
    assert.equal(page.status, 0, page.err);
    assert.match(readFileSync(out, 'utf8'), /^<!doctype html>[^]*Ada Lovelace[^]*<\/html>\n$/);
    assert.equal(statSync(out).mode & 0o777, 0o600);
    const csv = await run(['register', '--csv', '--on', '2021-12-31'], coop.env);
    assert.match(
      csv.out,
      /^number,name,[^\r]*\r\n7,Ada Lovelace,.*2020-02-02,2021-03-03,expelled,,So decided\. \(2021-03-01\)/,
    );

    const data = await coop.read<PersonalData>('export', '--member', '7');
    assert.deepEqual([data.number, data.sections[0]?.rows[0]?.email], [7, 'ada@example.org']);
    const text = await run(['export', '--member', '7'], coop.env);
    assert.match(text.out, /ADHÉSION\n\n[^]*email +ada@example\.org/);

    const { erased, kept } = await coop.read<Erasure>('members', 'erase', '7');
    assert.ok(erased.includes('answers'));
    assert.deepEqual(kept[0]?.until, '2031-12-31');
    const after = await coop.read<PersonalData>('export', '--member', '7');
    assert.equal(JSON.stringify(after).includes('ada@example.org'), false);
  });

  it('are refused with a sentence where they are asked for wrongly', async () => {
    const says = async (args: string[], status: number, words: RegExp) => {
      const done = await run(args, coop.env);
      assert.deepEqual([done.status, words.test(done.err)], [status, true], done.err);
    };
    await says(['register', '--csv', '--html'], 2, /one of --csv, --html/);
    await says(['register', '--on', '2021-02-30'], 2, /--on is "2021-02-30"/);
    await says(['export'], 2, /--member NUMBER/);
    await says(['export', '--member', '99'], 1, /no member number 99/);
    await says(['members', 'status', '1', 'sleeping'], 2, /none of active/);
    await says(['members', 'status', '1', 'expelled'], 1, /decision/);
    await says(['members', 'status', '1', 'expelled', '--decision', 'x'], 2, /--meeting/);
    await says(['members', 'erase', '1'], 1, /member still/);
  });
});
