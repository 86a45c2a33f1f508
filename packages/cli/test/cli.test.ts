import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { begin, run } from '../../../tests/program.ts';
import { applications } from '../src/commands/applications.ts';
import { classes } from '../src/commands/classes.ts';
import { members } from '../src/commands/members.ts';
import { rules } from '../src/commands/rules.ts';
import { makeCoop } from './coop.ts';

let coop: Awaited<ReturnType<typeof makeCoop>>;
before(async () => (coop = await makeCoop()));
after(() => coop.remove());

describe('coopkit', () => {
  it('says how it is called', async () => {
    for (const args of [['--help'], ['members', '--help'], ['import', '-h']]) {
      const { status, out } = await run(args);
      assert.equal(status, 0);
      assert.match(out, /coopkit (?:serve|members|import)/);
    }
    assert.match((await run(['--version'])).out, /^\d+\.\d+\.\d+/);
  });

  it('says what is wrong with a call, before it opens anything', async () => {
    for (const args of [[], ['constructor'], ['members', 'sing'], ['members', 'list', '--colour']]) {
      const { status, out, err } = await run(args, { DATA_DIR: '/nowhere/at/all' });
      assert.deepEqual([status, out], [2, ''], args.join(' '));
      assert.match(err, /coopkit/);
    }
    for (const [command, words, options, message] of [
      [members, [], {}, 'Say what to do: list, show, status, erase, approve, reject, export.'],
      [members, ['list', 'them'], {}, '"them" is a word too many.'],
      [members, ['approve'], {}, 'Which application?'],
      [rules, ['publish'], {}, 'Which file?'],
      [applications, ['list'], { state: 'lost' }, /--state is "lost"/],
      [classes, ['invite', 'driver'], { uses: 'many' }, /--uses is "many"/],
      [classes, ['invite', 'driver'], { until: '2026-02-30' }, /--until is "2026-02-30"/],
      [classes, ['open', 'driver'], { capacity: '-1' }, /--capacity is "-1"/],
    ] as const) {
      await assert.rejects(command.run({ words: [...words], options }), { name: 'UsageError', message });
    }
  });

  it('tells a program what is wrong as JSON', async () => {
    const { status, out, err } = await run(
      ['members', 'show', 'mem_00000000000000000000', '--json'],
      coop.env,
    );
    assert.deepEqual([status, out], [1, '']);
    const { error, code, requestId } = JSON.parse(err) as Record<string, string>;
    assert.equal(code, 'not_found');
    assert.match(requestId ?? '', /^req_/);
    assert.match(error ?? '', /nothing here/);
    const wrong = await run(['members', 'sing', '--json'], coop.env);
    assert.deepEqual(JSON.parse(wrong.err), {
      error: '"sing" is none of list, show, status, erase, approve, reject, export.',
      code: 'usage',
    });
  });

  it('says in a sentence which database it could not open', async () => {
    mkdirSync(join(coop.folder, 'broken'));
    coop.file('broken/coopkit.sqlite', 'This is no database. '.repeat(1_000));
    for (const [env, says] of [
      [
        {
          DATABASE_URL: 'postgres://u:hidden@127.0.0.1:1/x',
          COOPKIT_SECRET: 'long enough a secret for the tests of this',
        },
        /^coopkit: The database in DATABASE_URL could not be opened: .*\n$/,
      ],
      [{ DATA_DIR: join(coop.folder, 'statuts.md', 'data') }, /^coopkit: .*statuts\.md\/data .*\.\n$/],
      [{ DATA_DIR: join(coop.folder, 'broken') }, /^coopkit: .*coopkit\.sqlite could not be opened: .*\n$/],
    ] as const) {
      const { status, err } = await run(['members', 'list'], env);
      assert.equal(status, 1, err);
      assert.match(err, says);
      assert.doesNotMatch(err, /hidden/);
    }
  });

  it('does not mind a reader that stops reading', async () => {
    const child = begin(['members', 'list'], coop.env);
    child.stdout?.destroy();
    const [closed, said] = await Promise.all([once(child, 'close'), text(child.stderr!)]);
    assert.deepEqual([closed[0], said], [0, '']);
  });
});

describe('a new database', () => {
  it('is made once, also where several programs start at the same time', async () => {
    const fresh = { DATA_DIR: join(coop.folder, 'fresh') };
    const ended = await Promise.all([1, 2, 3, 4].map(() => run(['members', 'list'], fresh)));
    for (const { status, err } of ended) {
      assert.equal(status, 1);
      assert.match(err, /There is no co-op in this database yet.*coopkit init/);
    }
  });
});

describe('coopkit keys', () => {
  it('are listed without their secrets, extended and revoked', async () => {
    const { origins } = await coop.read<{ origins: string[] }>('keys', 'allow', 'https://two.example/x');
    assert.deepEqual(origins, ['https://site.example', 'https://two.example']);
    const made = await coop.read<{ id: string; token: string }>('keys', 'create', '--secret');
    const { out } = await run(['keys', 'list'], coop.env);
    assert.equal(out.includes(made.token), false);
    assert.match(out, new RegExp(`${made.id} .*in force`));
    assert.equal((await run(['keys', 'revoke', made.id], coop.env)).status, 0);
    assert.equal((await run(['keys', 'revoke', made.id], coop.env)).status, 1);
    assert.equal((await run(['keys', 'create'], coop.env)).status, 2);
    assert.equal((await run(['keys', 'allow', 'two.example'], coop.env)).status, 2);
  });

  it('are the business of the server’s machine', async () => {
    const { status, err } = await run(['keys', 'list'], { ...coop.env, COOPKIT_URL: 'http://localhost:1' });
    assert.equal(status, 1);
    assert.match(err, /without COOPKIT_URL/);
  });
});
