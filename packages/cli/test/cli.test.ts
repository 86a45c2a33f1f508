import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Coop } from '@coopkit/sdk';
import { begin, freePort, run, says } from '../../../tests/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'coopkit-cli-'));
const env = { DATA_DIR: join(folder, 'data') };
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const CLASSES = [
  {
    id: 'driver',
    name: { fr: 'Chauffeur' },
    admission: 'approval',
    intake: 'open',
    applicants: ['person'],
    fields: [{ name: 'home', type: 'postal-address', label: { fr: 'Adresse' }, required: false }],
  },
];
let keys: { publishableKey: string; secretKey: string };

before(async () => {
  const made = await run(
    [
      ...['init', '--json', '--name', 'Les Taxis', '--currency', 'eur', '--locale', 'fr,en'],
      ...[
        '--rules',
        `fr=${file('statuts.md', '# Statuts')}`,
        '--classes',
        file('classes.json', JSON.stringify(CLASSES)),
      ],
      ...['--origin', 'https://site.example/page', '--steward', 'Simone <simone@taxis.example>'],
    ],
    env,
  );
  assert.equal(made.status, 0, made.err);
  keys = JSON.parse(made.out) as typeof keys;
});
after(() => rmSync(folder, { recursive: true, force: true }));

describe('coopkit', () => {
  it('says how it is called', async () => {
    for (const args of [['--help'], ['members', '--help'], ['import', '--help']]) {
      const { status, out } = await run(args);
      assert.equal(status, 0);
      assert.match(out, /coopkit (?:serve|members|import)/);
    }
    for (const args of [
      [],
      ['nonsense'],
      ['members'],
      ['members', 'sing'],
      ['members', 'list', '--colour'],
    ]) {
      assert.equal((await run(args, env)).status, 2, args.join(' '));
    }
  });
});

describe('coopkit init', () => {
  it('makes a co-op whose keys open what they should', async () => {
    assert.match(keys.publishableKey, /^pk_/);
    assert.match(keys.secretKey, /^sk_/);
    const { out } = await run(['members', 'list', '--json'], env);
    assert.deepEqual(
      (JSON.parse(out) as { name: string; role: string }[]).map(({ name, role }) => [name, role]),
      [['Simone', 'secretary']],
    );
  });

  it('says which flag is missing or wrong, and makes nothing', async () => {
    const other = { DATA_DIR: join(folder, 'other') };
    const rules = ['--rules', join(folder, 'statuts.md')];
    for (const [args, says] of [
      [['init'], /--name/],
      [['init', '--name', 'X', '--currency', 'euros'], /--currency EUR/],
      [['init', '--name', 'X', '--currency', 'EUR'], /--rules en=FILE\.md/],
      [['init', '--name', 'X', '--currency', 'EUR', ...rules, '--locale', 'français'], /not a language tag/],
      [['init', '--name', 'X', '--currency', 'EUR', ...rules, '--origin', 'site'], /not a website/],
      [
        [
          'init',
          '--name',
          'X',
          '--currency',
          'EUR',
          ...rules,
          '--classes',
          file('bad.json', '[{"id":"A b"}]'),
        ],
        /class 1 is not well formed \(id/,
      ],
      [
        ['init', '--name', 'X', '--currency', 'EUR', ...rules, '--classes', '/nowhere.json'],
        /could not be read/,
      ],
    ] as const) {
      const { status, err } = await run([...args], other);
      assert.notEqual(status, 0);
      assert.match(err, says);
    }
    assert.match((await run(['members', 'list'], other)).err, /coopkit init/);
  });
});

describe('a new database', () => {
  it('is made once, also where several programs start at the same time', async () => {
    const fresh = { DATA_DIR: join(folder, 'fresh') };
    const ended = await Promise.all([1, 2, 3, 4].map(() => run(['members', 'list'], fresh)));
    for (const { status, err } of ended) {
      assert.equal(status, 1);
      assert.match(err, /There is no co-op in this database yet/);
    }
  });
});

describe('coopkit keys', () => {
  it('are listed without their secrets, extended and revoked', async () => {
    const allowed = await run(['keys', 'allow', 'https://two.example/x', '--json'], env);
    assert.deepEqual((JSON.parse(allowed.out) as { origins: string[] }).origins, [
      'https://site.example',
      'https://two.example',
    ]);
    const made = JSON.parse((await run(['keys', 'create', '--secret', '--json'], env)).out) as {
      id: string;
      token: string;
    };
    const { out } = await run(['keys', 'list'], env);
    assert.equal(out.includes(made.token), false);
    assert.equal((await run(['keys', 'revoke', made.id], env)).status, 0);
    assert.equal((await run(['keys', 'revoke', made.id], env)).status, 1);
    assert.equal((await run(['keys', 'create'], env)).status, 2);
  });
});

describe('coopkit import members', () => {
  const csv = (...lines: string[]) => file('members.csv', `${lines.join('\r\n')}\r\n`);
  const tell = async (args: string[]) => {
    const { status, out, err } = await run(['import', 'members', ...args, '--json'], env);
    return {
      status,
      err,
      report: (out ? JSON.parse(out) : {}) as {
        written: boolean;
        added: number;
        invalid: number;
        alreadyMembers: number;
        lines: { line: number; outcome: string; fields: { field: string; code: string }[] }[];
      },
    };
  };

  it('tells line by line what would be added and what is wrong, and writes nothing', async () => {
    const path = csv(
      '\ufeffNom;E-mail;Numéro;home.street;home.postalCode;home.city;home.country',
      '"Ada\nLovelace";ada@example.org;;;;;',
      'Bob;bob@;;;;;',
      'Cleo;cleo@example.org;70;1 rue;75002;Paris;FR',
      'Cleo;CLEO@example.org;71;;;;',
      'Simone;simone@taxis.example;;;;;',
      'Dan;dan@example.org;x;1 rue;;;',
    );
    const { status, report } = await tell([path, '--class', 'driver']);
    assert.equal(status, 1);
    assert.deepEqual(
      report.lines.map(({ line, outcome, fields }) => [
        line,
        outcome,
        ...fields.map(({ field, code }) => `${field} ${code}`),
      ]),
      [
        [2, 'invalid', 'name invalid_format'],
        [4, 'invalid', 'email invalid_email'],
        [5, 'added'],
        [6, 'invalid', 'email twice'],
        [7, 'already_member'],
        [8, 'invalid', 'number invalid_type'],
      ],
    );
    assert.equal(report.written, false);
    assert.doesNotMatch((await run(['members', 'list'], env)).out, /Cleo/);
  });

  it('writes where it is told to, once', async () => {
    const path = csv(
      'name,email,class,number',
      'Ada,ada@example.org,driver,41',
      '"Bob, the second",bob@example.org,driver,',
    );
    assert.equal((await tell([path])).report.written, false);
    const written = await tell([path, '--write']);
    assert.equal(written.status, 0, written.err);
    assert.deepEqual([written.report.written, written.report.added], [true, 2]);
    const again = await tell([path, '--write']);
    assert.deepEqual([again.report.added, again.report.alreadyMembers], [0, 2]);
    const { out } = await run(['members', 'list'], env);
    assert.match(out, /41 {2,}Ada/);
    assert.match(out, /42 {2,}Bob, the second/);
  });

  it('writes nothing of a file with a wrong line, unless it may leave those out', async () => {
    const path = csv('name,email,class', 'Eve,eve@example.org,driver', 'Frank,nonsense,driver');
    assert.equal((await tell([path, '--write'])).status, 1);
    assert.doesNotMatch((await run(['members', 'list'], env)).out, /Eve/);
    const { status, report } = await tell([path, '--write', '--skip-invalid']);
    assert.deepEqual([status, report.written, report.added, report.invalid], [0, true, 1, 1]);
  });

  it('finds what stands twice, also where the file is long', async () => {
    const lines = Array.from(
      { length: 1_200 },
      (_, i) => `Person ${i},person${i % 1_100}@example.org,driver`,
    );
    const { report } = await tell([csv('name,email,class', ...lines)]);
    assert.equal(report.invalid, 100);
    assert.equal(report.lines.find(({ outcome }) => outcome === 'invalid')?.line, 1_102);
  });

  it('says what is broken in a file that is no members’ file, and where', async () => {
    for (const [content, code, says] of [
      ['name,email,class\nAda,"ada@example.org,driver\n', 'broken_csv', /line \d+/],
      ['name,email,class\nAda,ada@example.org\n', 'broken_csv', /line 2/],
      ['', 'empty_file', /empty/],
      ['name,email,class\n', 'empty_file', /no members/],
      ['name,class\nAda,driver\n', 'missing_column', /email/],
      ['name,email\nAda,a@example.org\n', 'missing_column', /--class/],
      ['name,nom,email,class\nAda,Ada,a@example.org,driver\n', 'column_twice', /name twice/],
      [new Uint8Array([0x6e, 0xff, 0xfe]), 'not_utf8', /UTF-8/],
    ] as const) {
      const { status, err } = await tell([file('broken.csv', content)]);
      assert.equal(status, 1);
      const { error, code: told } = JSON.parse(err) as { error: string; code: string };
      assert.equal(told, code);
      assert.match(error, says);
    }
    assert.equal((await tell(['/nowhere.csv'])).status, 1);
  });

  it('takes no column for more than a name', async () => {
    const path = csv(
      'name,email,class,answers.__proto__.admin,__proto__',
      'Eve,e@example.org,driver,yes,yes',
    );
    assert.equal((await tell([path])).report.lines.length, 1);
    assert.equal(({} as { admin?: string }).admin, undefined);
  });
});

describe('coopkit members export', () => {
  it('gives every member as CSV that no spreadsheet takes for a formula', async () => {
    const path = file(
      'formula.csv',
      'name,email,class\n"=HYPERLINK(""http://evil.example"")",f@example.org,driver\n',
    );
    assert.equal((await run(['import', 'members', path, '--write'], env)).status, 0);
    const out = join(folder, 'export.csv');
    await run(['members', 'export', '--out', out], env);
    const text = readFileSync(out, 'utf8');
    assert.match(text, /^number,name,email,memberClass/);
    assert.match(text, /"'=HYPERLINK\(""http/);
    assert.equal(statSync(out).mode & 0o777, 0o600);
  });
});

describe('coopkit serve', () => {
  it('serves what the command line and the SDK then call, and stops cleanly', async () => {
    const port = await freePort();
    const server = begin(['serve'], { ...env, PORT: String(port) });
    await says(server, /Coopkit is at/);
    const url = `http://localhost:${port}`;
    const remote = { COOPKIT_URL: url, COOPKIT_SECRET_KEY: keys.secretKey };
    assert.match((await run(['members', 'list'], remote)).out, /Simone/);
    assert.match((await run(['members', 'list'], { COOPKIT_URL: url })).err, /COOPKIT_SECRET_KEY/);
    assert.match(
      (await run(['members', 'list'], { ...remote, COOPKIT_SECRET_KEY: 'sk_x' })).err,
      /unknown_key/,
    );
    assert.match(
      (await run(['serve'], { ...env, PORT: String(port) })).err,
      new RegExp(`Port ${port} is taken`),
    );

    const office = new Coop({ url, secret: keys.secretKey });
    const { version, textHash, locale } = await office.rules.current();
    const email = 'jeanne@example.org';
    const { id } = await office.applications.create({
      memberClass: 'driver',
      kind: 'person',
      name: 'Jeanne',
      email,
      answers: {},
      consent: { rulesVersion: version, textHash, locale },
    });
    let code: string | undefined;
    while (code === undefined) {
      const response = await fetch(`${url}/dev/mail`, { headers: { accept: 'application/json' } });
      const { items } = (await response.json()) as { items: { to: string; subject: string }[] };
      code = items.find(({ to }) => to === email)?.subject.slice(0, 6);
    }
    await office.applications.verify(id, code);
    assert.match((await run(['members', 'list', '--pending'], remote)).out, /Jeanne/);

    const closed = once(server, 'close');
    server.kill('SIGTERM');
    assert.deepEqual(await closed, [0, null]);

    // Without a server, on the local database; the mail is there when the next server starts.
    const approved = await run(['members', 'approve', id, '--message', 'Bienvenue !', '--json'], env);
    assert.equal((JSON.parse(approved.out) as { state: string }).state, 'admitted', approved.err);
    assert.match((await run(['members', 'reject', id], env)).err, /already_decided/);
  });

  it('says what to set where a setting is wrong', async () => {
    const { status, err } = await run(['serve'], { ...env, PORT: 'http' });
    assert.equal(status, 2);
    assert.match(err, /PORT is "http": set it to a whole number/);
  });
});

describe('coopkit demo', () => {
  it('is ready in one command, and its data is there the next time', async () => {
    const where = {
      DATA_DIR: join(folder, 'demo'),
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
    const coop = new Coop({ url: new URL(first.at.join).origin, secret: first.at.secretKey });
    const { id, classes, rulesVersion } = await coop.profile.get();
    assert.deepEqual([classes.length, rulesVersion], [3, 1]);
    const closed = once(first.child, 'close');
    first.child.kill('SIGTERM');
    await closed;
    const second = await start();
    assert.equal((await coop.profile.get()).id, id);
    assert.equal(second.at.secretKey, first.at.secretKey);
    const ended = once(second.child, 'close');
    second.child.kill('SIGTERM');
    await ended;
  });
});
