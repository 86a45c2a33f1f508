import assert from 'node:assert/strict';
import { storeOf } from '../src/store/store.ts';
import { makeStripeCoop, type StripeCoop } from './stripe-coop.ts';

/** Numbers from 0 to 1, the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How the events of Stripe come: it is called after each round of what happens, and once at the end. */
export type Hearing = (coop: StripeCoop, end: boolean) => Promise<number>;

/** Each event once, in order, and what it leaves to do is done before the next. */
export function inOrderOnce(): Hearing {
  let sent = 0;
  return async ({ stripe, send, jobs }) => {
    const events = stripe.account.events.slice(sent);
    for (const event of events) {
      assert.equal((await send(stripe.signed(event))).status, 200);
      await jobs.idle();
    }
    sent += events.length;
    return events.length;
  };
}

/** Some never, some often, in any order; what they leave to do is done now and then. */
export function anyhow(random: () => number, deliveries: number): Hearing {
  const never = new Set<string>();
  const seen = new Set<string>();
  let sent = 0;
  return async ({ stripe, send, jobs }, end) => {
    for (const { id } of stripe.account.events) {
      if (!seen.has(id) && random() < 0.2) never.add(id);
      seen.add(id);
    }
    const events = stripe.account.events.filter(({ id }) => !never.has(id));
    const many = end ? deliveries - sent : Math.min(Math.floor(events.length / 3), deliveries - sent);
    for (let i = 0; i < many; i++) {
      const event = events[Math.floor(random() * events.length)];
      if (!event) break;
      assert.equal((await send(stripe.signed(event))).status, 200);
      if (random() < 0.02) await jobs.idle();
    }
    sent += many;
    return many;
  };
}

/** What happens to one payment at Stripe, a step a round. */
type Step = (stripe: StripeCoop['stripe']) => void;

function fate(sessionId: string, amount: number, random: () => number): Step[] {
  const part = Math.max(1, Math.floor(amount * random() * 0.9));
  let intent = '';
  let dispute = '';
  let refund = '';
  const card: Step = (stripe) => (intent = stripe.pay(sessionId, 'card').id);
  const debit: Step = (stripe) => (intent = stripe.pay(sessionId, 'sepa_debit').id);
  const bacs: Step = (stripe) => (intent = stripe.pay(sessionId, 'bacs_debit').id);
  const well: Step = (stripe) => stripe.answer(intent);
  const badly: Step = (stripe) => stripe.answer(intent, 'insufficient_funds');
  const giveBack: Step = (stripe) => (refund = stripe.refund(intent, part).id);
  const bounce: Step = (stripe) => stripe.endRefund(refund, 'expired_or_canceled_card');
  const takeBack =
    (rest = amount): Step =>
    (stripe) =>
      (dispute = stripe.dispute(intent, { amount: rest }).id);
  const end =
    (won: boolean): Step =>
    (stripe) =>
      stripe.closeDispute(dispute, won);
  const fates: Step[][] = [
    [card],
    [card, giveBack],
    [card, takeBack(), end(true)],
    [card, takeBack(), end(false)],
    [card, giveBack, takeBack(amount - part), end(true)],
    [card, takeBack(part), end(true)],
    [(stripe) => void stripe.pay(sessionId, 'card', 'do_not_honor'), card, giveBack],
    [
      (stripe) => void stripe.pay(sessionId, 'card', 'expired_card'),
      (stripe) => void stripe.expire(sessionId),
    ],
    [debit, well],
    [debit, badly],
    [bacs, badly],
    [debit, well, takeBack()],
    [bacs, well, giveBack, bounce],
    [(stripe) => void stripe.expire(sessionId)],
  ];
  return fates[Math.floor(random() * fates.length)] ?? [card];
}

async function share({ office }: StripeCoop, memberId: string, i: number): Promise<string> {
  const { charges } = await office.shares.issue(memberId, { shares: 1 + (i % 4) });
  return charges[0]?.id ?? '';
}

async function gift({ office }: StripeCoop, memberId: string, amount: number): Promise<string> {
  const { id } = await office.contributions.record(memberId, { terms: 'gift', amount });
  const { items } = await office.payments.owed({ memberId }).page();
  return items.find(({ source }) => source === id)?.id ?? '';
}

/** Has many payments begun, and lets happen to them what may: the same for the same seed. */
export async function story(
  { seed, payments, strict = false }: { seed: number; payments: number; strict?: boolean },
  hearing: Hearing,
): Promise<{ coop: StripeCoop; ids: string[]; heard: number; seconds: number }> {
  const random = chance(seed);
  const coop = await makeStripeCoop({ strict });
  const members = await coop.members(Math.ceil(payments / 4));
  const ids: string[] = [];
  for (let i = 0; i < payments; i++) {
    const member = members[i % members.length];
    assert.ok(member);
    const charge =
      i % 3 === 0 ? await gift(coop, member.id, 500 + (i % 7) * 100) : await share(coop, member.id, i);
    ids.push((await member.me.payments.start({ method: 'stripe', charges: [charge] })).id);
  }
  await coop.jobs.idle();
  const sessions = new Map(
    coop.stripe.account.all('checkout.session').map((each) => [each.client_reference_id, each]),
  );
  const fates = ids.map((id) => {
    const session = sessions.get(id);
    assert.ok(session, 'each is begun');
    return fate(session.id, session.amount_total ?? 0, random);
  });
  let heard = 0;
  const began = performance.now();
  for (let round = 0; round < 4; round++) {
    for (const steps of fates) steps[round]?.(coop.stripe);
    heard += await hearing(coop, false);
    coop.pass({ hours: 5 });
  }
  heard += await hearing(coop, true);
  await coop.jobs.idle();
  const seconds = (performance.now() - began) / 1_000;
  // What never came is made up for from Stripe's own list.
  coop.pass({ hours: 1 });
  await coop.jobs.idle();
  return { coop, ids, heard, seconds };
}

/** All that the payments have left: in the journal, in the register of shares, in what is owed. */
export async function leftBy(coop: StripeCoop, ids: readonly string[]) {
  const { db } = coop.opened.parts.engine;
  const store = storeOf(db, coop.coopId);
  const numbers = new Map(ids.map((id, i) => [id, `payment ${i}`]));
  const named = (text: string | null) => numbers.get(text ?? '') ?? text;
  const postings = Map.groupBy(await db.selectFrom('postings').selectAll().execute(), (row) => row.position);
  const entries = (await db.selectFrom('ledger_entries').selectAll().execute()).map((entry) => [
    entry.kind,
    entry.on_day,
    named(entry.payment_id),
    (postings.get(entry.position) ?? []).map((p) => [
      p.debit,
      p.debit_party,
      p.credit,
      p.credit_party,
      p.amount,
    ]),
  ]);
  const shares = (await db.selectFrom('share_entries').selectAll().execute()).map((row) => [
    row.member_id,
    row.kind,
    row.shares,
    row.amount,
    row.on_day,
  ]);
  const charges = (await db.selectFrom('charges').selectAll().execute()).map((row) => [
    row.member_id,
    row.purpose,
    row.due_on,
    row.amount,
    row.paid,
  ]);
  const payments = await store.payments.findAll(ids);
  return {
    payments: payments
      .map(({ id, state, reason, amount, received, refunded, received_on }) =>
        JSON.stringify([named(id), state, reason, amount, received, refunded, received_on]),
      )
      .sort(),
    entries: entries.map((each) => JSON.stringify(each)).sort(),
    shares: shares.map((each) => JSON.stringify(each)).sort(),
    charges: charges.map((each) => JSON.stringify(each)).sort(),
    // Its balance is read when it is, and not by events.
    differences: (await coop.office.ledger.reconcile()).differences.filter(
      ({ between }) => between !== 'stripe',
    ),
  };
}
