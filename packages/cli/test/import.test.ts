import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Member } from '@coopkit/contract';
import { run } from '../../../tests/program.ts';
import { Failure } from '../src/command.ts';
import { readMembersFile } from '../src/members-file.ts';
import { makeCoop } from './coop.ts';

let coop: Awaited<ReturnType<typeof makeCoop>>;
before(async () => (coop = await makeCoop()));
after(() => coop.remove());

interface Report {
  written: boolean;
  added: number;
  invalid: number;
  alreadyMembers: number;
  passedOver: string[];
  lines: { line: number; outcome: string; fields: { field: string; code: string }[] }[];
}

const csv = (...lines: string[]) => coop.file('members.csv', `${lines.join('\r\n')}\r\n`);
const tell = async (args: string[], env = coop.env) => {
  const { status, out, err } = await run(['import', 'members', ...args, '--json'], env);
  return { status, err, report: (out ? JSON.parse(out) : {}) as Report };
};
const list = () => coop.read<Member[]>('members', 'list');

describe('coopkit import members', () => {
  it('tells line by line what would be added and what is wrong, and writes nothing', async () => {
    const path = csv(
      '\ufeffNom;E-mail;Numéro;home.street;home.postalCode;home.city;home.country',
      '"Ada\r\nLovelace";ada@example.org;;;;;',
      '',
      'Bob;bob@;;;;;',
      ';;;;;;',
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
        [5, 'invalid', 'email invalid_email'],
        [7, 'added'],
        [8, 'invalid', 'email twice'],
        [9, 'already_member'],
        [10, 'invalid', 'number invalid_type'],
      ],
    );
    assert.equal(report.written, false);
    const { out } = await run(['import', 'members', path, '--class', 'driver'], coop.env);
    assert.match(out, /^line 5: wrong: email: invalid_email$/m);
    assert.match(out, /^line 7: would be added: Cleo <cleo@example\.org>$/m);
    assert.match(out, /^line 9: a member already: Simone/m);
    assert.equal((await list()).length, 1);
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
    assert.deepEqual(
      (await list()).map(({ number, name }) => [number, name]),
      [
        [1, 'Simone'],
        [41, 'Ada'],
        [42, 'Bob, the second'],
      ],
    );
  });

  it('gives nobody a number that another in the file has', async () => {
    const path = csv(
      'name,email,class,number',
      'Gil,gil@example.org,driver,',
      'Hal,hal@example.org,driver,43',
    );
    const { status, err } = await tell([path, '--write']);
    assert.equal(status, 0, err);
    const numbers = new Map((await list()).map(({ name, number }) => [name, number]));
    assert.deepEqual([numbers.get('Hal'), numbers.get('Gil')], [43, 44]);
  });

  it('writes nothing of a file with a wrong line, unless it may leave those out', async () => {
    const path = csv('name,email,class', 'Eve,eve@example.org,driver', 'Frank,nonsense,driver');
    assert.equal((await tell([path, '--write'])).status, 1);
    assert.equal(
      (await list()).some(({ name }) => name === 'Eve'),
      false,
    );
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

  it('takes no column for more than a name', async () => {
    const path = csv(
      'name,email,class,answers.__proto__.admin,__proto__,constructor,answers.home,home.city',
      'Eve,e@example.org,driver,yes,yes,yes,yes,yes',
    );
    assert.equal((await tell([path])).report.invalid, 1);
    assert.equal(({} as { admin?: string }).admin, undefined);
  });

  it('says of a file that is no members’ file what is wrong, and writes nothing', async () => {
    const { status, err } = await tell([csv('name,email,class', 'Ada,"ada@example.org,driver'), '--write']);
    assert.equal(status, 1);
    const { error, ...facts } = JSON.parse(err) as Record<string, unknown>;
    assert.match(String(error), /members\.csv, line 2: a quote is opened here/);
    assert.deepEqual(facts, { code: 'broken_csv', line: 2 });
  });
});

describe('a members’ file', () => {
  const read = (content: string | Uint8Array, memberClass?: string) =>
    readMembersFile(coop.file('read.csv', content), memberClass);

  it('is read with whichever of the delimiters it is made', () => {
    for (const content of [
      'name,email\n"x; y",a@b.org\n',
      'name;email\n"x; y";a@b.org',
      'name\temail\r\nx; y\ta@b.org\r\n',
      '\n\n"Name"; "E-Mail"\n"x; y"; a@b.org\n',
    ]) {
      const [row] = read(content, 'driver').rows;
      assert.deepEqual({ ...row?.values }, { memberClass: 'driver', name: 'x; y', email: 'a@b.org' });
    }
  });

  it('is refused where it is broken, with the line', () => {
    for (const [content, code, message] of [
      ['name,email,class\n\nAda,"ada\n@example.org,driver\n', 'broken_csv', /line 3: a quote is opened/],
      ['name,email,class\nAda,ada@example.org\n', 'broken_csv', /line 2: it has more or fewer cells/],
      ['name,email,class\n"A\r\nda",a@x.org,driver\nB,b@x.org\n', 'broken_csv', /line 4: it has/],
      ['name,email,class\nAda "x",ada@example.org,driver\n', 'broken_csv', /line 2: a quote stands/],
      ['', 'empty_file', /empty/],
      ['\n\n', 'empty_file', /empty/],
      ['name,email,class\n,,\n', 'empty_file', /no members/],
      ['name,class\nAda,driver\n', 'missing_column', /line 1: .*email/],
      ['name,email\nAda,a@example.org\n', 'missing_column', /--class/],
      ['name,nom,email,class\nAda,Ada,a@example.org,driver\n', 'column_twice', /name is there twice/],
      ['name,email,class,\nAda,a@example.org,driver,x\n', 'unnamed_column', /column 4 has no name/],
      [new Uint8Array([0x6e, 0xff, 0xfe]), 'not_utf8', /UTF-8/],
      ['x'.repeat(20_000_001), 'file_too_large', /larger than 20 MB/],
    ] as const) {
      assert.throws(
        () => read(content),
        (error) => error instanceof Failure && error.facts.code === code && message.test(error.message),
        code,
      );
    }
    for (const file of ['/nowhere.csv', coop.folder])
      assert.throws(() => readMembersFile(file, undefined), { message: /could not be read/ });
  });
});

describe('coopkit members export', () => {
  it('gives CSV that no spreadsheet takes for a formula, and that comes back as it was', async () => {
    const path = csv(
      'name,email,class,phone,home.street,home.postalCode,home.city,home.country',
      '"=HYPERLINK(""http://evil.example"")",f@example.org,driver,+33 1 23,"1, rue\nB",75002,Paris,FR',
    );
    assert.equal((await tell([path, '--write'])).status, 0);
    const out = join(coop.folder, 'export.csv');
    await run(['members', 'export', '--out', out], coop.env);
    const text = readFileSync(out, 'utf8');
    assert.match(text, /^number,name,email,memberClass/);
    assert.match(text, /"'=HYPERLINK\(""http/);
    assert.match(text, /,'\+33 1 23\r\n/);
    assert.equal(statSync(out).mode & 0o777, 0o600);

    const elsewhere = await makeCoop();
    try {
      // The steward of that co-op has an address that is in the file.
      const { status, err, report } = await tell([out, '--write'], elsewhere.env);
      assert.equal(status, 0, err);
      assert.deepEqual(report.passedOver, ['role', 'status', 'rulesVersion', 'agreedAt']);
      assert.equal(report.alreadyMembers, 1);
      const told = ({ number, name, email, answers }: Member) => ({ number, name, email, answers });
      assert.deepEqual(
        (await elsewhere.read<Member[]>('members', 'list')).map(told),
        (await list()).map(told),
      );
    } finally {
      elsewhere.remove();
    }
  });
});
