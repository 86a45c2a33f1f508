import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { statementOf, type Movement } from '../packages/server/test/bank.ts';
import { BANK, TERMS } from '../packages/server/test/money.ts';
import { makeKillable, type Killable } from './killable.ts';
import { sendAll, type Answered } from './lines.ts';

const KILLS = 20;
/** Of each round: each takes shares, one half pays by what a steward confirms and the other by a statement; some get it back. */
const MEMBERS = 12;
const CONNECTIONS = 8;
const NOMINAL = 2_500;

interface Sent {
  method: 'POST';
  path: string;
  body: object;
  /** A session's; a steward's program calls with its key. */
  token?: string;
}

/** On SQLite, or on the PostgreSQL in TEST_DATABASE_URL. */
describe('a server that is killed in the midst of payments', () => {
  let server: Killable;
  const members: string[] = [];
  let booked = 0;
  /** How many requests the kills left without an answer. */
  let cutOff = 0;

  before(async () => {
    server = await makeKillable(KILLS * MEMBERS);
    await server.serve();
    await server.office.classes.update('rider', { shares: { ...TERMS, entryFee: 0 } });
    await server.office.payments.set({ bankTransfer: BANK });
    for await (const { id } of server.office.members.list({ memberClass: 'rider' })) members.push(id);
  });
  after(() => server.remove());

  for (let round = 0; round < KILLS; round++) {
    it(`the ${round + 1}. time loses nothing, doubles nothing, and everything agrees`, async () => {
      const from = round * MEMBERS;
      const own = server.crowd.tokens.slice(from, from + MEMBERS);
      const ids = members.slice(from, from + MEMBERS);
      /** Where of the round's steps the kill comes: after so many answers of the step that it falls into. */
      const at = { step: round % 4, answers: 1 + Math.floor(round / 4) };

      await step(
        0,
        at,
        own.map((token) => post('/v1/members/me/shares', { shares: 2 }, token)),
      );
      const begun = await step(
        1,
        at,
        own.map((token) => post('/v1/members/me/payments', { method: 'bank-transfer' }, token)),
      );
      const payments = begun.map(
        ({ body }) => JSON.parse(body) as { id: string; instruction: { reference: string } },
      );
      const [byHand, byBank] = [payments.slice(0, MEMBERS / 2), payments.slice(MEMBERS / 2)];
      const lines = byBank.map(({ id, instruction }): Movement => {
        const on = new Date().toISOString().slice(0, 10);
        return { on, amount: 2 * NOMINAL, text: instruction.reference, bankReference: id };
      });
      await step(2, at, [
        ...byHand.map(({ id }) => post(`/v1/payments/${id}/receipt`, {})),
        // Each with one line more than the one before.
        ...lines.map((_, i) => post('/v1/statements', statementOf(lines.slice(0, i + 1)))),
      ]);
      const back = payments.slice(MEMBERS / 2 - 3, MEMBERS / 2 + 3);
      await step(
        3,
        at,
        back.map(({ id }) => post(`/v1/payments/${id}/refunds`, { amount: 100, reason: 'a test' })),
      );

      for (const [i, id] of ids.entries()) {
        const { holding, charges, entries } = await server.office.shares.of(id);
        const returned = back.some((payment) => payment.id === payments[i]!.id) ? 100 : 0;
        assert.deepEqual([holding.shares, holding.paidUp.amount], [2, 2 * NOMINAL - returned]);
        assert.deepEqual([charges.length, entries.length], [1, returned > 0 ? 3 : 2]);
      }
      // An entry for each that was taken, paid and given back: no more of them, and none is left out.
      booked += 2 * MEMBERS + back.length;
      const positions: number[] = [];
      for await (const { position } of server.office.ledger.entries()) positions.push(position);
      assert.deepEqual(
        positions,
        Array.from({ length: booked }, (_, i) => i + 1),
      );
      const { differences, checked } = await server.office.ledger.reconcile();
      assert.deepEqual(differences, []);
      assert.equal(checked.members, (round + 1) * MEMBERS);
    });
  }

  it('was killed while many were on their way', () => {
    assert.ok(cutOff >= 2 * KILLS, `${cutOff} were cut off`);
  });

  /** Sends requests, and where the kill falls into them, those without an answer once more, with the keys they had. */
  async function step(
    number: number,
    at: { step: number; answers: number },
    list: readonly Sent[],
  ): Promise<Answered[]> {
    const requests = list.map(bytesOf);
    if (at.step !== number) return whole(await sendAll(server.port, CONNECTIONS, requests, () => true));
    let killed: Promise<void> | undefined;
    const answers = await sendAll(server.port, CONNECTIONS, requests, (count) => {
      if (count >= at.answers) killed ??= server.kill();
      return true;
    });
    await (killed ?? server.kill());
    cutOff += answers.filter((answer) => answer === undefined).length;
    await server.serve();
    // What was answered is answered the same, and happens no second time.
    const again = whole(await sendAll(server.port, CONNECTIONS, requests, () => true));
    for (const [i, answer] of answers.entries()) {
      if (answer !== undefined)
        assert.deepEqual([again[i]!.status, again[i]!.body], [answer.status, answer.body]);
    }
    return again;
  }

  function bytesOf({ method, path, body, token }: Sent): Buffer {
    const text = JSON.stringify(body);
    const lines = [
      `${method} ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${server.port}`,
      `Authorization: Bearer ${token ?? server.crowd.secretKey}`,
      `Idempotency-Key: ${randomUUID()}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(text)}`,
    ];
    return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${text}`);
  }
});

const post = (path: string, body: object, token?: string): Sent => ({
  method: 'POST',
  path,
  body,
  ...(token === undefined ? {} : { token }),
});

function whole(answers: readonly (Answered | undefined)[]): Answered[] {
  return answers.map((answer) => {
    assert.ok(answer, 'it was not answered');
    assert.equal(answer.status, 200, answer.body);
    return answer;
  });
}
