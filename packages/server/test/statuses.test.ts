import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { MemberStatus, NewStatus } from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import fc from 'fast-check';
import { movementsOf, periodsOf, statusOn as lastStatus } from '../src/members/statuses.ts';
import { CLASSES, SITE, applicationOf, join, makeServer, stewardOf, type TestServer } from './support.ts';
import { putting } from './votes.ts';

const DAY_MS = 86_400_000;
const FIRST = Date.parse('2030-05-01T00:00:00.000Z');
/** A day by its place after 1 May 2030. */
const day = (offset: number) => new Date(FIRST + offset * DAY_MS).toISOString().slice(0, 10);
const MEETING = { text: 'The meeting has decided so.', meetingOn: '2030-04-20' };

let server: TestServer;
before(async () => {
  server = await makeServer({}, { rateLimitScale: 1_000_000 });
});
after(() => server.close());

let imported = 0;
/** Brings in a member who joined on a day. */
async function memberSince(office: Coop, joinedAt: string, memberClass = 'rider') {
  const email = `imported${++imported}@example.org`;
  const row = { name: `Member ${imported}`, email, memberClass, joinedAt };
  await office.members.import({ dryRun: false, rows: [row] });
  const [member] = (await office.members.list({ email }).page()).items;
  return member ?? assert.fail('not imported');
}

/** A member's status on a day, as the list of that day tells it; undefined where they are not on it. */
async function statusOn(office: Coop, number: number, on: string): Promise<MemberStatus | undefined> {
  return (await office.members.list({ number, on }).page()).items[0]?.status;
}

/** To the first second of a day, with all that is due by then done. */
async function moveTo(which: TestServer, offset: number): Promise<void> {
  which.clock.now = new Date(FIRST + offset * DAY_MS);
  await which.jobs.idle();
}

const OUT = ['left', 'expelled', 'died'];

/** What a member is on a day, told in the dullest way: each day from the first is lived through. */
class Model {
  rows: { on: number; status: MemberStatus; entry: boolean; takenBack: boolean }[];

  constructor(joined: number) {
    this.rows = [{ on: joined, status: 'active', entry: true, takenBack: false }];
  }

  statusOn(offset: number): MemberStatus | undefined {
    let now: MemberStatus | undefined;
    for (let today = -20; today <= offset; today++) {
      for (const row of this.rows) {
        if (row.on !== today || row.takenBack) continue;
        const isMember = now !== undefined && !OUT.includes(now);
        if (isMember && !row.entry) now = row.status;
        if (!isMember && row.entry) now = row.status;
      }
    }
    return now;
  }

  /** The code with which a status would be refused; null where it is recorded. */
  set(status: MemberStatus, on: number): string | null {
    if (this.statusOn(on) === status) return 'status_unchanged';
    const row = { on, status, entry: false, takenBack: false };
    this.rows.push(row);
    if (this.statusOn(on) === status) return null;
    this.rows.pop();
    return 'not_a_member';
  }
}

const statuses = fc.constantFrom<MemberStatus>(
  'active',
  'suspended',
  'paused',
  'investing',
  'left',
  'expelled',
  'died',
);
const acts = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ status: statuses, on: fc.integer({ min: -12, max: 20 }) }) },
    { weight: 1, arbitrary: fc.record({ takeBack: fc.nat({ max: 8 }) }) },
  ),
  { maxLength: 10 },
);

type History = typeof acts extends fc.Arbitrary<infer T> ? T : never;

/** Does the same to a member and to the model, and holds each answer against it. */
async function live(office: Coop, memberId: string, model: Model, history: History) {
  for (const act of history) {
    if ('takeBack' in act) {
      const rows = await office.members.statuses(memberId);
      const row = rows[act.takeBack];
      const may = row && row.status !== null && !row.entry && row.takenBackBy === null;
      const taken = office.members.takeBackStatus(memberId, act.takeBack + 1);
      if (may) {
        await taken;
        // The model has no rows that take back.
        const place = rows.slice(0, act.takeBack).filter(({ takesBack }) => takesBack === null).length;
        const kept = model.rows[place] ?? assert.fail();
        kept.takenBack = true;
      } else await assert.rejects(taken, { code: row ? 'status_final' : 'not_found' });
      continue;
    }
    const body: NewStatus = { status: act.status, on: day(act.on), decision: MEETING };
    const code = model.set(act.status, act.on);
    if (code === null) await office.members.setStatus(memberId, body);
    else await assert.rejects(office.members.setStatus(memberId, body), { code });
  }
}

describe('a member’s statuses', () => {
  it('are on each day what a model says that lives through all of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -10, max: 5 }), acts, async (joined, history) => {
        const { id, number } = await memberSince(server.office, day(joined));
        const model = new Model(joined);
        await live(server.office, id, model, history);
        for (let offset = -14; offset <= 22; offset++) {
          assert.equal(
            await statusOn(server.office, number, day(offset)),
            model.statusOn(offset),
            day(offset),
          );
        }
        if (joined <= 0) assert.equal((await server.office.members.get(id)).status, model.statusOn(0));
      }),
      { numRuns: 60 },
    );
  });

  it('begin and end memberships by turns, also of those who come back again and again', () => {
    const row = fc.record({
      status: statuses,
      on: fc.integer({ min: -12, max: 20 }),
      entry: fc.boolean(),
      takenBack: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (given) => {
        const model = new Model(-15);
        // An entry is to the full rights, and is not taken back.
        model.rows.push(
          ...given.map((each) =>
            each.entry ? { ...each, status: 'active' as const, takenBack: false } : each,
          ),
        );
        const rows = model.rows.map(({ on, status, entry }, i) => ({
          ...{ position: i + 1, on: day(on), status, entry, takesBack: null },
        }));
        const takingBack = model.rows.flatMap(({ takenBack, on }, i) =>
          takenBack ? [{ on: day(on), status: null, entry: false, takesBack: i + 1 }] : [],
        );
        const all = [...rows, ...takingBack.map((each, i) => ({ ...each, position: rows.length + i + 1 }))];
        const periods = periodsOf(all);
        for (let offset = -17; offset <= 22; offset++) {
          const expected = model.statusOn(offset);
          assert.equal(lastStatus(periods, day(offset)), expected, day(offset));
        }
        const movements = movementsOf(all);
        assert.ok(movements.every(({ kind }, i) => (kind === 'entry') === (i % 2 === 0)));
        assert.ok(movements.every(({ row }, i) => i === 0 || (movements[i - 1]?.row.on ?? '') <= row.on));
        const isMember = !OUT.includes(model.statusOn(99) ?? 'left');
        assert.equal(movements.at(-1)?.kind === 'entry', isMember);
      }),
      { numRuns: 2_000 },
    );
  });

  it('decide who is on the roll of a vote on the day it opens, and how many places of the class are taken', async (t) => {
    const own = await makeServer({}, { rateLimitScale: 1_000_000 });
    t.after(() => own.close());
    const lives = fc.sample(fc.tuple(fc.constantFrom('rider', 'founder'), acts), { numRuns: 25, seed: 7 });
    const members: { number: number; memberClass: string; model: Model }[] = [];
    for (const [memberClass, history] of lives) {
      const member = await memberSince(own.office, day(-10), memberClass);
      const model = new Model(-10);
      await live(own.office, member.id, model, history);
      members.push({ number: member.number, memberClass, model });
    }
    for (const offset of [1, 6, 13, 21]) {
      await moveTo(own, offset);
      const { id } = await own.office.votes.create(
        putting(own, { franchise: { classes: ['rider', 'founder'] } }),
      );
      await own.office.votes.open(id);
      const onRoll: number[] = [];
      for await (const { memberNumber } of own.office.votes.voters(id)) onRoll.push(memberNumber);
      const votes = (status: MemberStatus | undefined) => status === 'active' || status === 'paused';
      const expected = members
        .filter(({ model }) => votes(model.statusOn(offset)))
        .map(({ number }) => number);
      assert.deepEqual(onRoll, [1, ...expected]);
      const taken = await own.opened.parts.engine.db
        .selectFrom('member_classes')
        .select('member_count')
        .where('id', '=', 'rider')
        .executeTakeFirstOrThrow();
      const here = members.filter(
        ({ memberClass, model }) =>
          memberClass === 'rider' && !OUT.includes(model.statusOn(offset) ?? 'left'),
      );
      assert.equal(taken.member_count, here.length);
    }
  });

  it('let investing members vote, and paused ones not, where the class says so', async (t) => {
    const own = await makeServer({}, { rateLimitScale: 1_000_000 });
    t.after(() => own.close());
    const paused = await memberSince(own.office, day(-3));
    const investing = await memberSince(own.office, day(-3));
    await own.office.members.setStatus(paused.id, { status: 'paused' });
    await own.office.members.setStatus(investing.id, { status: 'investing' });
    const roll = async () => {
      const { id } = await own.office.votes.create(putting(own));
      await own.office.votes.open(id);
      return (await own.office.votes.voters(id).page()).items.map(({ memberNumber }) => memberNumber);
    };
    const mine = async (member: string) => {
      const { token } = await own.office.sessions.create({ member });
      const votes = await own.client({ session: token }).votes.listMine();
      return votes.map(({ onRoll }) => onRoll);
    };
    await own.office.votes.create(putting(own));
    assert.deepEqual([await mine(paused.id), await mine(investing.id)], [[true], [false]]);
    assert.deepEqual(await roll(), [1, paused.number]);
    await own.office.classes.update('rider', { votes: { paused: false, investing: true } });
    assert.deepEqual(await roll(), [1, investing.number]);
    const [rider] = await own.office.classes.list();
    assert.deepEqual(rider?.votes, { paused: false, investing: true });
  });
});

describe('an expulsion', () => {
  it('needs a recorded decision, is told, and ends every session at once', async () => {
    const { member, session } = await join(server, 'ada@example.org');
    const { members } = server.office;
    await assert.rejects(members.setStatus(member.id, { status: 'expelled' }), {
      code: 'decision_required',
      fields: [{ field: 'decision', code: 'required' }],
    });
    const nowhere = { text: 'So it is.', voteId: `vot_${'0'.repeat(22)}` };
    await assert.rejects(members.setStatus(member.id, { status: 'expelled', decision: nowhere }), {
      code: 'invalid_request',
    });
    const record = await members.setStatus(member.id, { status: 'expelled', decision: MEETING });
    assert.deepEqual(record.decision, MEETING);
    assert.equal(record.on, '2030-05-01');
    const client = server.client({ session: session.token });
    await assert.rejects(client.members.me(), { code: 'session_ended' });
    const mail = (await server.mails()).at(-1);
    assert.equal(mail?.to, 'ada@example.org');
    assert.match(mail?.text ?? '', /expelled[^]*The meeting has decided so\./);
    // Asking for a code is answered as ever, and none is sent.
    const before = (await server.mails()).length;
    await server.visitor.sessions.sendCode({ email: 'ada@example.org' });
    assert.equal((await server.mails()).length, before);
    await assert.rejects(server.office.sessions.create({ member: member.id }), { code: 'not_a_member' });
  });

  it('has whoever was expelled come back by a decision alone', async () => {
    const application = await server.visitor.applications.create(await applicationOf(server.visitor));
    const { application: state, member } = await server.visitor.applications.verify(
      application.id,
      await server.codeTo('ada@example.org'),
    );
    assert.deepEqual([state.state, member], ['pending', null]);
  });
});

describe('leaving', () => {
  it('is the member’s own to do, and theirs to take back before its day', async () => {
    const { member, session } = await join(server, 'grace@example.org');
    const { own } = server.client({ session: session.token }).members;
    await assert.rejects(own.leave({ on: '2030-04-30' }), { code: 'leaving_too_early' });
    const leaving = await own.leave({ on: '2030-05-10', reason: 'I move away.' });
    assert.equal(leaving.recordedBy, member.id);
    await assert.rejects(own.leave(), { code: 'already_leaving' });
    assert.equal((await server.office.members.get(member.id)).status, 'active');
    await own.stay();
    await assert.rejects(own.stay(), { code: 'not_leaving' });
    assert.deepEqual(
      (await own.statuses()).map(({ position, status, takesBack, takenBackBy }) => [
        position,
        status,
        takesBack,
        takenBackBy,
      ]),
      [
        [1, 'active', null, null],
        [2, 'left', null, 3],
        [3, null, 2, null],
      ],
    );
    assert.equal(await statusOn(server.office, member.number, '2030-06-01'), 'active');
    const subjects = (await server.mails()).filter(({ to }) => to === 'grace@example.org').slice(-2);
    assert.match(subjects[0]?.text ?? '', /no member of Harbour Taxis any more from May 10, 2030 on/);
    assert.match(subjects[1]?.text ?? '', /taken back/);
  });

  it('that the co-op has recorded is the co-op’s to take back', async () => {
    const { member, session } = await join(server, 'henry@example.org');
    const { own } = server.client({ session: session.token }).members;
    await server.office.members.setStatus(member.id, { status: 'left', on: '2030-05-20' });
    await assert.rejects(own.stay(), { code: 'not_leaving' });
  });

  it('gives the place free on its day; who left signs in still and comes back with the same number', async (t) => {
    const own = await makeServer();
    t.after(() => own.close());
    const { member, session } = await join(own, 'ada@example.org');
    await own.office.classes.update('rider', { capacity: 1 });
    const intake = async () => (await own.office.classes.list())[0]?.intake;
    const client = own.client({ session: session.token });
    await client.members.own.leave({ on: day(1) });
    assert.equal(await intake(), 'full');
    await moveTo(own, 1);
    assert.equal(await intake(), 'open');
    const { id } = await own.visitor.sessions.sendCode({ email: 'ada@example.org' });
    const signedIn = await own.visitor.sessions.signIn({
      signInCode: id,
      code: await own.codeTo('ada@example.org'),
    });
    assert.equal(signedIn.member.status, 'left');
    await assert.rejects(own.client({ session: signedIn.token }).members.own.leave(), {
      code: 'not_a_member',
    });
    await moveTo(own, 3);
    const again = await join(own, 'ada@example.org', 'Ada King');
    assert.deepEqual(
      [again.member.id, again.member.number, again.member.name, again.member.status],
      [member.id, member.number, 'Ada King', 'active'],
    );
    assert.equal(again.member.joinedAt.slice(0, 10), day(3));
    assert.equal(await intake(), 'full');
    const other = await own.office.members.list({ on: day(2), status: 'left' }).page();
    assert.deepEqual(
      other.items.map(({ number }) => number),
      [member.number],
    );
    await moveTo(own, 4);
    await own.office.classes.update('rider', { capacity: 9 });
    assert.equal((await join(own, 'new@example.org')).member.number, member.number + 1);
  });

  it('takes a steward’s role with it, and a suspension takes it for as long', async (t) => {
    const own = await makeServer();
    t.after(() => own.close());
    const steward = await stewardOf(own);
    const { id } = await steward.members.me();
    await own.office.members.setStatus(id, { status: 'suspended', on: day(0) });
    await assert.rejects(steward.members.list().page(), { code: 'not_allowed' });
    await own.office.members.setStatus(id, { status: 'active', on: day(2) });
    await moveTo(own, 2);
    const again = await stewardOf(own);
    await again.members.list().page();
    await own.office.members.setStatus(id, { status: 'left' });
    await assert.rejects(again.members.list().page(), { code: 'not_allowed' });
  });
});

describe('representatives', () => {
  const classes = CLASSES.map((each) =>
    each.id === 'rider' ? { ...each, applicants: ['person', 'organisation', 'household'] as const } : each,
  ).map((each) => ({ ...each, applicants: [...each.applicants] }));

  async function household(own: TestServer) {
    const application = await own.visitor.applications.create(
      await applicationOf(own.visitor, {
        kind: 'household',
        name: 'Household of 3 Quay Street',
        email: 'quay3@example.org',
        signatory: { name: 'Ada Lovelace' },
      }),
    );
    const { member, session } = await own.visitor.applications.verify(
      application.id,
      await own.codeTo('quay3@example.org'),
    );
    if (!member || !session) throw new Error('not admitted');
    return { member, client: own.client({ session: session.token }) };
  }

  async function signIn(own: TestServer, email: string) {
    const { id } = await own.visitor.sessions.sendCode({ email });
    const session = await own.visitor.sessions.signIn({ signInCode: id, code: await own.codeTo(email) });
    return { session, client: own.client({ session: session.token, origin: SITE }) };
  }

  it('of a household sign in with their own address, act as it, and what they do has their name', async (t) => {
    const own = await makeServer({ classes });
    t.after(() => own.close());
    const { member, client } = await household(own);
    assert.equal(member.kind, 'household');
    const added = await client.members.own.addRepresentative({ name: 'Byron', email: 'byron@example.org' });
    assert.match((await own.mails()).at(-1)?.text ?? '', /act for Household of 3 Quay Street/);
    const byron = await signIn(own, 'byron@example.org');
    assert.equal(byron.session.member.id, member.id);
    assert.deepEqual(byron.session.representative, { id: added.id, name: 'Byron', role: null });
    assert.deepEqual((await byron.client.sessions.current()).representative?.id, added.id);
    const left = await byron.client.members.own.leave({ on: day(9) });
    assert.equal(left.recordedBy, added.id);
    await client.members.own.stay();

    // One member, one vote: whoever of them casts it.
    const { id } = await own.office.votes.create(putting(own, { changeable: false }));
    await own.office.votes.open(id);
    const ballot = (filler: string) => ({
      answers: { boat: { choice: 'yes' } },
      nonce: filler.repeat(43),
    });
    await byron.client.votes.cast(id, ballot('A'));
    await assert.rejects(client.votes.cast(id, ballot('E')), { code: 'already_voted' });
  });

  it('act from their first day and before their last, and no longer than they are asked to', async (t) => {
    const own = await makeServer({ classes });
    t.after(() => own.close());
    const { client } = await household(own);
    await client.members.own.addRepresentative({
      name: 'Byron',
      email: 'byron@example.org',
      from: day(2),
      until: day(4),
    });
    const mails = async () => (await own.mails()).length;
    const before = await mails();
    await own.visitor.sessions.sendCode({ email: 'byron@example.org' });
    assert.equal(await mails(), before);
    await moveTo(own, 3);
    const byron = await signIn(own, 'byron@example.org');
    await byron.client.members.me();
    await moveTo(own, 4);
    await assert.rejects(byron.client.members.me(), { code: 'session_ended' });

    const second = await own.office.members.addRepresentative(
      (await own.office.members.list({ email: 'quay3@example.org' }).page()).items[0]?.id ?? '',
      { name: 'Annabella', email: 'anna@example.org', role: 'mother' },
    );
    const anna = await signIn(own, 'anna@example.org');
    await anna.client.members.own.endRepresentative(second.id);
    await assert.rejects(anna.client.members.me(), { code: 'session_ended' });
  });

  it('have an address of their own, and only organisations and households have them', async (t) => {
    const own = await makeServer({ classes });
    t.after(() => own.close());
    const { member } = await household(own);
    const { member: person } = await join(own, 'ada@example.org');
    const { members } = own.office;
    const byron = { name: 'Byron', email: 'byron@example.org' };
    await assert.rejects(members.addRepresentative(person.id, byron), { code: 'not_represented' });
    await assert.rejects(members.addRepresentative(member.id, { ...byron, email: 'ada@example.org' }), {
      code: 'address_taken',
    });
    await members.addRepresentative(member.id, byron);
    await assert.rejects(members.addRepresentative(member.id, byron), { code: 'address_taken' });
    await assert.rejects(
      members.addRepresentative(member.id, { ...byron, email: 'b@x.org', until: day(0) }),
      {
        code: 'invalid_request',
      },
    );
    // Whoever acts for a member is told so and does not apply: no code that would do is sent.
    await own.visitor.applications.create(await applicationOf(own.visitor, { email: byron.email }));
    assert.match((await own.mails()).at(-1)?.subject ?? '', /already/);
  });

  it('come beside a signatory, whom a household needs too', async (t) => {
    const own = await makeServer({ classes });
    t.after(() => own.close());
    await assert.rejects(
      own.visitor.applications.create(await applicationOf(own.visitor, { kind: 'household' })),
      { fields: [{ field: 'signatory.name', code: 'required' }] },
    );
  });
});
