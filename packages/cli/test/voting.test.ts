import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Vote, VoteSummary } from '@coopkit/contract';
import { Coop } from '@coopkit/sdk';
import { begin, freePort, run, says } from '../../../tests/program.ts';
import { inspect, type Inspected, type Inspection } from '../src/auditing/inspect.ts';
import { makeCoop } from './coop.ts';

const HOUR = 3_600_000;
const SITE = 'https://site.example';

let coop: Awaited<ReturnType<typeof makeCoop>>;
let server: ChildProcess;
let url: string;
let remote: Record<string, string>;
let members: Coop[];

before(async () => {
  coop = await makeCoop();
  const port = await freePort();
  server = begin(['serve'], { ...coop.env, PORT: String(port) });
  await says(server, /Coopkit is at/);
  url = `http://localhost:${port}`;
  remote = { COOPKIT_URL: url, COOPKIT_SECRET_KEY: coop.keys.secretKey };
  const office = new Coop({ url, secret: coop.keys.secretKey });
  const rows = ['Ada', 'Ben', 'Cleo'].map((name) => ({
    name,
    email: `${name.toLowerCase()}@taxis.example`,
    memberClass: 'driver',
  }));
  await office.members.import({ dryRun: false, rows });
  members = [];
  for await (const { id, name } of office.members.list()) {
    if (name === 'Simone') continue;
    const { token } = await office.sessions.create({ member: id, origin: SITE });
    const fetch_ = (request: Request) => {
      request.headers.set('origin', SITE);
      return fetch(request);
    };
    members.push(new Coop({ url, session: token, fetch: fetch_ }));
  }
});
after(async () => {
  const closed = once(server, 'close');
  server.kill('SIGTERM');
  await closed;
  coop.remove();
});

function voteFile(changes: object = {}): string {
  const at = Date.now();
  const vote = {
    title: { fr: 'Un second bateau ?', en: 'A second boat?' },
    questions: [
      { id: 'boat', title: { en: 'Shall we buy it?' }, method: 'yes-no-abstain' },
      {
        id: 'name',
        title: { en: 'Its name' },
        method: 'ranked',
        rules: 'scottish-stv',
        options: ['heron', 'gull', 'tern'].map((id) => ({ id, name: { en: `The ${id}` } })),
      },
    ],
    opensAt: new Date(at + HOUR).toISOString(),
    closesAt: new Date(at + 2 * HOUR).toISOString(),
    ...changes,
  };
  return coop.file('vote.json', JSON.stringify(vote));
}

/** What a command prints with `--json`, against the server. */
async function read<Result>(...args: string[]): Promise<Result> {
  const { status, out, err } = await run([...args, '--json'], remote);
  assert.equal(status, 0, err);
  return JSON.parse(out) as Result;
}

/** Audits in this process, with what it keeps in a file of its own. */
function audit(where: string, asked: Omit<Inspected, 'where'> = {}): Promise<Inspection> {
  return inspect({ where, state: join(coop.folder, 'records.json'), ...asked });
}

/** The same by the program. */
function auditing(...args: string[]) {
  return run(['audit', ...args, '--state', join(coop.folder, 'records.json')]);
}

function failing({ checks }: Inspection): string[] {
  return checks.flatMap(({ name, faults }) => faults.map(({ code }) => `${name}: ${code}`));
}

async function result(id: string): Promise<string> {
  for (;;) {
    const { status, out } = await run(['votes', 'result', id], remote);
    if (status === 0) return out;
  }
}

describe('coopkit votes', () => {
  it('puts, opens, closes, lists and annuls, and tells the result in words', async () => {
    const made = await read<Vote>('votes', 'create', voteFile());
    assert.equal(made.state, 'scheduled');
    assert.equal((await read<Vote>('votes', 'open', made.id)).state, 'open');
    const [ada, ben, cleo] = members;
    for (const [voter, choice, first] of [
      [ada, 'yes', 'heron'],
      [ben, 'yes', 'heron'],
      [cleo, 'no', 'tern'],
    ] as const) {
      await voter!.votes.cast(made.id, {
        answers: { boat: { choice }, name: { ranks: [[first], ['gull']] } },
      });
    }
    const early = await run(['votes', 'result', made.id], remote);
    assert.deepEqual([early.status, early.out], [1, '']);
    assert.match(early.err, /vote_not_counted/);
    const closed = await run(['votes', 'close', made.id], remote);
    assert.match(closed.out, /^A second boat\? \(vot_\w+\) takes no more ballots/);
    const words = await result(made.id);
    assert.match(words, /3 of 4 on the roll took part\./);
    assert.match(words, /Shall we buy it\? \(yes-no-abstain\)\n {2}3 answered\.\n/);
    assert.match(words, /\nyes +2\nno +1\n/);
    assert.match(
      words,
      /The threshold is met: 2 of 3, where more than 3\/2 had to be reached\.\nIt passed\./,
    );
    assert.match(words, /Its name \(scottish-stv\)/);
    assert.match(words, /Elected: The heron/);

    const [listed] = await read<VoteSummary[]>('votes', 'list', '--state', 'counted');
    assert.equal(listed?.id, made.id);
    const annulled = await run(['votes', 'annul', made.id, '--reason', 'The boat sank.'], remote);
    assert.match(annulled.out, /is annulled: The boat sank\./);
  });

  it('says field by field what is wrong with a vote, before it calls anyone', async () => {
    const file = voteFile({ questions: [{ id: 'Boat', method: 'yes-no-abstain' }], closes: 'soon' });
    const { status, err } = await run(['votes', 'create', file], {
      COOPKIT_URL: 'http://localhost:1',
      COOPKIT_SECRET_KEY: 'sk_x',
    });
    assert.equal(status, 1);
    assert.match(err, /is not a vote:\n/);
    assert.match(err, /\n {2}questions\.0\.title: required\n/);
    assert.match(err, /\n {2}questions\.0\.id: invalid_format\n/);
    assert.match(err, /\n {2}closes: unknown_field\n/);
    const broken = await run(['votes', 'create', coop.file('broken.json', '{')], {});
    assert.deepEqual([broken.status, broken.out], [1, '']);
    assert.match(broken.err, /broken\.json is not JSON/);
    assert.equal((await run(['votes', 'annul', 'vot_x'], remote)).status, 2);
    assert.equal((await run(['votes', 'list', '--state', 'lost'], remote)).status, 2);
  });
});

for (const secrecy of ['open', 'sealed']) {
  describe(`coopkit audit of a vote that is ${secrecy}`, () => {
    let id: string;
    let saved: string;
    let receipts: string[];
    before(async () => {
      ({ id } = await read<Vote>('votes', 'create', voteFile({ secrecy })));
      await read('votes', 'open', id);
      saved = join(coop.folder, `saved-${secrecy}`);
      receipts = [];
    });

    it('checks its record while it is open, from any of its addresses', async () => {
      const [ada, ben] = members;
      const cast = await ada!.votes.cast(id, { answers: { boat: { choice: 'yes' } } });
      receipts.push(coop.file(`${secrecy}-first.json`, JSON.stringify(cast.receipt)));
      const changed = await ada!.votes.cast(id, {
        answers: { boat: { choice: 'no' } },
        replaces: cast.nonce,
      });
      receipts.push(coop.file(`${secrecy}-second.tlog-proof`, changed.receipt.proof));
      await ben!.votes.cast(id, { answers: { boat: { choice: 'yes' } } });
      for (const address of [`${url}/votes/${id}`, `${url}/v1/votes/${id}`, `${url}/v1/votes/${id}/record`]) {
        const told = await audit(address);
        assert.deepEqual([failing(told), told.audit.closed, told.audit.ballots], [[], false, 2]);
      }
    });

    it('checks receipts against it', async () => {
      const [first = '', second = ''] = receipts;
      const at = `${url}/votes/${id}`;
      const stands = await audit(at, { receipt: second });
      assert.deepEqual([stands.held, stands.checks.at(-1)?.name], [true, 'receipt']);
      assert.deepEqual(failing(await audit(at, { receipt: first })), [
        secrecy === 'open' ? 'receipt: receipt_replaced' : 'receipt: receipt_withdrawn',
      ]);
      const proof = readFileSync(second, 'utf8');
      const forged = coop.file('forged.tlog-proof', proof.replace(/^extra .*$/m, 'extra e30='));
      assert.deepEqual(failing(await audit(at, { receipt: forged })), ['receipt: not_included']);
      const bare = coop.file('bare.tlog-proof', proof.replace(/^extra .*\n/m, ''));
      assert.equal((await audit(at, { receipt: bare })).held, true);
      await assert.rejects(audit(at, { receipt: coop.file('none.txt', 'none') }), { status: 2 });
    });

    it('saves it, counts again once it is closed, and says in words what held and who won', async () => {
      const early = join(coop.folder, `early-${secrecy}`);
      assert.equal((await audit(`${url}/votes/${id}`, { save: early })).held, true);
      await read('votes', 'close', id);
      await result(id);
      const { status, out, err } = await auditing(`${url}/votes/${id}`, '--save', saved);
      assert.deepEqual([status, err], [0, '']);
      assert.match(out, /^A second boat\? \(http.*\)\n\d+ entries, root [0-9a-f]{64}\n/);
      assert.match(out, /\nheld {4}It continues what was seen of it before\.\n/);
      assert.match(out, /\nheld {4}Counted again, the ballots give the certified result\.\n/);
      assert.match(out, /\nThe vote is closed\. 2 ballots stand\.\n2 of 4 on the roll took part\.\n/);
      assert.match(out, /\nIt did not pass\.\n/);
      assert.doesNotMatch(out, /FAILED/);

      const offline = await audit(saved);
      assert.deepEqual([offline.held, offline.audit.closed, offline.earlier.length], [true, true, 1]);
      const older = await audit(early);
      assert.deepEqual([older.held, older.audit.closed, older.earlier.length], [true, false, 0]);
      assert.equal((await audit(saved)).earlier.length, 1);
    });

    it('finds what was changed in a copy', async () => {
      const copy = (change: (folder: string) => void) => {
        const folder = join(coop.folder, 'changed');
        rmSync(folder, { recursive: true, force: true });
        cpSync(saved, folder, { recursive: true });
        change(folder);
        return folder;
      };
      const replacing = (name: string, what: RegExp, by: string) =>
        copy((folder) =>
          writeFileSync(join(folder, name), readFileSync(join(folder, name), 'utf8').replace(what, by)),
        );
      const pirates = () => replacing('roll', /"driver"/, '"pirate"');
      for (const [changed, code] of [
        [pirates, 'roll: roll_differs'],
        [() => copy((folder) => rmSync(join(folder, 'roll'))), 'roll: roll_missing'],
        [() => replacing('certificate', /"yes":"1"/, '"yes":"3"'), 'certificate: certificate_differs'],
        [() => replacing('checkpoint', /\n\d+\n/, '\n7\n'), 'checkpoint: wrong_signature'],
        [
          () => copy((folder) => rmSync(join(folder, 'tile/entries'), { recursive: true })),
          'entries: wrong_tile',
        ],
        [
          () => replacing('vote.json', /"id": "vot_\w+"/, '"id": "vot_00000000000000000000"'),
          'vote: another_vote',
        ],
      ] as const) {
        assert.ok(failing(await audit(changed())).includes(code), code);
      }
      const told = await auditing(pirates());
      assert.equal(told.status, 1);
      assert.match(
        told.out,
        /\nFAILED {2}The roll is the one that was fixed at the opening\.\n {10}The roll has other lines than at the opening\.\n/,
      );
      assert.match(told.err, /coopkit: The record does not hold: \d+ of \d+ checks failed\.\n$/);
    });

    it('holds to the key that it saw first, and to the one it is given', async () => {
      const { key, keyIsNew } = await audit(saved);
      assert.equal(keyIsNew, false);
      const fresh = join(coop.folder, `fresh-${secrecy}.json`);
      assert.equal((await audit(saved, { state: fresh })).keyIsNew, true);
      assert.equal((await audit(saved, { key })).held, true);
      const other = 'harbour.example/votes/agm+a3c986b1+ASHmFimmRM9lUwxju9N68vD02oVxEllunLxh7UkiA2u8';
      const told = await audit(saved, { key: other });
      assert.deepEqual(failing(told), ['key: key_changed', 'checkpoint: unsigned']);
    });

    it('finds that a record is not what it was', async () => {
      const state = join(coop.folder, `forked-${secrecy}.json`);
      const { key, audit: found } = await audit(saved, { state });
      const size = found.head?.size ?? 0;
      for (const [head, code] of [
        [{ size, root: '0'.repeat(64) }, 'growth: record_rewritten'],
        [{ size: size + 1, root: '0'.repeat(64) }, 'growth: record_shrunk'],
      ] as const) {
        writeFileSync(state, JSON.stringify({ [id]: { key, head } }));
        const told = await audit(`${url}/votes/${id}`, { state });
        assert.deepEqual(failing(told), [code]);
        // What was trusted stays what it was.
        assert.deepEqual(JSON.parse(readFileSync(state, 'utf8')), { [id]: { key, head } });
      }
      writeFileSync(state, 'nothing');
      await assert.rejects(audit(saved, { state }), { status: 2 });
    });
  });
}

describe('coopkit audit, where there is nothing to read,', () => {
  it('says so, with a status of its own', async () => {
    for (const [where, says] of [
      [`${url}/votes/vot_00000000000000000000`, /could not be read: There is nothing here/],
      ['http://localhost:1/votes/vot_00000000000000000000', /could not be reached/],
      [`${url}/about`, /is not the address of a vote/],
      ['/nowhere/at/all', /is neither an address nor a folder/],
      [coop.folder, /there is no file "checkpoint"/],
    ] as const) {
      await assert.rejects(audit(where), { name: 'Failure', status: 2, message: says });
    }
    const draft = await read<Vote>('votes', 'create', voteFile());
    await assert.rejects(audit(`${url}/votes/${draft.id}`), { status: 2, message: /no record yet/ });
    const { status, out, err } = await auditing('/nowhere/at/all');
    assert.deepEqual([status, out], [2, '']);
    assert.match(err, /^coopkit: \/nowhere\/at\/all is neither an address nor a folder\.\n$/);
    assert.equal((await auditing(coop.folder, '--key', 'none')).status, 2);
  });
});
