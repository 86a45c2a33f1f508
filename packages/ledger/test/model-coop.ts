import assert from 'node:assert/strict';
import {
  addDays,
  allocate,
  cancelShares,
  freeShares,
  giveShares,
  holdingAt,
  instalmentsOf,
  issueShares,
  nothing,
  receive,
  redeemShares,
  sharesLeaving,
  subscriptionFault,
  takeBack,
  transferShares,
  unpaidShares,
  withdrawShares,
  type Booking,
  type Holding,
  type Part,
  type ShareChange,
} from '../src/index.ts';

const NOMINAL = 2_500;
const TERMS = {
  nominal: NOMINAL,
  minimum: 1,
  maximum: 60,
  presets: [],
  free: true,
  instalments: [{ count: 3, every: 'month' as const }],
};

interface Owed extends Part {
  open: number;
}

interface Paid {
  member: string;
  parts: Part[];
  rest: number;
}

interface Row extends ShareChange {
  on: string;
}

/** A co-op in memory: it keeps what the rules give it, and decides nothing by itself. */
export class ModelCoop {
  on = '2026-01-01';
  readonly members: readonly string[];
  /** What became of each operation: done, or refused by a rule. */
  readonly counts = { done: 0, refused: 0 };
  readonly rows: Row[] = [];
  readonly #held = new Map<string, Holding>();
  readonly #balances = new Map<string, number>();
  /** Debits less credits of everything that was ever booked. */
  #sum = 0;
  readonly #owed = new Map<string, Owed[]>();
  readonly #paid: Paid[] = [];
  readonly #notices: { member: string; shares: number; state: 'open' | 'effective' }[] = [];
  #charges = 0;
  #deposit = 0;

  constructor(members: number) {
    this.members = Array.from({ length: members }, (_, i) => `mem_${i}`);
  }

  /** Does one operation, by its number; `a`, `b` and `c` say on what and how much. */
  act(operation: number, a: number, b: number, c: number): void {
    const member = this.members[a % this.members.length]!;
    const other = this.members[b % this.members.length]!;
    const done = this.#operations[operation % this.#operations.length]!(member, other, b, c);
    this.counts[done ? 'done' : 'refused']++;
  }

  held(member: string): Holding {
    return this.#held.get(member) ?? nothing;
  }

  balance(account: string, party: string | null): number {
    return this.#balances.get(`${account} ${party ?? ''}`) ?? 0;
  }

  /** Fails unless what must always hold holds of these. */
  check(members: readonly string[] = this.members): void {
    assert.equal(this.#sum, 0);
    for (const member of members) {
      const { shares, subscribed, paidUp } = this.held(member);
      assert.ok(shares >= 0 && paidUp >= 0 && paidUp <= subscribed, `${member} holds less than nothing`);
      assert.equal(subscribed, shares * NOMINAL);
      const capital = 0 - this.balance('share-capital', member);
      assert.equal(capital, subscribed);
      assert.equal(capital - this.balance('share-capital-unpaid', member), paidUp);
      const owed = this.#open(member, 'shares').reduce((sum, { open }) => sum + open, 0);
      assert.equal(owed, subscribed - paidUp, `${member} owes other than what is unpaid`);
    }
  }

  readonly #operations: readonly ((member: string, other: string, b: number, c: number) => boolean)[] = [
    // A day or more passes.
    (_member, _other, b) => {
      this.on = addDays(this.on, b % 9);
      return true;
    },
    (member, _other, b, c) => this.#issue(member, (b % 40) + 1, c % 2 === 0),
    (member, _other, b) => this.#cancel(member, (b % 5) + 1),
    (member, _other, b) => this.#pay(member, 'bank', (b % 20_000) + 1),
    (member, _other, b) => this.#pay(member, 'cash', ((b % 8) + 1) * NOMINAL),
    // What was paid before admission.
    (member, _other, b) => {
      this.#deposit++;
      const party = `app_${this.#deposit}`;
      const amount = (b % 10_000) + 1;
      this.#book({
        kind: 'payment-received',
        postings: [
          { debit: { account: 'bank', party: null }, credit: { account: 'deposits', party }, amount },
        ],
        shares: [],
      });
      return this.#pay(member, 'deposits', amount, party);
    },
    (member) => this.#useCredit(member),
    // A payment goes back: all of it, or a part.
    (_member, _other, b, c) => this.#back(b, c % 3 === 0 ? Infinity : (c % 9_000) + 1),
    (member, other, _b, c) => this.#transfer(member, other, (c % 6) + 1),
    (member, _other, _b, c) => this.#notice(member, (c % 6) + 1),
    (_member, _other, b) => this.#takeBackNotice(b),
    (_member, _other, b) => this.#takeEffect(b),
    (member, _other, _b, c) => this.#give(member, (c % 3) + 1),
    (_member, _other, b, c) => this.#redeem(b, c % 2 === 0 ? 'bank' : 'cash'),
  ];

  #issue(member: string, shares: number, inParts: boolean): boolean {
    const plan = inParts ? TERMS.instalments[0] : undefined;
    if (subscriptionFault(TERMS, this.held(member).shares, { shares, plan })) return false;
    this.#book(issueShares({ member, shares, nominal: NOMINAL }));
    for (const { amount } of instalmentsOf(shares * NOMINAL, plan, this.on)) {
      const list = this.#owed.get(member) ?? [];
      list.push({ charge: `chg_${++this.#charges}`, purpose: 'shares', amount, open: amount });
      this.#owed.set(member, list);
    }
    return true;
  }

  #cancel(member: string, shares: number): boolean {
    if (shares > unpaidShares(this.held(member), NOMINAL)) return false;
    this.#book(cancelShares({ member, shares, nominal: NOMINAL }));
    const { parts } = allocate(shares * NOMINAL, this.#open(member, 'shares').reverse());
    for (const { of, amount } of parts) of.open -= amount;
    return true;
  }

  #pay(member: string, account: 'bank' | 'cash' | 'deposits', amount: number, party: string | null = null) {
    const { parts, rest } = allocate(amount, this.#open(member));
    const paid = parts.map(({ of, amount }) => ({ charge: of.charge, purpose: of.purpose, amount }));
    for (const { of, amount } of parts) of.open -= amount;
    this.#book({ kind: 'payment-received', ...receive(member, { account, party }, paid, rest) });
    this.#paid.push({ member, parts: paid, rest });
    return true;
  }

  #useCredit(member: string): boolean {
    const { parts } = allocate(-this.balance('member-credit', member), this.#open(member));
    if (parts.length === 0) return false;
    const paid = parts.map(({ of, amount }) => ({ charge: of.charge, purpose: of.purpose, amount }));
    for (const { of, amount } of parts) of.open -= amount;
    this.#book({
      kind: 'credit-used',
      ...receive(member, { account: 'member-credit', party: member }, paid, 0),
    });
    return true;
  }

  #back(which: number, most: number): boolean {
    const [payment] = this.#paid.splice(which % Math.max(1, this.#paid.length), 1);
    if (!payment) return false;
    const { member } = payment;
    const { paidUp } = this.held(member);
    // Of shares that are gone nothing can be unpaid: what was paid for them is the member's debt.
    const total = payment.parts.reduce((sum, { amount }) => sum + amount, 0);
    const taken = Math.min(total, most);
    const { parts, rest: beyond } = allocate(
      Math.min(taken, paidUp),
      [...payment.parts].reverse().map((part) => ({ part, open: part.amount })),
    );
    const back = parts.map(({ of, amount }) => ({ ...of.part, amount }));
    for (const { charge, amount } of back) {
      this.#owed.get(member)!.find((each) => each.charge === charge)!.open += amount;
    }
    const rest = taken - Math.min(taken, paidUp) + beyond + payment.rest;
    this.#book({
      kind: 'payment-refunded',
      ...takeBack(member, { account: 'bank', party: null }, back, rest),
    });
    return true;
  }

  #transfer(member: string, to: string, shares: number): boolean {
    if (to === member || shares > this.#free(member)) return false;
    if (this.held(to).shares + shares > TERMS.maximum) return false;
    this.#book(transferShares({ member, shares, nominal: NOMINAL }, to));
    return true;
  }

  #notice(member: string, shares: number): boolean {
    if (shares > this.#free(member)) return false;
    this.#notices.push({ member, shares, state: 'open' });
    return true;
  }

  #takeBackNotice(which: number): boolean {
    const open = this.#notices.filter(({ state }) => state === 'open');
    const notice = open[which % Math.max(1, open.length)];
    if (!notice) return false;
    this.#notices.splice(this.#notices.indexOf(notice), 1);
    return true;
  }

  #takeEffect(which: number): boolean {
    const open = this.#notices.filter(({ state }) => state === 'open');
    const notice = open[which % Math.max(1, open.length)];
    if (!notice) return false;
    const { member } = notice;
    const { paid, unpaid } = sharesLeaving(this.held(member), NOMINAL, notice.shares);
    if (paid > 0) {
      this.#book(withdrawShares({ member, shares: paid, nominal: NOMINAL }));
      Object.assign(notice, { shares: paid, state: 'effective' });
    } else this.#notices.splice(this.#notices.indexOf(notice), 1);
    if (unpaid > 0) assert.ok(this.#cancel(member, unpaid));
    return true;
  }

  #give(member: string, shares: number): boolean {
    if (shares > this.#free(member)) return false;
    this.#book(giveShares({ member, shares, nominal: NOMINAL }));
    return true;
  }

  #redeem(which: number, from: 'bank' | 'cash'): boolean {
    const due = this.#notices.filter(({ state }) => state === 'effective');
    const notice = due[which % Math.max(1, due.length)];
    if (!notice) return false;
    const { member, shares } = notice;
    this.#book(redeemShares({ member, shares, nominal: NOMINAL }, from));
    this.#notices.splice(this.#notices.indexOf(notice), 1);
    return true;
  }

  #free(member: string): number {
    const bound = this.#notices
      .filter((notice) => notice.member === member && notice.state === 'open')
      .reduce((sum, { shares }) => sum + shares, 0);
    return freeShares(this.held(member), NOMINAL, bound);
  }

  #open(member: string, purpose?: string): Owed[] {
    return (this.#owed.get(member) ?? []).filter(
      (each) => each.open > 0 && (purpose === undefined || each.purpose === purpose),
    );
  }

  #book({ postings, shares }: Booking): void {
    for (const { debit, credit, amount } of postings) {
      assert.ok(Number.isSafeInteger(amount) && amount > 0);
      for (const [{ account, party }, signed] of [
        [debit, amount],
        [credit, -amount],
      ] as const) {
        const key = `${account} ${party ?? ''}`;
        this.#balances.set(key, (this.#balances.get(key) ?? 0) + signed);
        this.#sum += signed;
      }
    }
    for (const change of shares) {
      const row = { ...change, on: this.on };
      this.rows.push(row);
      // Summed here anew, and not by what is tried.
      const { shares, subscribed, paidUp } = this.held(row.member);
      this.#held.set(row.member, {
        shares: shares + row.shares,
        subscribed: subscribed + row.subscribed,
        paidUp: paidUp + row.paidUp,
      });
    }
  }

  /** What everybody holds now, by what was summed as it happened. */
  state(): Record<string, Holding> {
    return Object.fromEntries(this.members.map((member) => [member, this.held(member)]));
  }

  /** What everybody held on a day, by the rows alone, in whatever order they are given. */
  replay(rows: readonly Row[], on: string): Record<string, Holding> {
    const byMember = Map.groupBy(rows, ({ member }) => member);
    return Object.fromEntries(
      this.members.map((member) => [member, holdingAt(byMember.get(member) ?? [], on)]),
    );
  }
}
