import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { auditVote } from '@coopkit/audit';
import { recordPath } from '@coopkit/contract';
import { found, readConfig, start, storeOf, witnessKeys, type Running } from '@coopkit/server';
import type { Coop } from '@coopkit/sdk';
import { FOUNDING, makeServer, type TestServer } from './support.ts';
import { members, opened, pastClose, verify } from './votes.ts';

describe('another co-op’s server as a witness', () => {
  let server: TestServer;
  let voters: Coop[];
  let other: Running;
  let otherCoop: string;
  let witnessKey: string;

  before(async () => {
    server = await makeServer();
    voters = await members(server, 3);
    other = await start({
      ...readConfig({
        COOPKIT_SECRET: 'another secret of the tests, long enough',
        DATABASE_URL: 'postgres://unused',
      }),
      database: { sqlite: ':memory:' },
      logLevel: 'silent',
      port: 0,
    });
    otherCoop = (await found(other.parts.engine, { ...FOUNDING, name: 'North' }, other.parts.now())).coopId;
    const there = storeOf(other.parts.engine.db, otherCoop);
    const here = storeOf(server.opened.parts.engine.db, server.coopId);
    const own = await witnessKeys(server.opened.parts, here);
    ({ witnessKey } = await witnessKeys(other.parts, there));
    await there.witnesses.signFor(own.host, own.publicKey);
    const name = witnessKey.split('+')[0] ?? '';
    await here.witnesses.add({ name, url: `${other.url}/witness`, key: witnessKey });
  });
  after(async () => {
    await other.stop();
    await server.close();
  });

  async function audit(voteId: string) {
    const { record } = await server.visitor.votes.get(voteId);
    return auditVote({
      key: record?.key ?? '',
      verify,
      witnesses: [witnessKey],
      quorum: 1,
      fetchFile: async (name) => {
        const response = await server.request(recordPath(voteId, name));
        return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
      },
    });
  }

  it('signs each head that continues the one before, the last one too', async () => {
    const vote = await opened(server);
    await server.jobs.idle();
    assert.equal((await audit(vote.id)).held, true);
    for (const voter of voters) await voter.votes.cast(vote.id, { answers: { boat: { choice: 'yes' } } });
    assert.deepEqual((await audit(vote.id)).checks[0]?.faults[0]?.code, 'too_few_witnesses');
    await pastClose(server, vote.closesAt);
    const found = await audit(vote.id);
    assert.deepEqual([found.held, found.witnessed.length], [true, 1]);
  });

  it('signs no other history, no head that another key signed, and none that it does not know', async () => {
    const ask = async (body: string) => {
      const response = await fetch(`${other.url}/witness/add-checkpoint`, { method: 'POST', body });
      return [response.status, (await response.text()).trim()] as const;
    };
    const vote = await opened(server);
    await server.jobs.idle();
    const checkpoint = await (await server.request(recordPath(vote.id, 'checkpoint'))).text();
    const note = checkpoint.split('\n').slice(0, 5).join('\n') + '\n';
    assert.deepEqual(await ask(`old 0\n\n${note}`), [409, '1']);
    assert.equal((await ask(`old 1\n\n${note}`))[0], 200);
    assert.equal((await ask(`old 1\n\n${note.replace('\n1\n', '\n2\n')}`))[0], 403);
    assert.equal((await ask(`old 0\n\n${note.replace(/^[^/]+/, 'unknown.example')}`))[0], 404);
    for (const body of ['', 'old', 'old 0', `old -1\n\n${note}`, 'x'.repeat(70_000)]) {
      assert.ok([400, 413].includes((await ask(body))[0]), body.slice(0, 20));
    }
  });
});
