import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Nonce, type VoteEvent } from '@coopkit/contract';
import { Coop } from '@coopkit/sdk';

const VOTE = `vot_${'0'.repeat(22)}`;
const KEY = 'k'.repeat(22);

interface Asked {
  line: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A server that answers as a test tells it to, and remembers what it was asked. */
const asked: Asked[] = [];
let answer: (response: ServerResponse, nth: number) => void;
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const line = `${request.method} ${request.url}`;
    asked.push({ line, headers: request.headers, body: Buffer.concat(chunks).toString() });
    answer(response, asked.length);
  });
});
let coop: Coop;

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  coop = new Coop({ url: `http://127.0.0.1:${port}`, session: 'st_x', retries: 0 });
});
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked.length = 0;
});

const json = (response: ServerResponse, body: unknown, status = 200) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const refusal = (status: number, code: string) => ({ type: 'x', title: 'T', status, code, requestId: 'r' });

const RECEIPT = { voteId: VOTE, entry: '{}', proof: 'c2sp.org/tlog-proof@v1\n' };

describe('a ballot', () => {
  it('has a nonce of its own, which is given back', async () => {
    answer = (response) => json(response, RECEIPT);
    const answers = { q1: { choice: 'yes' } };
    const cast = await Promise.all([coop.votes.cast(VOTE, { answers }), coop.votes.cast(VOTE, { answers })]);
    const sent = asked.map(({ body }) => JSON.parse(body) as { nonce: string; answers: object });
    assert.deepEqual(new Set(cast.map(({ nonce }) => nonce)), new Set(sent.map(({ nonce }) => nonce)));
    assert.equal(new Set(sent.map(({ nonce }) => nonce)).size, 2);
    for (const { nonce } of sent) assert.ok(Nonce.safeParse(nonce).success, nonce);
    assert.deepEqual(cast[0]?.receipt, RECEIPT);
    assert.deepEqual([sent[0]?.answers, asked[0]?.line], [answers, `PUT /v1/votes/${VOTE}/ballot`]);
    assert.equal(asked[0]?.headers.authorization, 'Bearer st_x');
  });

  it('has the nonce it is given, and says whose vote it is and which ballot it replaces', async () => {
    answer = (response) => json(response, RECEIPT);
    const ballot = {
      answers: {},
      nonce: `${'a'.repeat(42)}A`,
      for: KEY,
      replaces: `${'b'.repeat(42)}A`,
    };
    assert.equal((await coop.votes.cast(VOTE, ballot)).nonce, ballot.nonce);
    assert.deepEqual(JSON.parse(asked[0]!.body), ballot);
  });
});

describe('votes', () => {
  it('are asked for by the paths of the contract', async () => {
    answer = (response) => json(response, refusal(404, 'not_found'), 404);
    const { votes } = coop;
    const calls: [string, () => Promise<unknown>][] = [
      ['GET /v1/votes?state=open&limit=5', () => votes.list({ state: 'open', limit: 5 }).page()],
      ['GET /v1/votes/mine', () => votes.listMine()],
      [`GET /v1/votes/${VOTE}`, () => votes.get(VOTE)],
      [`GET /v1/votes/${VOTE}/mine`, () => votes.mine(VOTE)],
      [`GET /v1/votes/${VOTE}/receipts/${'0'.repeat(64)}`, () => votes.receipt(VOTE, '0'.repeat(64))],
      [`GET /v1/votes/${VOTE}/result`, () => votes.result(VOTE)],
      [`PUT /v1/votes/${VOTE}/proxy`, () => votes.giveProxy(VOTE, { memberNumber: 2 })],
      [`DELETE /v1/votes/${VOTE}/proxy`, () => votes.revokeProxy(VOTE)],
      [`POST /v1/votes/${VOTE}/opening`, () => votes.open(VOTE)],
      [`POST /v1/votes/${VOTE}/closing`, () => votes.close(VOTE)],
      [`POST /v1/votes/${VOTE}/annulment`, () => votes.annul(VOTE, { reason: 'A mistake.' })],
      [`GET /v1/votes/${VOTE}/roll`, () => votes.roll(VOTE).page()],
      [`GET /v1/votes/${VOTE}/voters?cursor=x`, () => votes.voters(VOTE).page('x')],
    ];
    for (const [line, call] of calls) {
      asked.length = 0;
      await assert.rejects(call, { code: 'not_found' });
      assert.equal(asked[0]?.line, line);
    }
  });
});

describe('a vote that is watched', () => {
  const event = (size: number, state: VoteEvent['state'] = 'open'): VoteEvent => ({
    state,
    closesAt: '2030-01-01T00:00:00.000Z',
    turnout: { ballots: size, roll: 10 },
    size,
    result: null,
  });
  const begin = (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  const write = (response: ServerResponse, id: string, what: VoteEvent) =>
    response.write(`id: ${id}\ndata: ${JSON.stringify(what)}\n\n`);
  const sizes = async (events: AsyncIterable<VoteEvent>) => {
    const seen: number[] = [];
    for await (const { size } of events) seen.push(size);
    return seen;
  };

  it('tells how it stands, until it is counted', async () => {
    answer = (response) => {
      begin(response);
      write(response, '1', event(1));
      write(response, '2', event(2));
      write(response, '3', event(2, 'closed'));
      write(response, '4', event(3, 'counted'));
      write(response, '5', event(4, 'counted'));
    };
    assert.deepEqual(await sizes(coop.votes.watch(VOTE)), [1, 2, 2, 3]);
    assert.equal(asked.length, 1);
    assert.equal(asked[0]?.line, `GET /v1/votes/${VOTE}/events`);
    assert.equal(asked[0]?.headers['last-event-id'], undefined);
  });

  it('goes on after a line that is lost, from the last event', async () => {
    answer = (response, nth) => {
      if (nth === 2) return response.destroy();
      if (nth === 3) return json(response, refusal(503, 'too_busy'), 503);
      begin(response);
      if (nth === 1) {
        response.write('retry: 1\n\n');
        write(response, 'one', event(1));
        // Half an event is none.
        response.write(`id: half\ndata: ${JSON.stringify(event(2))}\n`);
        return setTimeout(() => response.destroy(), 20);
      }
      return write(response, 'two', event(2, 'annulled'));
    };
    assert.deepEqual(await sizes(coop.votes.watch(VOTE)), [1, 2]);
    assert.deepEqual(
      asked.map(({ headers }) => headers['last-event-id']),
      [undefined, 'one', 'one', 'one'],
    );
  });

  it('reads its events however they come', async () => {
    const data = JSON.stringify(event(7, 'counted'), null, 1);
    const lines = data.split('\n').map((line) => `data:${line}`);
    for (const end of ['\n', '\r\n', '\r']) {
      const bytes = Buffer.from(
        `\ufeff: é — a comment${end}${end}retry${end}event: vote${end}${lines.join(end)}${end}${end}`,
      );
      for (const step of [1, 3, bytes.length]) {
        const stream = new ReadableStream<Uint8Array>({
          start(controller) {
            for (let i = 0; i < bytes.length; i += step) controller.enqueue(bytes.subarray(i, i + step));
            if (end !== '\r') return;
            // Its last line's end might have been half of one.
            controller.enqueue(Buffer.from(': '));
          },
        });
        const fetch = () =>
          Promise.resolve(new Response(stream, { headers: { 'content-type': 'text/event-stream' } }));
        const { votes } = new Coop({ url: coop.connection.url, fetch });
        assert.deepEqual(await sizes(votes.watch(VOTE)), [7], JSON.stringify([end, step]));
      }
    }
  });

  it('says what trying again does not mend', async () => {
    answer = (response) => json(response, refusal(404, 'not_found'), 404);
    await assert.rejects(sizes(coop.votes.watch(VOTE)), { code: 'not_found' });
    answer = (response) => json(response, { state: 'open' });
    await assert.rejects(sizes(coop.votes.watch(VOTE)), { code: 'invalid_reply' });
    answer = (response) => begin(response).write('data: {"state":"haunted"}\n\n');
    await assert.rejects(sizes(coop.votes.watch(VOTE)), { code: 'invalid_reply' });
    await assert.rejects(sizes(coop.votes.watch('../members')), { code: 'invalid_request' });
  });

  it('is let go of when its signal says so, and when the loop is left', async () => {
    const closed: Promise<unknown>[] = [];
    answer = (response) => {
      closed.push(once(response, 'close'));
      begin(response);
      write(response, '1', event(1));
    };
    const stop = new AbortController();
    const seen: number[] = [];
    for await (const { size } of coop.votes.watch(VOTE, { signal: stop.signal })) {
      seen.push(size);
      stop.abort();
    }
    for await (const { size } of coop.votes.watch(VOTE)) {
      seen.push(size);
      break;
    }
    assert.deepEqual(seen, [1, 1]);
    await Promise.all(closed);
    assert.deepEqual(await sizes(coop.votes.watch(VOTE, { signal: AbortSignal.abort() })), []);
  });

  it('is taken up again when the line goes silent', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    answer = (response, nth) => {
      begin(response);
      write(response, String(nth), nth === 1 ? event(1) : event(2, 'counted'));
    };
    const events = coop.votes.watch(VOTE);
    assert.equal((await events.next()).value?.size, 1);
    const second = events.next();
    const ticking = setInterval(() => t.mock.timers.tick(1_000), 5);
    t.after(() => clearInterval(ticking));
    assert.equal((await second).value?.size, 2);
    assert.equal(asked[1]?.headers['last-event-id'], '1');
  });
});
