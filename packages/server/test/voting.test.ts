import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { canonical, checkReceipt, commit, parseNoteKey } from '@coopkit/record';
import type { Coop } from '@coopkit/sdk';
import type { NewVote } from '@coopkit/contract';
import { storeOf } from '@coopkit/server';
import { makeServer, stewardOf, type TestServer } from './support.ts';
import { audit, members, nonce, opened, pastClose, putting, verify } from './votes.ts';

for (const secrecy of ['open', 'sealed'] as const) {
  describe(`a ballot of a vote that is ${secrecy}`, () => {
    let server: TestServer;
    let voters: Coop[];
    before(async () => {
      server = await makeServer();
      voters = await members(server, 12);
    });
    after(() => server.close());

    it('has a receipt that checks offline', async () => {
      const vote = await opened(server, { secrecy });
      const [ada] = voters;
      const { receipt } = await ada!.votes.cast(vote.id, { answers: { boat: { choice: 'yes' } } });
      assert.ok(vote.record);
      const trust = { log: parseNoteKey(vote.record.key) };
      const entry = new TextEncoder().encode(receipt.entry);
      const { index } = await checkReceipt(receipt.proof, entry, trust, verify);
      assert.equal(index, 1);
      assert.equal(receipt.entry.includes('yes'), secrecy === 'open');
      await assert.rejects(checkReceipt(receipt.proof, new TextEncoder().encode('{}'), trust, verify), {
        code: 'not_included',
      });
    });

    it('is one, however often it is sent, and whatever else is sent at once', async () => {
      const vote = await opened(server, { secrecy });
      const ballots = voters.map((voter) => ({ voter, nonce: nonce() }));
      const cast = ({ voter, nonce }: (typeof ballots)[number]) =>
        voter.votes.cast(vote.id, { answers: { boat: { choice: 'no' } }, nonce });
      const all = await Promise.all([...ballots, ...ballots, ...ballots].map(cast));
      assert.equal(new Set(all.map(({ receipt }) => receipt.entry)).size, 12);
      const again = await Promise.all(ballots.map(cast));
      assert.deepEqual(
        new Set(again.map(({ receipt }) => receipt.entry)),
        new Set(all.map(({ receipt }) => receipt.entry)),
      );
      const { turnout, record } = await server.visitor.votes.get(vote.id);
      assert.deepEqual([turnout?.ballots, turnout?.roll, record?.size], [12, 12 + 1, 13]);
      for (const { receipt } of again) {
        const entry = new TextEncoder().encode(receipt.entry);
        await checkReceipt(receipt.proof, entry, { log: parseNoteKey(vote.record!.key) }, verify);
      }
    });

    it('may be changed until the close where the vote says so, and else not', async () => {
      const [ada] = voters;
      const yes = { answers: { boat: { choice: 'yes' } } };
      const no = { answers: { boat: { choice: 'no' } } };
      const fixed = await opened(server, { secrecy, changeable: false });
      const first = await ada!.votes.cast(fixed.id, yes);
      await assert.rejects(ada!.votes.cast(fixed.id, { ...no, replaces: first.nonce }), {
        code: 'already_voted',
      });

      const vote = await opened(server, { secrecy });
      const cast = await ada!.votes.cast(vote.id, yes);
      if (secrecy === 'sealed') {
        await assert.rejects(ada!.votes.cast(vote.id, no), { code: 'already_voted' });
        await assert.rejects(ada!.votes.cast(vote.id, { ...no, replaces: nonce() }), {
          code: 'already_voted',
        });
      }
      const changed = await ada!.votes.cast(vote.id, { ...no, replaces: cast.nonce });
      assert.notEqual(changed.receipt.entry, cast.receipt.entry);
      await assert.rejects(ada!.votes.cast(vote.id, { ...yes, nonce: cast.nonce }), {
        code: 'ballot_replaced',
      });
      assert.equal((await server.visitor.votes.get(vote.id)).turnout?.ballots, 1);
      const mine = await ada!.votes.mine(vote.id);
      assert.equal(mine.voted, true);
      assert.deepEqual(mine.answers, secrecy === 'open' ? no.answers : null);
    });

    it('counts where the server had it before the closing instant, and not at that instant', async () => {
      const vote = await opened(server, { secrecy });
      const [ada, ben] = voters;
      const before = server.clock.now;
      server.clock.now = new Date(Date.parse(vote.closesAt) - 1);
      await ada!.votes.cast(vote.id, { answers: { boat: { choice: 'yes' } } });
      server.clock.now = new Date(vote.closesAt);
      await assert.rejects(ben!.votes.cast(vote.id, { answers: { boat: { choice: 'yes' } } }), {
        code: 'vote_closed',
      });
      server.clock.now = before;
    });
  });
}

describe('a ballot that is refused', () => {
  let server: TestServer;
  let voters: Coop[];
  before(async () => {
    server = await makeServer();
    voters = await members(server, 2);
  });
  after(() => server.close());

  it('leaves nothing behind', async () => {
    const vote = await opened(server, { secrecy: 'open' });
    const other = await opened(server, { secrecy: 'open' });
    const [ada, ben] = voters;
    const answers = { boat: { choice: 'yes' } };
    const refused = (cast: Promise<unknown>, code: string) => assert.rejects(cast, { code });
    await refused(ada!.votes.cast(vote.id, { answers: { boat: { choice: 'maybe' } } }), 'ballot_invalid');
    await refused(ada!.votes.cast(vote.id, { answers: { ship: { choice: 'yes' } } }), 'ballot_invalid');
    await refused(ada!.votes.cast(vote.id, { answers: { boat: { choices: ['yes'] } } }), 'ballot_invalid');
    await refused(ada!.votes.cast(vote.id, { answers, nonce: 'short' }), 'invalid_request');
    await refused(ada!.votes.cast(`vot_${'0'.repeat(22)}`, { answers }), 'not_found');
    await refused(server.visitor.votes.cast(vote.id, { answers }), 'not_signed_in');
    const { key } = await ben!.votes.mine(vote.id);
    await refused(ada!.votes.cast(vote.id, { answers, for: key! }), 'not_your_proxy');
    const elsewhere = await ada!.votes.mine(other.id);
    await refused(ada!.votes.cast(vote.id, { answers, for: elsewhere.key! }), 'not_on_roll');
    const early = await server.office.votes.create(putting(server));
    await refused(ada!.votes.cast(early.id, { answers }), 'vote_not_open');
    await server.office.votes.annul(early.id, { reason: 'Put by mistake.' });
    await refused(ada!.votes.cast(early.id, { answers }), 'vote_annulled');
    const { turnout, record } = await server.visitor.votes.get(vote.id);
    assert.deepEqual([turnout?.ballots, record?.size], [0, 1]);
  });

  it('by a fault of ours takes no other of its wave with it', async () => {
    const vote = await opened(server, { secrecy: 'sealed' });
    const answers = { boat: { choice: 'yes' } };
    // As no server leaves its tables: a sealed ballot is there already that nobody has cast.
    const unlucky = nonce();
    const opening = canonical({ answers });
    const commitment = Buffer.from(commit(new Uint8Array(Buffer.from(unlucky, 'base64url')), opening));
    await storeOf(server.opened.parts.engine.db, server.coopId).sealedBallots.add(vote.id, [
      { commitment: commitment.toString('hex'), nonce: unlucky, opening },
    ]);
    const steward = await stewardOf(server);
    const [first, second, third] = await Promise.allSettled([
      voters[0]!.votes.cast(vote.id, { answers }),
      voters[1]!.votes.cast(vote.id, { answers, nonce: unlucky }),
      steward.votes.cast(vote.id, { answers }),
    ]);
    assert.deepEqual([first.status, second.status, third.status], ['fulfilled', 'rejected', 'fulfilled']);
    assert.equal((await server.visitor.votes.get(vote.id)).turnout?.ballots, 2);
  });

  it('is refused where it is longer than an entry of the record may be', async () => {
    const long = Array.from({ length: 30 }, (_, i) => ({
      id: `q${i}`,
      title: { en: 'Do you agree?' },
      method: 'consent' as const,
    }));
    const answers = Object.fromEntries(
      long.map(({ id }) => [id, { choice: 'block', reason: '\u20ac'.repeat(2_000) }]),
    );
    for (const secrecy of ['open', 'sealed'] as const) {
      const vote = await opened(server, { secrecy, questions: long });
      await assert.rejects(voters[0]!.votes.cast(vote.id, { answers }), { code: 'ballot_invalid' });
      assert.equal((await audit(server, vote.id)).held, true);
    }
  });

  it('is refused to whoever is not on the roll, who learns why', async () => {
    const [ada] = voters;
    const founders = await opened(server, { franchise: { classes: ['founder'] } });
    await assert.rejects(ada!.votes.cast(founders.id, { answers: {} }), { code: 'not_on_roll' });
    assert.equal((await ada!.votes.mine(founders.id)).reason, 'not_in_class');
    const early = await server.office.votes.create(
      putting(server, { franchise: { joinedBefore: '2020-01-01' } }),
    );
    assert.equal((await ada!.votes.mine(early.id)).reason, 'joined_too_late');
    await assert.rejects(server.office.votes.open(early.id), { code: 'roll_empty' });
  });
});

describe('a vote that is closed', () => {
  let server: TestServer;
  let voters: Coop[];
  beforeEach(async () => {
    server = await makeServer();
    voters = await members(server, 9);
  });
  afterEach(() => server.close());

  for (const secrecy of ['open', 'sealed'] as const) {
    it(`is counted from its record, ${secrecy}, and whoever audits it finds the same`, async () => {
      const vote = await opened(server, { secrecy, quorum: { overall: { share: [1, 2] } }, questions });
      for (const [i, voter] of voters.slice(0, 7).entries()) {
        await voter.votes.cast(vote.id, { answers: ballot(i) });
      }
      await assert.rejects(server.visitor.votes.result(vote.id), { code: 'vote_not_counted' });
      const early = await audit(server, vote.id);
      assert.deepEqual([early.held, early.closed, early.ballots, early.count], [true, false, 7, null]);

      await pastClose(server, vote.closesAt);
      const result = await server.visitor.votes.result(vote.id);
      assert.equal((await server.visitor.votes.get(vote.id)).state, 'counted');
      assert.deepEqual(result.turnout, { ballots: 7, roll: 10 });
      assert.deepEqual([result.quorum?.met, result.quorum?.required], [true, '5']);
      const [boat, name] = result.questions;
      assert.deepEqual([boat?.passed, boat?.votes], [true, { yes: '4', no: '2', abstain: '1' }]);
      assert.deepEqual([name?.elected, name?.rules, name?.blank], [['heron'], 'scottish-stv', 1]);

      const found = await audit(server, vote.id, [early.head!]);
      assert.deepEqual(
        found.checks.filter(({ held }) => !held),
        [],
      );
      assert.deepEqual(found.checks.map(({ name }) => name).includes('participation'), secrecy === 'sealed');
      assert.deepEqual(JSON.parse(JSON.stringify(found.count?.questions)), result.questions);
    });
  }

  it('links no sealed ballot to its voter', async () => {
    const vote = await opened(server, { secrecy: 'sealed', questions });
    for (const [i, voter] of voters.entries()) await voter.votes.cast(vote.id, { answers: ballot(i) });
    await pastClose(server, vote.closesAt);
    const { db } = server.opened.parts.engine;
    const kept = await db.selectFrom('participations').selectAll().where('vote_id', '=', vote.id).execute();
    const keys = kept.map(({ voter_key }) => voter_key);
    assert.deepEqual(keys, [...keys].sort());
    assert.ok(kept.every(({ entry_hash }) => entry_hash === null));
    const entries = await db
      .selectFrom('record_entries')
      .select('entry')
      .where('vote_id', '=', vote.id)
      .orderBy('position')
      .execute();
    const opened_ = entries.flatMap(({ entry }) => {
      const { t, c } = JSON.parse(entry) as { t: string; c: string };
      return t === 'opening' ? [c] : [];
    });
    assert.deepEqual(opened_, [...opened_].sort());
    assert.equal(opened_.length, voters.length);
    for (const { entry } of entries) for (const key of keys) assert.ok(!entry.includes(key));
    assert.equal((await db.selectFrom('sealed_ballots').selectAll().execute()).length, 0);
  });
});

const questions: NewVote['questions'] = [
  { id: 'boat', title: { en: 'Shall we buy it?' }, method: 'yes-no-abstain' },
  {
    id: 'name',
    title: { en: 'Its name' },
    method: 'ranked',
    rules: 'scottish-stv',
    options: ['heron', 'gull', 'tern'].map((id) => ({ id, name: { en: id } })),
  },
];

function ballot(i: number): Parameters<Coop['votes']['cast']>[1]['answers'] {
  const ranks = [['heron'], ['gull'], ['tern']].slice(i % 2);
  const boat = { choice: i < 4 ? 'yes' : i < 6 ? 'no' : 'abstain' };
  return i === 3 ? { boat, name: { blank: true } } : { boat, name: { ranks } };
}
