import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { auditVote, type Audit, type Entry, type RollLine } from '../src/index.ts';
import {
  bytesOf,
  closeAfter,
  KEY,
  manifestOf,
  nonceOf,
  Published,
  rollOf,
  sealed,
  verify,
} from './written.ts';

const yes = { boat: { choice: 'yes' } };
const no = { boat: { choice: 'no' } };
const roll = rollOf(5);
const keyOf = (i: number) => roll[i]?.key ?? '';
const ballotOf = (i: number, answers = yes): Entry => ({
  t: 'ballot',
  k: keyOf(i),
  answers,
  nonce: nonceOf(i),
});

function audit(record: Published, earlier?: { size: number; root: string }[]): Promise<Audit> {
  return auditVote({ ...record, key: KEY, verify, ...(earlier ? { earlier } : {}) });
}

/** What did not hold: `check: code@position`. */
function found({ checks }: Audit): string[] {
  return checks.flatMap(({ name, faults }) =>
    faults.map(({ code, position }) => `${name}: ${code}${position === undefined ? '' : `@${position}`}`),
  );
}

/** An open vote with what is cast in it, closed. */
async function open(cast: readonly Entry[], vote = {}, lines: readonly RollLine[] = roll): Promise<Audit> {
  const before = [manifestOf(roll, vote), ...cast];
  return audit(await Published.of([...before, closeAfter(before)], lines));
}

describe('an audit of an open vote', () => {
  it('finds what is right, and counts again', async () => {
    const result = await open([ballotOf(0), ballotOf(1, no), ballotOf(0, no), ballotOf(3)]);
    assert.deepEqual([found(result), result.held, result.ballots], [[], true, 3]);
    assert.deepEqual(result.count?.questions[0]?.votes, { yes: '1', no: '2', abstain: '0' });
    assert.deepEqual(result.count.turnout, { ballots: 3, roll: 5 });
    assert.deepEqual(
      result.checks.map(({ name }) => name),
      ['checkpoint', 'growth', 'entries', 'roll', 'ballots', 'close', 'certificate', 'count'],
    );
  });

  for (const [what, cast, vote, expected] of [
    ['by somebody who is not on the roll', [{ ...ballotOf(0), k: 'nobody' } as Entry], {}, 'not_on_roll@1'],
    [
      'twice where it may not be changed',
      [ballotOf(0), ballotOf(0, no)],
      { changeable: false },
      'voted_twice@2',
    ],
    [
      'that is no answer to the question',
      [ballotOf(0, { boat: { choice: 'maybe' } })],
      {},
      'ballot_invalid@1',
    ],
    [
      'by a proxy that nobody gave',
      [{ ...ballotOf(0), by: keyOf(1) } as Entry],
      { proxies: 1 },
      'proxy_not_given@1',
    ],
    [
      'by a proxy that was taken back',
      [
        { t: 'proxy', from: keyOf(0), to: keyOf(1), nonce: 'n0' },
        { t: 'proxy-revoked', from: keyOf(0), nonce: 'n1' },
        { ...ballotOf(0), by: keyOf(1) } as Entry,
      ],
      { proxies: 1 },
      'proxy_not_given@3',
    ],
    [
      'by one who carries more than the rules allow',
      [
        { t: 'proxy', from: keyOf(0), to: keyOf(2), nonce: 'n2' },
        { t: 'proxy', from: keyOf(1), to: keyOf(2), nonce: 'n3' },
      ],
      { proxies: 1 },
      'proxy_not_allowed@2',
    ],
    ['that is sealed', [sealed(0, yes).ballot], {}, 'wrong_secrecy@1'],
    ['of a form that nobody knows', [{ t: 'whim' } as unknown as Entry], {}, 'unknown_entry@1'],
  ] as [string, Entry[], object, string][]) {
    it(`finds a ballot ${what}`, async () => {
      assert.deepEqual(found(await open(cast, vote)), [`ballots: ${expected}`]);
    });
  }

  it('finds a ballot after the close', async () => {
    const before = [manifestOf(roll), ballotOf(0)];
    const record = await Published.of([...before, closeAfter(before), ballotOf(1)], roll);
    assert.deepEqual(found(await audit(record)), ['ballots: after_close@3']);
  });

  it('finds a roll that is not the one of the opening', async () => {
    assert.deepEqual(found(await open([], {}, roll.slice(1))), ['roll: roll_size_differs']);
    const other = roll.map((line, i) => (i === 2 ? { ...line, memberClass: 'pirate' } : line));
    assert.deepEqual(found(await open([], {}, other)), ['roll: roll_differs']);
  });

  it('finds a close that tells the record otherwise, and a lot that was changed', async () => {
    const before = [manifestOf(roll), ballotOf(0)];
    const close = closeAfter(before);
    const wrong = { ...close, root: '0'.repeat(64) } as Entry;
    assert.deepEqual(found(await audit(await Published.of([...before, wrong], roll))), [
      'close: close_root_differs',
    ]);
    const lot = { ...close, lot: 'another' } as Entry;
    assert.deepEqual(found(await audit(await Published.of([...before, lot], roll))), [
      'ballots: lot_changed@2',
    ]);
  });
});

describe('an audit of a sealed vote', () => {
  const ballots = [yes, no, yes].map((answers, i) => sealed(i, answers));
  const voters = [0, 2, 4].map(keyOf);
  const openings = ballots.map(({ opening, c }) => ({ opening, c })).sort((a, b) => (a.c < b.c ? -1 : 1));

  async function closed(after: readonly Entry[], told: readonly string[] = voters): Promise<Audit> {
    const before = [manifestOf(roll, { secrecy: 'sealed' }), ...ballots.map(({ ballot }) => ballot)];
    return audit(await Published.of([...before, closeAfter(before, told), ...after], roll, told));
  }
  const opened = openings.map(({ opening }) => opening);

  it('finds what is right, and counts again', async () => {
    const result = await closed(opened);
    assert.deepEqual([found(result), result.ballots], [[], 3]);
    assert.deepEqual(result.count?.questions[0]?.votes, { yes: '2', no: '1', abstain: '0' });
  });

  it('finds a ballot that was not opened', async () => {
    assert.deepEqual(found(await closed(opened.slice(1))), [
      'ballots: opening_missing@8',
      'participation: ballots_and_voters_differ',
    ]);
  });

  it('finds openings out of order, of nothing, and of something else', async () => {
    const [first, second, third] = opened as [Entry, Entry, Entry];
    assert.deepEqual(found(await closed([second, first, third])), ['ballots: openings_unsorted@6']);
    assert.ok(found(await closed([...opened, sealed(7, yes).opening])).includes('ballots: opening_extra@8'));
    const changed = { ...first, ballot: { answers: { boat: { choice: 'abstain' } } } } as Entry;
    assert.ok(found(await closed([changed, second, third])).includes('ballots: opening_differs@5'));
  });

  it('finds more ballots than voters, and voters who are not on the roll', async () => {
    assert.deepEqual(found(await closed(opened, voters.slice(1))), [
      'participation: ballots_and_voters_differ',
    ]);
    assert.deepEqual(found(await closed(opened, ['nobody', ...voters.slice(1)])), [
      'participation: participant_not_on_roll',
    ]);
  });

  it('counts none that was withdrawn, and finds a withdrawal of nothing', async () => {
    const [first] = ballots;
    const before = [
      manifestOf(roll, { secrecy: 'sealed' }),
      ...ballots.map(({ ballot }) => ballot),
      { t: 'withdrawn', c: first?.c ?? '' } as Entry,
    ];
    const rest = openings.filter(({ c }) => c !== first?.c).map(({ opening }) => opening);
    const two = voters.slice(1);
    const right = await audit(await Published.of([...before, closeAfter(before, two), ...rest], roll, two));
    assert.deepEqual([found(right), right.ballots], [[], 2]);
    const twice = [...before, before.at(-1) as Entry];
    const wrong = await audit(await Published.of([...twice, closeAfter(twice, two), ...rest], roll, two));
    assert.deepEqual(found(wrong), ['ballots: withdrawn_unknown@5']);
  });
});

describe('an audit of a record that was tampered with', () => {
  async function record(count = 300): Promise<Published> {
    const long = rollOf(count);
    const before: Entry[] = [
      manifestOf(long),
      ...long.map(({ key }, i): Entry => ({
        t: 'ballot',
        k: key,
        answers: i % 3 ? yes : no,
        nonce: nonceOf(i % 99),
      })),
    ];
    return Published.of([...before, closeAfter(before)], long);
  }

  /** The files that an audit reads: what is under the entries' own hashes it need not. */
  async function read(right: Published): Promise<[string, Uint8Array][]> {
    const names = new Set<string>();
    const fetchFile = (name: string) => {
      names.add(name);
      return right.fetchFile(name);
    };
    assert.equal((await auditVote({ key: KEY, verify, fetchFile })).held, true);
    const files = [...right.files].filter(([name]) => names.has(name));
    assert.ok(files.length >= 6);
    return files;
  }

  it('finds the change of any one byte of any file', async () => {
    const right = await record();
    for (const [name, bytes] of await read(right)) {
      for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
        const changed = new Published();
        for (const [other, content] of right.files) changed.files.set(other, content);
        const copy = bytes.slice();
        copy[at] = (copy[at] ?? 0) ^ 1;
        changed.files.set(name, copy);
        assert.equal((await audit(changed)).held, false, `${name} at ${at}`);
      }
    }
  });

  it('finds files that are missing or cut short', async () => {
    const right = await record();
    for (const [name, bytes] of await read(right)) {
      for (const content of [undefined, bytes.slice(0, -1), new Uint8Array()]) {
        const changed = new Published();
        for (const [other, each] of right.files) changed.files.set(other, each);
        if (content) changed.files.set(name, content);
        else changed.files.delete(name);
        assert.equal((await audit(changed)).held, false, name);
      }
    }
  });

  it('finds that it was rewritten or cut since it was last seen', async () => {
    const first = await record(300);
    const { head } = await audit(first);
    assert.ok(head);
    assert.deepEqual(found(await audit(first, [head])), []);
    const shorter = await record(290);
    assert.deepEqual(found(await audit(shorter, [head])), [`growth: record_shrunk@${head.size}`]);
    const longer = await record(310);
    assert.deepEqual(found(await audit(longer, [head])), [`growth: record_rewritten@${head.size}`]);
  });

  it('finds a head that another key has signed', async () => {
    const right = await record(10);
    const other = KEY.replace(/^[^+]+/, 'elsewhere.example/votes/agm');
    const result = await auditVote({ ...right, key: other, verify });
    assert.deepEqual([result.held, result.checks.map(({ name }) => name)], [false, ['checkpoint']]);
  });

  it('finds a result that is not what the ballots give', async () => {
    const right = await record(9);
    const text = new TextDecoder().decode(right.files.get('certificate'));
    right.files.set('certificate', bytesOf(text.replace('"yes":"6"', '"yes":"9"')));
    assert.deepEqual(found(await audit(right)), ['certificate: certificate_differs']);
  });
});
