import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Coop } from '@coopkit/sdk';
import { open, readConfig } from '@coopkit/server';
import { TERMS } from '../packages/server/test/money.ts';
import { startStripe, type Stage, type TestStripe } from '../packages/server/test/stripe-server.ts';
import { makeDatabase, SITE } from '../packages/server/test/support.ts';
import { makeCrowd, type Crowd } from './crowd.ts';
import { begin, freePort, says } from './program.ts';

/** Longer than a job that was broken off is another's. */
const LEASE_MS = 61_000;

/** Where the server is killed: when Stripe has got the n-th call of a payment; or when a step of ours was answered. */
type Point = { call: number; stage: Stage } | { step: 'started' | 'told' | 'refunded' };

/** A server as those see it who pay: it may be gone at any time. */
interface Reached {
  me: Coop;
  office: Coop;
  send: (body: string, header: string) => Promise<unknown>;
  /** Until it holds, or can't any more. */
  until: (holds: () => Promise<boolean>) => Promise<void>;
  step: (name: 'started' | 'told' | 'refunded') => Promise<void>;
}

/** On SQLite, or on the PostgreSQL in TEST_DATABASE_URL. */
describe('a server that is killed between any two steps of a payment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'coopkit-kill-'));
  let drop: (() => Promise<void>) | undefined;
  let env: Record<string, string>;
  let crowd: Crowd;
  let stripe: TestStripe;
  let server: ChildProcess | undefined;
  let ahead = 0;
  let lives = 0;
  /** Of each session of the crowd, whose it is. */
  const members: string[] = [];

  before(async () => {
    stripe = await startStripe({ now: () => new Date(Date.now() + ahead) });
    const made = await makeDatabase();
    drop = made.drop;
    env = {
      DATA_DIR: folder,
      COOPKIT_SECRET: 'a secret of the tests, long enough to be one',
      PORT: String(await freePort()),
      LOG_LEVEL: 'error',
      STRIPE_API: stripe.url,
      ...('postgres' in made.address ? { DATABASE_URL: made.address.postgres } : {}),
    };
    crowd = await makeCrowd(env, 60);
    await within(async ({ office }) => {
      await office.classes.update('rider', { shares: { ...TERMS, entryFee: 0 } });
      const { secretKey, publishableKey, webhookSecrets } = stripe.settings;
      await office.payments.set({ stripe: { secretKey, publishableKey, webhookSecrets } });
      for await (const { id } of office.members.list({ memberClass: 'rider' })) members.push(id);
    });
  });
  after(async () => {
    server?.kill('SIGKILL');
    await stripe.close();
    await drop?.();
    rmSync(folder, { recursive: true, force: true });
  });

  /** In this process, with a clock by which what was broken off is due again. */
  async function within(use: (reached: Reached) => Promise<void>, token = ''): Promise<void> {
    const opened = await open(readConfig(env), {
      now: () => new Date(Date.now() + ahead),
      log: () => undefined,
    });
    const jobs = opened.startJobs();
    const fetch = (input: Request) => Promise.resolve(opened.app.request(input));
    const url = 'http://localhost';
    try {
      await use({
        me: new Coop({ url, session: token, fetch: withOrigin(fetch) }),
        office: new Coop({ url, secret: crowd.secretKey, fetch }),
        send: (body, header) =>
          Promise.resolve(opened.app.request(`${url}${eventsPath()}`, signed(body, header))),
        until: async (holds) => {
          await jobs.idle();
          assert.ok(await holds());
        },
        step: () => Promise.resolve(),
      });
      await jobs.idle();
    } finally {
      await opened.close();
    }
  }

  const eventsPath = () => `/v1/payments/stripe/${crowd.coopId}/events`;
  const signed = (body: string, header: string) => ({
    method: 'POST',
    body,
    headers: { 'stripe-signature': header },
  });
  const withOrigin = (fetch: (input: Request) => Promise<Response>) => (input: Request) => {
    const headers = new Headers(input.headers);
    headers.set('origin', SITE);
    return fetch(new Request(input, { headers }));
  };

  /** Somebody pays for two shares and has half of it back; all of it may be done again. */
  async function life(
    key: string,
    charge: string,
    { me, office, send, until, step }: Reached,
  ): Promise<string> {
    const { id } = await me.payments.start(
      { method: 'stripe', charges: [charge] },
      { idempotencyKey: `start-${key}-000000000000` },
    );
    await step('started');
    const now = () => me.payments.get(id);
    await until(async () => (await now()).instruction !== null || (await now()).state !== 'open');
    const session = stripe.account
      .all('checkout.session')
      .find((each) => each.client_reference_id === id && each.status === 'open');
    if (session) stripe.pay(session.id, 'card');
    const hear = async () => {
      for (const event of stripe.account.events.slice(-20)) {
        const { body, header } = stripe.signed(event);
        await send(body, header);
      }
      await step('told');
    };
    await hear();
    await until(async () => (await now()).state === 'received');
    await office.payments.refund(
      id,
      { amount: 2_500, reason: 'One share less' },
      { idempotencyKey: `refund-${key}-00000000000` },
    );
    await step('refunded');
    await until(async () => (await now()).refunded.amount === 2_500);
    return id;
  }

  /** Lives until the server is killed at the point; then on, in this process. @returns whether it came to that */
  async function killedAt(point: Point): Promise<boolean> {
    const token = crowd.tokens[lives] ?? '';
    let charge = '';
    await within(async ({ office }) => {
      const taken = await office.shares.issue(members[lives] ?? '', { shares: 2 });
      charge = taken.charges[0]?.id ?? '';
    });
    server = begin(['serve'], env);
    await says(server, /Coopkit is at/);
    const child = server;
    let dead = false;
    const ended = once(child, 'close');
    const kill = () => {
      dead = true;
      child.kill('SIGKILL');
    };
    let calls = 0;
    stripe.watch.on = (stage) => {
      if (dead) return stage === 'come' ? 'lost' : 'unanswered';
      if (stage === 'come') calls++;
      if (!('call' in point) || calls !== point.call || stage !== point.stage) return undefined;
      kill();
      return stage === 'come' ? 'lost' : 'unanswered';
    };
    const url = `http://127.0.0.1:${env.PORT ?? ''}`;
    const key = `${lives++}`.padStart(4, '0');
    const gone = () => {
      if (dead) throw new Error('killed');
    };
    const ids: string[] = [];
    try {
      ids.push(
        await life(key, charge, {
          me: new Coop({ url, session: token, retries: 0, fetch: withOrigin((input) => fetch(input)) }),
          office: new Coop({ url, secret: crowd.secretKey, retries: 0 }),
          send: (body, header) => fetch(`${url}${eventsPath()}`, signed(body, header)),
          until: async (holds) => {
            while (!(await holds())) gone();
          },
          step: (name) => {
            if ('step' in point && point.step === name) kill();
            gone();
            return Promise.resolve();
          },
        }),
      );
    } catch (error) {
      if (!dead) throw error;
    }
    const killed = dead;
    child.kill('SIGKILL');
    await ended;
    delete stripe.watch.on;
    ahead += LEASE_MS;
    await within(async (reached) => {
      const id = await life(key, charge, reached);
      assert.deepEqual(ids, killed ? [] : [id]);
      const sessions = stripe.account
        .all('checkout.session')
        .filter(({ client_reference_id }) => client_reference_id === id);
      assert.equal(sessions.length, 1, 'one session');
      const intent = sessions[0]?.payment_intent;
      const of = (kind: 'charge' | 'refund') =>
        stripe.account.all(kind).filter(({ payment_intent }) => payment_intent === intent).length;
      assert.deepEqual([of('charge'), of('refund')], [1, 1], 'taken once, given back once');
      await booksAgree(reached);
    }, token);
    return killed;
  }

  /** What is booked is what Stripe has, to the cent. */
  async function booksAgree({ office }: Reached): Promise<void> {
    const { items } = await office.ledger.balances();
    const ours = items.find(({ account }) => account === 'stripe')?.balance.amount;
    const theirs = stripe.account.all('balance_transaction').reduce((sum, { net }) => sum + net, 0);
    assert.equal(ours, theirs);
    assert.deepEqual((await office.ledger.reconcile()).differences, []);
  }

  it('loses nothing and takes no money twice', async () => {
    for (const step of ['started', 'told', 'refunded'] as const) {
      assert.ok(await killedAt({ step }), step);
    }
    const stages = ['come', 'done', 'answered'] as const;
    let call = 1;
    for (; await killedAt({ call, stage: stages[call % 3] ?? 'come' }); call++);
    assert.ok(call > 8, `only ${call - 1} calls`);
    for (const [call, stage] of [
      [1, 'done'],
      [1, 'come'],
      [6, 'come'],
      [6, 'done'],
      [6, 'answered'],
    ] as const) {
      assert.ok(await killedAt({ call, stage }), `${call} ${stage}`);
    }
  });
});
