import assert from 'node:assert/strict';
import type { Holding } from '@coopkit/contract';
import { isCoopError, type Coop } from '@coopkit/sdk';
import { statementOf, type Movement } from './bank.ts';
import { makeMoneyServer } from './money.ts';
import { randomOf } from './random.ts';
import { SITE, type TestServer } from './support.ts';
import { members } from './votes.ts';

const MEMBERS = 8;
const NOMINAL = 2_500;
const DAY = 86_400_000;
/** More of a kind are not kept to choose from. */
const KEPT = 60;

interface Figures {
  shares: number;
  subscribed: number;
  paidUp: number;
}

interface Row {
  member_id: string;
  on_day: string;
  recorded_at: string;
  shares: number;
  subscribed: number;
  paid_up: number;
}

/** Operations on a co-op's money that a seed chooses, through the server's own doors; many are such as it refuses. */
export class RandomMoney {
  readonly server: TestServer;
  /** How often each operation was done, and each refusal given. */
  readonly done = new Map<string, number>();
  readonly refused = new Map<string, number>();
  readonly #random: (below: number) => number;
  readonly #people: { id: string; number: number; me: Coop }[] = [];
  readonly #payments: string[] = [];
  readonly #notices: string[] = [];
  readonly #whose = new Map<string, string>();
  readonly #batches: string[] = [];
  readonly #movements: Movement[] = [];
  /** What everybody held at the end of days that are over. */
  readonly #past = new Map<string, { at: string; holdings: Map<string, Figures> }>();
  #applicants = 0;
  #lines = 0;

  static async make(seed: number): Promise<RandomMoney> {
    const server = await makeMoneyServer({ minimum: 0 });
    const money = new RandomMoney(server, seed);
    try {
      await money.#begin();
      return money;
    } catch (error) {
      await server.close();
      throw error;
    }
  }

  private constructor(server: TestServer, seed: number) {
    this.server = server;
    this.#random = randomOf(seed);
  }

  /** Does one of them. */
  async act(): Promise<void> {
    const names = Object.keys(this.#operations);
    const name = names[this.#random(names.length)]!;
    await this.#attempt(name, () => this.#operations[name]!());
  }

  /** A refusal must have a code of the contract, and book nothing. */
  async #attempt(name: string, work: () => Promise<unknown>): Promise<void> {
    const before = await this.#positions();
    try {
      await work();
      this.done.set(name, (this.done.get(name) ?? 0) + 1);
    } catch (error) {
      if (!isCoopError(error) || error.code === 'internal') {
        throw new Error(`${name} failed: ${this.server.lines.slice(-2).join(' ')}`, { cause: error });
      }
      this.refused.set(error.code, (this.refused.get(error.code) ?? 0) + 1);
      assert.deepEqual(await this.#positions(), before, `${name} was refused, and booked`);
    }
  }

  /** Fails unless the books balance, everything agrees with everything, and the past is as it was. */
  async check(): Promise<void> {
    const { items } = await this.server.office.ledger.balances({ on: '9999-12-31' });
    assert.equal(
      items.reduce((sum, { balance }) => sum + balance.amount, 0),
      0,
    );
    const { differences } = await this.server.office.ledger.reconcile({ on: '9999-12-31' });
    // What came back of shares that are gone is owed by a member: it is told, and no fault of the books.
    assert.deepEqual(
      differences.filter(({ text }) => !text.startsWith('The member owes this')),
      [],
    );
    await this.#checkOwed();
    const rows = await this.#rows();
    const days = [...this.#past.keys()];
    for (let i = 0; i < Math.min(3, days.length); i++) {
      const on = days[this.#random(days.length)]!;
      const { at, holdings } = this.#past.get(on)!;
      // The bank tells of some days later: what was known then is what was held then, and what is known now is told now.
      const known = rows.filter((row) => row.on_day <= on && row.recorded_at <= at);
      assert.deepEqual(held(known), holdings, `as it was known on ${on}`);
      const now = rows.filter((row) => row.on_day <= on);
      assert.deepEqual(await this.#holdingsOn(on), held(now), `on ${on}`);
    }
  }

  /** What members owe for shares is what is unpaid of them. */
  async #checkOwed(): Promise<void> {
    const holdings = await this.#holdingsOn('9999-12-31');
    const owed = new Map<string, number>();
    for (const { memberId, purpose, amount, paid } of await all(
      this.server.office.payments.owed({ state: 'open' }),
    )) {
      if (memberId === null || purpose !== 'shares') continue;
      owed.set(memberId, (owed.get(memberId) ?? 0) + amount.amount - paid.amount);
    }
    for (const [id, { subscribed, paidUp }] of holdings) {
      assert.equal(owed.get(id) ?? 0, subscribed - paidUp, `${id} owes other than what is unpaid`);
    }
  }

  /** Fails where anybody ever held less than nothing, on any day, by the rows of the register alone. */
  async checkEveryDay(): Promise<number> {
    const rows = await this.#rows();
    for (const [member, own] of Map.groupBy(rows, ({ member_id }) => member_id)) {
      for (const on of new Set(own.map(({ on_day }) => on_day))) {
        const figures = held(own.filter(({ on_day }) => on_day <= on)).get(member)!;
        const { shares, subscribed, paidUp } = figures;
        const sound = shares >= 0 && paidUp >= 0 && paidUp <= subscribed && subscribed === shares * NOMINAL;
        assert.ok(sound, `${member} on ${on}: ${JSON.stringify(figures)}`);
      }
    }
    return rows.length;
  }

  #rows(): Promise<Row[]> {
    return this.server.opened.parts.engine.db
      .selectFrom('share_entries')
      .select(['member_id', 'on_day', 'recorded_at', 'shares', 'subscribed', 'paid_up'])
      .orderBy('position')
      .execute();
  }

  async #begin(): Promise<void> {
    const { office } = this.server;
    const classes = (await office.classes.list()).find(({ id }) => id === 'rider')!;
    await office.classes.update('rider', {
      contributions: [
        { ...classes.contributions![0]!, id: 'gift', kind: 'donation', interval: 'once' },
        ...classes.contributions!,
      ],
    });
    await office.classes.update('driver', {
      shares: { ...classes.shares!, minimum: 1, payment: 'before-admission' },
    });
    const directDebit = { creditor: 'Harbour Taxis', identifier: 'DE98ZZZ09999999999', iban: OUR_IBAN };
    await office.payments.set({ directDebit });
    for (const me of await members(this.server, MEMBERS)) {
      const { id, number } = await me.members.me();
      this.#people.push({ id, number, me });
    }
    for (const { me } of this.#people.slice(0, MEMBERS / 2)) {
      const { textHash, locale } = await me.mandates.text();
      await me.mandates.sign({ iban: THEIR_IBAN, holder: 'Ada Lovelace', textHash, locale });
    }
  }

  /** Sessions end while time passes. */
  async #signIn(): Promise<void> {
    for (const person of this.#people) {
      const { token } = await this.server.office.sessions.create({ member: person.id, origin: SITE });
      person.me = this.server.client({ session: token, origin: SITE });
    }
  }

  readonly #operations: Record<string, () => Promise<unknown>> = {
    'time passes': async () => {
      const at = this.server.clock.now.toISOString();
      this.#past.set(this.#today(), { at, holdings: await this.#holdingsOn(this.#today()) });
      this.server.clock.now = new Date(this.server.clock.now.getTime() + (1 + this.#random(12)) * DAY);
      await this.server.jobs.idle();
      await this.#signIn();
    },
    take: () => this.#one().me.shares.take({ shares: 1 + this.#random(20), ...this.#plan() }),
    'take more': () => this.#one().me.shares.take({ shares: 1 + this.#random(5) }),
    issue: () => this.server.office.shares.issue(this.#one().id, { shares: 1 + this.#random(10) }),
    cancel: () =>
      this.server.office.shares.cancel(this.#one().id, { shares: 1 + this.#random(4), reason: 'not paid' }),
    transfer: () =>
      this.#one().me.shares.transferMine({ to: this.#one().number, shares: 1 + this.#random(6) }),
    give: () => this.#one().me.shares.giveNotice({ shares: 1 + this.#random(3), outcome: 'gift' }),
    notice: async () => {
      const notice = { shares: 1 + this.#random(5), outcome: 'buy-back' } as const;
      const given = this.#random(2)
        ? await this.#one().me.shares.giveNotice(notice)
        : await this.server.office.shares.recordNotice(this.#one().id, {
            ...notice,
            effectiveOn: this.#dayFrom(this.#random(60)),
          });
      this.#keep(this.#notices, given.id);
      this.#whose.set(given.id, given.memberId);
    },
    'take a notice back': async () => {
      const id = this.#of(this.#notices, 'not');
      const whose = this.#people.find((each) => each.id === this.#whose.get(id)) ?? this.#one();
      await whose.me.shares.takeBackNotice(id);
    },
    'pay out': () => this.server.office.shares.payOut(this.#of(this.#notices, 'not'), {}),
    promise: () =>
      this.#one().me.contributions.start({
        terms: this.#random(2) ? 'dues' : 'gift',
        amount: 200 + this.#random(2_000),
        ...(this.#random(8) ? {} : { currency: 'CHF' }),
      }),
    start: async () => {
      const method = this.#random(3) ? 'bank-transfer' : 'direct-debit';
      this.#keep(this.#payments, (await this.#one().me.payments.start({ method })).id);
    },
    confirm: () =>
      this.server.office.payments.confirm(
        this.#of(this.#payments, 'pay'),
        this.#random(3) ? {} : { amount: 1 + this.#random(60_000) },
      ),
    'call off': () => this.server.office.payments.cancel(this.#of(this.#payments, 'pay')),
    record: async () => {
      const { id } = await this.server.office.payments.record({
        memberId: this.#one().id,
        method: this.#random(2) ? 'cash' : 'bank-transfer',
        amount: (1 + this.#random(20)) * 2_500 + (this.#random(2) ? this.#random(1_000) : 0),
        ...(this.#random(8) ? {} : { currency: 'USD' }),
      });
      this.#keep(this.#payments, id);
    },
    refund: () =>
      this.server.office.payments.refund(this.#of(this.#payments, 'pay'), {
        amount: 1 + this.#random(30_000),
        reason: 'asked for it',
      }),
    return: () =>
      this.server.office.payments.returned(this.#of(this.#payments, 'pay'), {
        reason: 'MD06',
        ...(this.#random(2) ? { fee: 300 } : {}),
      }),
    debit: async () => {
      const { id } = await this.server.office.directDebits.make({
        collectOn: this.#dayFrom(this.#random(6)),
      });
      this.#keep(this.#batches, id);
      for (const payment of await all(this.server.office.payments.list({ state: 'submitted' }))) {
        this.#keep(this.#payments, payment.id);
      }
    },
    'confirm a debit': () => this.server.office.directDebits.confirm(this.#of(this.#batches, 'deb')),
    'cancel a debit': () => this.server.office.directDebits.cancel(this.#of(this.#batches, 'deb')),
    'import a statement': () => this.#import(),
    explain: async () => {
      const [first] = await all(this.server.office.payments.transactions({ state: 'unmatched' }), 1);
      const id = first?.id ?? `ban_${'0'.repeat(22)}`;
      const as = [
        { memberId: this.#one().id },
        { paymentId: this.#of(this.#payments, 'pay') },
        { account: ['bank', 'dues', 'share-capital', 'provider-fees', 'nothing'][this.#random(5)]! },
        { setAside: true as const },
      ][this.#random(4)]!;
      await this.server.office.payments.match(id, as);
    },
    'book by hand': () =>
      this.server.office.ledger.add({
        on: this.#today(),
        text: 'bank charges',
        postings: [
          { debit: this.#random(4) ? 'provider-fees' : 'share-capital', credit: 'bank', amount: 100 },
        ],
      }),
    reverse: async () => {
      const { last_entry } = await this.#positions();
      const position = Math.max(1, last_entry - this.#random(20));
      await this.server.office.ledger.reverse(position, { text: 'a mistake' });
    },
    apply: () => this.#apply(),
  };

  /** An application for shares that are paid before admission: paid, too much or too little, decided, given back. */
  async #apply(): Promise<void> {
    if (this.#applicants >= 20 || this.#random(4)) return;
    const { visitor, office } = this.server;
    const email = `applicant${this.#applicants++}@example.org`;
    const asked = {
      email,
      memberClass: 'driver',
      answers: { licence: 'L', shift: 'day', 'licensed-since': '2020-01-01' },
      subscription: { shares: 1 + this.#random(4) },
    };
    const { version: rulesVersion, textHash, locale } = await visitor.rules.current();
    const { id } = await office.applications.create({
      kind: 'person',
      name: 'Ada Lovelace',
      consent: { rulesVersion, textHash, locale },
      ...asked,
    });
    await visitor.applications.verify(id, await this.server.codeTo(email));
    const payment = await visitor.payments.startFor(id, { method: 'bank-transfer' });
    this.#keep(this.#payments, payment.id);
    const paid = this.#random(2) ? {} : { amount: 1 + this.#random(20_000) };
    await this.#attempt('confirm a deposit', () => office.payments.confirm(payment.id, paid));
    if (!this.#random(3)) {
      await this.#attempt('reject', () => office.applications.reject(id, {}));
      const back = { amount: 1 + this.#random(5_000), reason: 'rejected' };
      await this.#attempt('refund a deposit', () => office.payments.refund(payment.id, back));
    } else await this.#attempt('approve', () => office.applications.approve(id, {}));
  }

  async #import(): Promise<void> {
    const open = await all(this.server.office.payments.list({ state: 'open', method: 'bank-transfer' }), 5);
    for (const { amount, instruction } of open.slice(0, this.#random(4))) {
      if (instruction?.kind !== 'transfer') continue;
      this.#movements.push(this.#line(amount.amount, instruction.reference));
    }
    this.#movements.push(
      this.#line(this.#random(2) ? 1 + this.#random(9_000) : -(1 + this.#random(900)), 'food'),
    );
    // Statements overlap: the last lines of the one before are there again.
    const file = statementOf(this.#movements.slice(-8));
    await this.server.office.payments.import(file);
    await this.#attempt('import it again', () => this.server.office.payments.import(file));
  }

  #line(amount: number, text: string): Movement {
    return { on: this.#today(), amount, text, name: 'Ada Lovelace', bankReference: `line-${++this.#lines}` };
  }

  async #holdingsOn(on: string): Promise<Map<string, Figures>> {
    const listed: Holding[] = await all(this.server.office.shares.list({ on }));
    return new Map(
      listed.map(({ memberId, shares, subscribed, paidUp }) => [
        memberId,
        { shares, subscribed: subscribed.amount, paidUp: paidUp.amount },
      ]),
    );
  }

  #positions(): Promise<{ last_entry: number; last_share_entry: number }> {
    return this.server.opened.parts.engine.db
      .selectFrom('coops')
      .select(['last_entry', 'last_share_entry'])
      .executeTakeFirstOrThrow();
  }

  #today(): string {
    return this.server.clock.now.toISOString().slice(0, 10);
  }

  #dayFrom(days: number): string {
    return new Date(this.server.clock.now.getTime() + days * DAY).toISOString().slice(0, 10);
  }

  #plan(): { plan?: { count: number; every: 'month' } } {
    return this.#random(2) ? { plan: { count: this.#random(5) ? 3 : 4, every: 'month' } } : {};
  }

  #one() {
    return this.#people[this.#random(this.#people.length)]!;
  }

  #keep(list: string[], id: string): void {
    list.push(id);
    if (list.length > KEPT) list.shift();
  }

  /** One that was made, or now and then none. */
  #of(list: readonly string[], prefix: string): string {
    return list[this.#random(list.length + 1)] ?? `${prefix}_${'0'.repeat(22)}`;
  }
}

function held(rows: readonly Row[]): Map<string, Figures> {
  const holdings = new Map<string, Figures>();
  for (const row of rows) {
    const { shares, subscribed, paidUp } = holdings.get(row.member_id) ?? {
      shares: 0,
      subscribed: 0,
      paidUp: 0,
    };
    holdings.set(row.member_id, {
      shares: shares + row.shares,
      subscribed: subscribed + row.subscribed,
      paidUp: paidUp + row.paid_up,
    });
  }
  return holdings;
}

const OUR_IBAN = 'DE02120300000000202051';
const THEIR_IBAN = 'NL91ABNA0417164300';

async function all<Item>(list: AsyncIterable<Item>, most = Infinity): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of list) {
    items.push(item);
    if (items.length >= most) break;
  }
  return items;
}
