import assert from 'node:assert/strict';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import type { Member, Profile } from '@coopkit/contract';
import { run } from '../../../tests/program.ts';
import { ask } from '../src/ask.ts';
import { readClasses } from '../src/classes-file.ts';
import type { Arguments } from '../src/command.ts';
import { init } from '../src/commands/init.ts';
import { makeCoop } from './coop.ts';

let coop: Awaited<ReturnType<typeof makeCoop>>;
before(async () => (coop = await makeCoop()));
after(() => coop.remove());

const rules = () => ['--rules', join(coop.folder, 'statuts.md')];

describe('coopkit init', () => {
  it('makes a co-op whose keys open what they should', async () => {
    assert.match(coop.keys.publishableKey, /^pk_/);
    assert.match(coop.keys.secretKey, /^sk_/);
    const members = await coop.read<Member[]>('members', 'list');
    assert.deepEqual(
      members.map(({ name, role, locale }) => [name, role, locale]),
      [['Simone', 'secretary', 'fr']],
    );
  });

  it('says which flag is missing or wrong, and makes nothing', async () => {
    const named = { name: 'X', currency: 'EUR' };
    const ruled = { ...named, rules: [join(coop.folder, 'statuts.md')] };
    const refused: [Arguments['options'], RegExp][] = [
      [{}, /--name/],
      [{ name: 'X', currency: 'euros' }, /--currency EUR/],
      [named, /--rules en=FILE\.md/],
      [{ ...ruled, locale: ['français'] }, /not a language tag/],
      [{ ...ruled, origin: ['site'] }, /not a website/],
      [{ ...ruled, host: 'https://x' }, /the name alone/],
      [{ ...ruled, steward: 'Ada' }, /"Name <e-mail>"/],
      [{ ...ruled, classes: '/nowhere.json' }, /could not be read/],
    ];
    for (const [options, message] of refused) {
      // As JSON: a program is asked nothing, also where the tests run at a terminal.
      await assert.rejects(init.run({ words: [], options: { json: true, ...options } }), { message });
    }
    const { status, err } = await run(['init', '--name', 'X'], { DATA_DIR: join(coop.folder, 'other') });
    assert.equal(status, 2);
    assert.match(err, /--currency EUR/);
  });

  it('keeps several co-ops apart by their host names', async () => {
    const shared = { DATA_DIR: join(coop.folder, 'shared') };
    const make = (name: string, ...more: string[]) =>
      run(['init', '--name', name, '--currency', 'JPY', ...rules(), ...more], shared);
    assert.equal((await make('One', '--host', 'One.example')).status, 0);
    assert.match((await make('Two')).err, /holds One already.*--host/);
    assert.match((await make('Two', '--host', 'one.example')).err, /One is served under one\.example/);
    const two = await make('Two', '--host', 'two.example:8080');
    assert.match(two.out, /<coop-join coop="http:\/\/two\.example:8080">/);
    const list = (...more: string[]) => run(['classes', 'list', ...more], shared);
    assert.match((await list()).err, /--coop: one\.example, two\.example:8080/);
    assert.match((await list('--coop', 'one.example')).out, /member .*Member/);
    assert.match((await list('--coop', 'three.example')).err, /no co-op three\.example/);
  });
});

describe('the file of member classes', () => {
  const member: Profile['classes'][number] = {
    id: 'member',
    name: { en: 'Member' },
    admission: 'open',
    intake: 'open',
    applicants: ['person'],
    fields: [],
  };
  const read = (content: string) => readClasses(coop.file('classes-to-read.json', content), 'en');

  it('gives the classes in its order', () => {
    const given = [
      { ...member, capacity: 30 },
      { ...member, id: 'friend' },
    ];
    assert.deepEqual(read(JSON.stringify(given)), [given[0], { ...given[1], capacity: null }]);
  });

  it('is refused for what the server would stumble over', () => {
    const field = { name: 'size', type: 'choice', label: { en: 'Size' }, required: true };
    for (const [classes, message] of [
      [[{ ...member, id: 'A b' }], /class 1 is not well formed \(id: invalid_format\)/],
      [[member, member], /two classes are called "member"/],
      [[{ ...member, name: { fr: 'Membre' } }], /name\.en: required/],
      [[{ ...member, applicants: [] }], /applicants: required/],
      [[{ ...member, intake: 'full' }], /intake: not_an_option/],
      [[{ ...member, capacity: 'many' }], /capacity: invalid_type/],
      [[{ ...member, addmission: 'open' }], /addmission: unknown_field/],
      [[member, { ...member, id: 'b', fields: [field] }], /class 2 .*fields\.0\.options: required/],
      [[null], /class 1 is not well formed/],
      [[], /must hold a JSON list/],
      [{}, /must hold a JSON list/],
    ] as const) {
      assert.throws(() => read(JSON.stringify(classes)), { name: 'Failure', message });
    }
    assert.throws(() => read('[{'), { name: 'Failure', message: /is not JSON/ });
  });
});

describe('questions at a terminal', () => {
  it('are asked again where an answer will not do, and no more once the input ends', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    input.end('\nLes Taxis\nwrong\nright\n\n');
    const answers = await ask(
      [
        { option: 'name', words: 'Name' },
        { option: 'rules', words: 'Rules', fault: (answer) => (answer === 'right' ? null : 'No.') },
        { option: 'locale', words: 'Language', otherwise: 'en' },
        { option: 'steward', words: 'Steward' },
      ],
      { input, output },
    );
    output.end();
    assert.deepEqual(answers, { name: 'Les Taxis', rules: 'right', locale: 'en' });
    assert.equal(await text(output), 'Name: Name: Rules: No.\nRules: Language [en]: Steward: ');
  });
});
