import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { VoteEvent } from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import { FOUNDING, makeServer, stewardOf, type TestServer } from './support.ts';
import { audit, HOUR, members, opened, pastClose, putting } from './votes.ts';

const yes = { answers: { boat: { choice: 'yes' } } };
const no = { answers: { boat: { choice: 'no' } } };

describe('the stewards’ votes', () => {
  let server: TestServer;
  let voters: Coop[];
  beforeEach(async () => {
    server = await makeServer();
    voters = await members(server, 6);
  });
  afterEach(() => server.close());

  it('are put, seen when they are scheduled, and open and close by themselves', async () => {
    const steward = await stewardOf(server);
    const draft = await steward.votes.create({ ...putting(server), draft: true });
    assert.equal(draft.state, 'draft');
    await assert.rejects(server.visitor.votes.get(draft.id), { code: 'not_found' });
    assert.deepEqual((await server.visitor.votes.list().page()).items, []);
    assert.equal((await steward.votes.list().page()).items.length, 1);
    const put = await steward.votes.replace(draft.id, putting(server, { title: { en: 'A third boat?' } }));
    assert.deepEqual([put.state, put.title.en], ['scheduled', 'A third boat?']);
    assert.deepEqual(await voters[0]!.votes.listMine(), [{ voteId: put.id, onRoll: true, voted: false }]);

    server.clock.now = new Date(put.opensAt);
    await server.jobs.idle();
    const vote = await server.visitor.votes.get(put.id);
    assert.deepEqual([vote.state, vote.turnout], ['open', { ballots: 0, roll: 7 }]);
    await assert.rejects(steward.votes.replace(put.id, putting(server)), { code: 'vote_opened' });
    await voters[0]!.votes.cast(put.id, yes);
    assert.deepEqual(await voters[0]!.votes.listMine(), [{ voteId: put.id, onRoll: true, voted: true }]);
    await pastClose(server, put.closesAt);
    assert.equal((await server.visitor.votes.get(put.id)).state, 'counted');
    await pastClose(server, put.closesAt);
    assert.equal((await audit(server, put.id)).held, true);
  });

  it('tell who has voted, but not while a sealed vote is open', async () => {
    for (const secrecy of ['open', 'sealed'] as const) {
      const vote = await opened(server, { secrecy });
      await voters[0]!.votes.cast(vote.id, yes);
      const told = async () => {
        const { items } = await server.office.votes.voters(vote.id).page();
        return items.map(({ voted }) => voted);
      };
      assert.deepEqual(
        (await told()).slice(0, 3),
        secrecy === 'open' ? [false, true, false] : [null, null, null],
      );
      await server.office.votes.close(vote.id);
      server.clock.now = new Date(server.clock.now.getTime() + 3000);
      await server.jobs.idle();
      assert.deepEqual((await told()).slice(0, 3), [false, true, false]);
    }
  });

  it('take no more changes of a ballot than a mind makes', async () => {
    const vote = await opened(server, { secrecy: 'open' });
    for (let i = 0; i < 31; i++) await voters[0]!.votes.cast(vote.id, i % 2 ? yes : no);
    await assert.rejects(voters[0]!.votes.cast(vote.id, yes), { code: 'rate_limited' });
    await voters[1]!.votes.cast(vote.id, yes);
  });

  it('close early where a steward says so', async () => {
    const vote = await opened(server, { secrecy: 'open' });
    await voters[0]!.votes.cast(vote.id, yes);
    server.clock.now = new Date(server.clock.now.getTime() + 1000);
    const closed = await server.office.votes.close(vote.id);
    assert.equal(closed.closesAt, server.clock.now.toISOString());
    await assert.rejects(voters[1]!.votes.cast(vote.id, yes), { code: 'vote_closed' });
    await pastClose(server, closed.closesAt);
    assert.equal((await server.visitor.votes.result(vote.id)).turnout.ballots, 1);
    await assert.rejects(server.office.votes.close(vote.id), { code: 'vote_closed' });
    assert.equal((await audit(server, vote.id)).held, true);
  });

  it('are annulled for a reason, and their record stays', async () => {
    const vote = await opened(server);
    await voters[0]!.votes.cast(vote.id, yes);
    const annulled = await server.office.votes.annul(vote.id, { reason: 'The text was wrong.' });
    assert.deepEqual([annulled.state, annulled.annulment?.reason], ['annulled', 'The text was wrong.']);
    await assert.rejects(voters[1]!.votes.cast(vote.id, yes), { code: 'vote_annulled' });
    await assert.rejects(server.office.votes.annul(vote.id, { reason: 'Again.' }), { code: 'vote_annulled' });
    await pastClose(server, vote.closesAt);
    assert.equal((await server.visitor.votes.get(vote.id)).state, 'annulled');
    const found = await audit(server, vote.id);
    assert.deepEqual([found.held, found.annulled?.reason], [true, 'The text was wrong.']);
  });

  it('that cannot be put are refused, field by field', async () => {
    const at = (changes: object) => server.office.votes.create({ ...putting(server), ...changes });
    const refused = async (changes: object, field: string, code: string) => {
      await assert.rejects(
        at(changes),
        (error: { code: string; fields: { field: string; code: string }[] }) => {
          assert.equal(error.code, 'invalid_request');
          assert.ok(
            error.fields.some((each) => each.field === field && each.code === code),
            JSON.stringify(error.fields),
          );
          return true;
        },
      );
    };
    const options = ['a', 'b'].map((id) => ({ id, name: { en: id } }));
    const question = { id: 'q', title: { en: 'Q' } };
    await refused({ closesAt: putting(server).opensAt }, 'closesAt', 'too_early');
    await refused({ questions: [] }, 'questions', 'too_small');
    await refused({ title: {} }, 'title', 'invalid_type');
    await refused({ secrecy: 'sealed', results: 'live' }, 'results', 'not_when_sealed');
    await refused({ franchise: { classes: ['pirate'] } }, 'franchise.classes.0', 'not_an_option');
    await refused({ weights: { rider: 1 } }, 'weights.driver', 'required');
    await refused(
      { questions: [{ ...question, method: 'ranked', rules: 'irv', seats: 2, options }] },
      'questions.0.seats',
      'too_big',
    );
    await refused(
      { questions: [{ ...question, method: 'budget', budget: 5, options }] },
      'questions.0.options.0.cost',
      'required',
    );
    await refused(
      { questions: [{ ...question, method: 'single-choice', options: [options[0], options[0]] }] },
      'questions.0.options.1.id',
      'twice',
    );
    await refused(
      {
        text: {
          en: 'x'.repeat(10_000),
          fr: 'é'.repeat(10_000),
          de: 'é'.repeat(10_000),
          nl: 'é'.repeat(10_000),
        },
      },
      'text',
      'too_long',
    );
  });

  it('remind those who have not voted, once, and tell nobody who they are', async () => {
    const vote = await opened(server, { reminders: [2] });
    await voters[0]!.votes.cast(vote.id, yes);
    await voters[1]!.votes.cast(vote.id, no);
    const before = (await server.mails()).length;
    server.clock.now = new Date(Date.parse(vote.closesAt) - 2 * HOUR);
    await server.jobs.idle();
    await server.jobs.idle();
    const mails = (await server.mails()).slice(before);
    assert.equal(mails.length, 5);
    assert.ok(mails.every(({ text }) => text.includes(`/votes/${vote.id}`)));
    const to = mails.map((mail) => mail.to);
    assert.equal(new Set(to).size, 5);
    assert.ok(!to.includes('member0@example.org') && !to.includes('member1@example.org'));
    assert.ok(!server.lines.some((line) => to.some((address) => line.includes(address))));
  });
});

describe('a proxy', () => {
  let server: TestServer;
  let voters: Coop[];
  beforeEach(async () => {
    server = await makeServer();
    voters = await members(server, 5);
  });
  afterEach(() => server.close());

  for (const secrecy of ['open', 'sealed'] as const) {
    it(`is given, used and taken back on the record, ${secrecy}`, async () => {
      const vote = await opened(server, { secrecy, proxies: 2 });
      const [ada, ben, cleo, dan] = voters;
      const { number } = await ada!.members.me();
      for (const other of [ben, cleo, dan].slice(0, 2))
        await other!.votes.giveProxy(vote.id, { memberNumber: number });
      await assert.rejects(dan!.votes.giveProxy(vote.id, { memberNumber: number }), { code: 'proxy_limit' });
      await assert.rejects(ada!.votes.giveProxy(vote.id, { memberNumber: number }), {
        code: 'invalid_request',
      });
      const benNumber = (await ben!.members.me()).number;
      await assert.rejects(dan!.votes.giveProxy(vote.id, { memberNumber: benNumber }), {
        code: 'proxy_not_allowed',
      });

      const { carries } = await ada!.votes.mine(vote.id);
      assert.equal(carries.length, 2);
      await ada!.votes.cast(vote.id, yes);
      await ada!.votes.cast(vote.id, { ...no, for: carries[0]!.key });
      await assert.rejects(ben!.votes.revokeProxy(vote.id), { code: 'already_voted' });
      await cleo!.votes.revokeProxy(vote.id);
      await assert.rejects(ada!.votes.cast(vote.id, { ...no, for: carries[1]!.key }), {
        code: 'not_your_proxy',
      });
      await cleo!.votes.cast(vote.id, yes);
      await pastClose(server, vote.closesAt);
      const { questions } = await server.visitor.votes.result(vote.id);
      assert.deepEqual(questions[0]?.votes, { yes: '2', no: '1', abstain: '0' });
      assert.equal((await audit(server, vote.id)).held, true);
    });
  }

  it('gives way to who votes in person', async () => {
    const vote = await opened(server, { secrecy: 'open', proxies: 1 });
    const [ada, ben] = voters;
    await ben!.votes.giveProxy(vote.id, { memberNumber: (await ada!.members.me()).number });
    await ben!.votes.cast(vote.id, no);
    assert.deepEqual((await ada!.votes.mine(vote.id)).carries, []);
    await pastClose(server, vote.closesAt);
    assert.equal((await audit(server, vote.id)).held, true);
  });

  for (const secrecy of ['open', 'sealed'] as const) {
    it(`may be given and taken back as often as one changes one's mind, ${secrecy}`, async () => {
      const vote = await opened(server, { secrecy, proxies: 1 });
      const [ada, ben] = voters;
      const memberNumber = (await ada!.members.me()).number;
      for (let i = 0; i < 3; i++) {
        await ben!.votes.giveProxy(vote.id, { memberNumber });
        assert.equal((await ada!.votes.mine(vote.id)).carries.length, 1);
        await ben!.votes.revokeProxy(vote.id);
        assert.equal((await ada!.votes.mine(vote.id)).carries.length, 0);
      }
      await ben!.votes.giveProxy(vote.id, { memberNumber });
      await ben!.votes.cast(vote.id, yes);
      await pastClose(server, vote.closesAt);
      assert.deepEqual(
        (await audit(server, vote.id)).checks.filter(({ held }) => !held),
        [],
      );
    });
  }

  it('is not taken by a vote that has none', async () => {
    const vote = await opened(server);
    const { number } = await voters[0]!.members.me();
    await assert.rejects(voters[1]!.votes.giveProxy(vote.id, { memberNumber: number }), {
      code: 'proxy_not_allowed',
    });
  });
});

describe('ballots on paper', () => {
  let server: TestServer;
  let voters: Coop[];
  let stewards: Coop[];
  beforeEach(async () => {
    const also = {
      name: 'Theo',
      email: 'theo@harbour.example',
      role: 'treasurer',
      memberClass: 'founder',
    } as const;
    server = await makeServer({ stewards: [...FOUNDING.stewards, also] });
    voters = await members(server, 4);
    stewards = await Promise.all([stewardOf(server), stewardOf(server, also.email)]);
  });
  afterEach(() => server.close());

  for (const secrecy of ['open', 'sealed'] as const) {
    it(`count when two stewards have entered the same, ${secrecy}`, async () => {
      const [first, second] = stewards as [Coop, Coop];
      const vote = await opened(server, { secrecy });
      const keys = await Promise.all(
        voters.map(async (voter) => (await voter.votes.mine(vote.id)).key ?? ''),
      );
      const batch = { voters: keys.slice(0, 2), ballots: [yes.answers, no.answers] };
      const entered = await first.votes.enterPaperBallots(vote.id, batch);
      assert.equal((await server.visitor.votes.get(vote.id)).turnout?.ballots, 0);
      assert.deepEqual(await second.votes.paperBallots(vote.id), [entered]);
      await assert.rejects(first.votes.confirmPaperBallots(vote.id, entered.id, batch), {
        code: 'paper_same_steward',
      });
      const other = { ...batch, ballots: [yes.answers, yes.answers] };
      await assert.rejects(second.votes.confirmPaperBallots(vote.id, entered.id, other), {
        code: 'paper_differs',
      });
      await assert.rejects(server.office.votes.enterPaperBallots(vote.id, batch), { code: 'not_allowed' });
      const again =
        secrecy === 'sealed'
          ? { voters: [...batch.voters].reverse(), ballots: batch.ballots }
          : { voters: [...batch.voters].reverse(), ballots: [...batch.ballots].reverse() };
      const confirmed = await second.votes.confirmPaperBallots(vote.id, entered.id, again);
      assert.deepEqual([confirmed.enteredBy, confirmed.confirmedBy], ['Simone', 'Theo']);
      await assert.rejects(first.votes.enterPaperBallots(vote.id, batch), { code: 'already_voted' });
      await voters[2]!.votes.cast(vote.id, no);
      await pastClose(server, vote.closesAt);
      const { questions } = await server.visitor.votes.result(vote.id);
      assert.deepEqual(questions[0]?.votes, { yes: '1', no: '2', abstain: '0' });
      assert.deepEqual(
        (await audit(server, vote.id)).checks.filter(({ held }) => !held),
        [],
      );
    });
  }

  it('are refused where one could be told from the other', async () => {
    const vote = await opened(server, { secrecy: 'sealed' });
    const { key } = await voters[0]!.votes.mine(vote.id);
    const one = { voters: [key ?? ''], ballots: [yes.answers] };
    await assert.rejects(stewards[0]!.votes.enterPaperBallots(vote.id, one), { code: 'invalid_request' });
  });
});

describe('watching a vote', () => {
  it('tells how it stands, now and at each change, until it is counted', async (t) => {
    const server = await makeServer();
    t.after(() => server.close());
    const voters = await members(server, 3);
    const vote = await opened(server, { secrecy: 'open', results: 'live' });
    const events: VoteEvent[] = [];
    for await (const event of server.visitor.votes.watch(vote.id)) {
      events.push(event);
      if (events.length === 1) await voters[0]!.votes.cast(vote.id, yes);
      else if (event.state === 'open') await pastClose(server, vote.closesAt);
    }
    assert.deepEqual([events[0]?.state, events[0]?.turnout?.ballots], ['open', 0]);
    const live = events.find(({ turnout }) => turnout?.ballots === 1);
    assert.deepEqual([live?.result?.final, live?.result?.questions[0]?.votes.yes], [false, '1']);
    const last = events.at(-1);
    assert.deepEqual([last?.state, last?.result?.final], ['counted', true]);
    assert.ok(last?.result?.certificate);
  });
});

describe('classes that count apart', () => {
  it('count for their part, and each must reach the threshold where it is asked', async (t) => {
    const server = await makeServer();
    t.after(() => server.close());
    const voters = await members(server, 4);
    const steward = await stewardOf(server);
    for (const secrecy of ['open', 'sealed'] as const) {
      const vote = await opened(server, {
        secrecy,
        weights: { rider: 30, founder: 60, driver: 10 },
        quorum: { classes: { founder: { share: [1, 1] } } },
        questions: [
          {
            id: 'boat',
            title: { en: 'Shall we?' },
            method: 'yes-no-abstain',
            threshold: { base: 'votes-cast', ratio: [1, 2], strict: true, eachClass: true },
          },
        ],
      });
      for (const [i, voter] of voters.slice(0, 3).entries())
        await voter.votes.cast(vote.id, i < 2 ? no : yes);
      await steward.votes.cast(vote.id, yes);
      await server.office.votes.close(vote.id);
      server.clock.now = new Date(server.clock.now.getTime() + 3000);
      await server.jobs.idle();
      const { questions, quorum, turnout } = await server.visitor.votes.result(vote.id);
      const [boat] = questions;
      assert.deepEqual(boat?.votes, { yes: '70', no: '20', abstain: '0' });
      assert.deepEqual(boat?.classes?.rider, { yes: '1', no: '2', abstain: '0' });
      assert.deepEqual(
        [boat?.decision?.met, boat?.decision?.classes?.rider?.met, boat?.passed],
        [true, false, false],
      );
      assert.deepEqual([quorum?.met, turnout.classes?.founder], [true, { ballots: 1, roll: 1 }]);
      assert.equal((await audit(server, vote.id)).held, true);
    }
  });
});
