import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { recordPath, type Receipt } from '@coopkit/contract';
import {
  checkConsistency,
  checkReceipt,
  openCheckpoint,
  parseNoteKey,
  TileReader,
  type TreeHead,
  type Trust,
  type Verify,
} from '@coopkit/record';
import { verify } from '../packages/server/test/votes.ts';
import { ballots, openVote } from './crowd.ts';
import { makeKillable, type Killable } from './killable.ts';
import { sendAll } from './lines.ts';

const BALLOTS = 1_000;
const KILLS = 20;
const CONNECTIONS = 100;

/** On SQLite, or on the PostgreSQL in TEST_DATABASE_URL. */
describe(`a server that is killed in the midst of ${BALLOTS} ballots`, () => {
  let server: Killable;

  before(async () => {
    server = await makeKillable(BALLOTS);
    await server.serve();
  });
  after(() => server.remove());

  for (let round = 0; round < KILLS; round++) {
    const secrecy = round % 2 === 0 ? 'open' : 'sealed';
    // However many are on their way then, some are not sent yet.
    const answersBeforeKill = Math.round((round * (BALLOTS - 2 * CONNECTIONS)) / KILLS) + 1;
    it(`after ${answersBeforeKill} answers, the vote being ${secrecy}: nothing is lost and nothing doubled`, async () => {
      const vote = await openVote(server.office, secrecy);
      const requests = ballots(server.crowd, vote.id, server.port);

      // The kill comes while others are on their way: answered is what was read, whole, on this side of the line.
      let killed: Promise<void> | undefined;
      const answers = await sendAll(server.port, CONNECTIONS, requests, (count) => {
        if (count >= answersBeforeKill) killed ??= server.kill();
        return true;
      });
      await killed;
      assert.ok(killed && answers.some((answer) => answer === undefined), 'it was killed too late');
      const receipts = answers.flatMap((answer) => (answer ? receiptIn(answer) : []));
      assert.ok(receipts.length >= answersBeforeKill);

      await server.serve();
      const record = new PublishedRecord(vote.id, vote.record!.key, server.port);
      const before = await record.holds(receipts);
      assert.ok(before.size > receipts.length);

      // Each that was not answered is sent again, as it was: it counts once, whether it had come through or not.
      const unanswered = requests.filter((_, i) => answers[i] === undefined);
      const again = await sendAll(server.port, CONNECTIONS, unanswered, () => true);
      const rest = again.map((answer) => receiptIn(answer ?? assert.fail('it was not answered again')));
      const whole = await record.holds(rest, before);
      assert.equal(whole.size, BALLOTS + 1);
      assert.equal(new Set([...receipts, ...rest].map(({ entry }) => entry)).size, BALLOTS);
      const { turnout } = await server.office.votes.get(vote.id);
      assert.equal(turnout?.ballots, BALLOTS);
    });
  }
});

function receiptIn({ status, body }: { status: number; body: string }): Receipt {
  assert.equal(status, 200, body);
  return JSON.parse(body) as Receipt;
}

/** A vote's record as a stranger reads it: by its files alone. */
class PublishedRecord {
  readonly #address: string;
  readonly #trust: Trust;
  readonly #voteId: string;
  readonly #verified = new Map<string, boolean>();

  constructor(voteId: string, key: string, port: number) {
    this.#voteId = voteId;
    this.#trust = { log: parseNoteKey(key) };
    this.#address = `http://127.0.0.1:${port}`;
  }

  /**
   * Fails unless each receipt checks offline, its entry is where it says on the record as it is now, and the record
   * begins with what it was in each receipt's checkpoint and in an earlier one.
   */
  async holds(receipts: readonly Receipt[], earlier?: TreeHead): Promise<TreeHead> {
    const note = new TextDecoder().decode(await this.#file('checkpoint'));
    const head = await openCheckpoint(note, this.#trust, this.#verify);
    const reader = new TileReader(head, (path) => this.#file(path));
    // The reader has checked each of them against the root.
    const entries: Uint8Array[] = [];
    for await (const entry of reader.entries()) entries.push(entry);
    const heads = new Map<number, TreeHead>(earlier ? [[earlier.size, earlier]] : []);
    for (const { entry, proof } of receipts) {
      const bytes = new TextEncoder().encode(entry);
      const { index, checkpoint } = await checkReceipt(proof, bytes, this.#trust, this.#verify);
      heads.set(checkpoint.size, checkpoint);
      assert.deepEqual(entries[index], bytes);
    }
    for (const older of heads.values())
      checkConsistency(older, head, await reader.consistencyProof(older.size));
    return head;
  }

  /** The receipts of one wave have one checkpoint. */
  readonly #verify: Verify = (key, message, signature) => {
    const id = Buffer.concat([key, message, signature]).toString('base64');
    const known = this.#verified.get(id) ?? verify(key, message, signature) === true;
    this.#verified.set(id, known);
    return known;
  };

  async #file(name: string): Promise<Uint8Array> {
    const response = await fetch(this.#address + recordPath(this.#voteId, name));
    assert.ok(response.ok, `${name}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }
}
