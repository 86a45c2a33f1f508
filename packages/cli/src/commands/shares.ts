import { ShareNotice, ShareTransfer, type Charge } from '@coopkit/contract';
import { all } from '../all.ts';
import {
  UsageError,
  choice,
  oneOf,
  text,
  word,
  type Action,
  type Arguments,
  type Command,
} from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { dayOption } from '../day.ts';
import { memberBy, memberFilter, readNumber } from '../member-number.ts';
import { column, shown } from '../money/amount.ts';
import { print, table } from '../output.ts';

const noticeStates = ShareNotice.shape.state.options;
const transferStates = ShareTransfer.shape.state.options;

export const shares: Command = {
  usage: `  coopkit shares list [--on 2026-12-31]     what each member holds, on a day
  coopkit shares entries [--member NUMBER]  the register of shares: all that ever happened to them
  coopkit shares issue NUMBER COUNT [--plan 12/month] [--on 2026-12-31]
                                            issues shares to a member, to be paid at once or in parts
  coopkit shares transfer FROM TO COUNT [--on 2026-12-31]
                                            passes shares from one member to another, by their numbers
  coopkit shares transfers [--state ${transferStates.join('|')}]
  coopkit shares approve|refuse TRANSFER    decides a transfer that a member has asked for
  coopkit shares notice NUMBER COUNT [--gift] [--effective 2026-12-31]
                                            records a member’s notice: to be paid back, or a gift to the co-op
  coopkit shares notices [--state ${noticeStates.join('|')}]
  coopkit shares pay-out NOTICE [--from bank|cash] [--on 2026-12-31]
                                            records that the shares of a notice were paid out
  coopkit shares cancel NUMBER COUNT --reason TEXT
                                            cancels shares that were never paid`,
  options: {
    ...coopOptions,
    on: { type: 'string' },
    member: { type: 'string' },
    plan: { type: 'string' },
    state: { type: 'string' },
    gift: { type: 'boolean' },
    effective: { type: 'string' },
    from: { type: 'string' },
    reason: { type: 'string' },
  },
  run: oneOf({
    list: { run: list },
    entries: { run: entries },
    issue: { takes: ['member', 'number of shares'], run: issue },
    transfer: { takes: ['member', 'other member', 'number of shares'], run: transfer },
    transfers: { run: transfers },
    approve: deciding('approveTransfer'),
    refuse: deciding('refuseTransfer'),
    notice: { takes: ['member', 'number of shares'], run: giveNotice },
    notices: { run: notices },
    'pay-out': { takes: ['notice'], run: payOut },
    cancel: { takes: ['member', 'number of shares'], run: cancel },
  }),
};

async function list(args: Arguments): Promise<void> {
  const on = dayOption(args, 'on');
  const held = await withCoop(args, (coop) => all(coop.shares.list({ on })));
  print(args, held, () => {
    const subscribed = column(held.map((each) => each.subscribed));
    const paidUp = column(held.map((each) => each.paidUp));
    return table(
      ['NUMBER', 'NAME', 'CLASS', 'SHARES', 'SUBSCRIBED', 'PAID UP'],
      held.map((each, i) => [
        each.memberNumber,
        each.memberName,
        each.memberClass,
        each.shares,
        subscribed[i] ?? '',
        paidUp[i] ?? '',
      ]),
    );
  });
}

async function entries(args: Arguments): Promise<void> {
  const rows = await withCoop(args, async (coop) => all(coop.shares.entries(await memberFilter(args, coop))));
  print(args, rows, () => {
    const amounts = column(rows.map(({ amount }) => amount));
    return table(
      ['ENTRY', 'DAY', 'MEMBER', 'WHAT', 'SHARES', 'AMOUNT', 'WITH', 'LEDGER'],
      rows.map((row, i) => [
        row.position,
        row.on,
        row.memberNumber,
        row.kind,
        row.shares,
        amounts[i] ?? '',
        row.counterparty,
        row.ledgerPosition,
      ]),
    );
  });
}

async function issue(args: Arguments): Promise<void> {
  const count = countOf(args, 1);
  const plan = planOf(args);
  const on = dayOption(args, 'on');
  const { member, taken } = await withCoop(args, async (coop) => {
    const member = await memberBy(coop, word(args, 0));
    const taken = await coop.shares.issue(member.id, { shares: count, on, ...(plan ? { plan } : {}) });
    return { member, taken };
  });
  print(
    args,
    taken,
    () => `${member.name} has ${many(count)} more. To be paid:\n\n${chargesTable(taken.charges)}`,
  );
}

/** Sums that are due, by their days. */
function chargesTable(charges: readonly Charge[]): string {
  const amounts = column(charges.map(({ amount }) => amount));
  const paid = column(charges.map((charge) => charge.paid));
  return table(
    ['DUE', 'FOR', 'PART', 'AMOUNT', 'PAID', 'STATE'],
    charges.map((charge, i) => [
      charge.dueOn,
      charge.purpose,
      charge.instalment && `${charge.instalment.number}/${charge.instalment.of}`,
      amounts[i] ?? '',
      paid[i] ?? '',
      charge.state,
    ]),
  );
}

async function transfer(args: Arguments): Promise<void> {
  const to = readNumber(word(args, 1));
  const count = countOf(args, 2);
  const on = dayOption(args, 'on');
  const done = await withCoop(args, async (coop) => {
    const from = await memberBy(coop, word(args, 0));
    return coop.shares.transfer(from.id, { to, shares: count, on });
  });
  print(args, done, () => `${many(count)} passed from ${done.from.name} to ${done.to.name}.`);
}

async function transfers(args: Arguments): Promise<void> {
  const state = choice(args, 'state', transferStates);
  const rows = await withCoop(args, (coop) => all(coop.shares.transfers({ state })));
  print(args, rows, () =>
    table(
      ['TRANSFER', 'ASKED', 'FROM', 'TO', 'SHARES', 'STATE'],
      rows.map((row) => [
        row.id,
        row.createdAt.slice(0, 10),
        row.from.number,
        row.to.number,
        row.shares,
        row.state,
      ]),
    ),
  );
}

function deciding(how: 'approveTransfer' | 'refuseTransfer'): Action {
  return {
    takes: ['transfer'],
    async run(args) {
      const decided = await withCoop(args, (coop) => coop.shares[how](word(args, 0)));
      const { from, to, shares: count, state } = decided;
      print(args, decided, () => `${many(count)} from ${from.name} to ${to.name}: ${state}.`);
    },
  };
}

async function giveNotice(args: Arguments): Promise<void> {
  const count = countOf(args, 1);
  const effectiveOn = dayOption(args, 'effective');
  const outcome = args.options.gift === true ? ('gift' as const) : ('buy-back' as const);
  const given = await withCoop(args, async (coop) => {
    const member = await memberBy(coop, word(args, 0));
    return coop.shares.recordNotice(member.id, { shares: count, outcome, effectiveOn });
  });
  print(args, given, () => {
    const when = `${many(count)} (${shown(given.amount)}) end on ${given.effectiveOn}`;
    return given.payOn === null ? `${when}: a gift to the co-op.` : `${when}; to be paid out ${given.payOn}.`;
  });
}

async function notices(args: Arguments): Promise<void> {
  const state = choice(args, 'state', noticeStates);
  const rows = await withCoop(args, (coop) => all(coop.shares.notices({ state })));
  print(args, rows, () => {
    const amounts = column(rows.map(({ amount }) => amount));
    return table(
      ['NOTICE', 'MEMBER', 'SHARES', 'AMOUNT', 'OUTCOME', 'EFFECTIVE', 'PAY ON', 'STATE'],
      rows.map((row, i) => [
        row.id,
        row.memberNumber,
        row.shares,
        amounts[i] ?? '',
        row.outcome,
        row.effectiveOn,
        row.payOn,
        row.state,
      ]),
    );
  });
}

async function payOut(args: Arguments): Promise<void> {
  const on = dayOption(args, 'on');
  const from = choice(args, 'from', ['bank', 'cash']);
  const paid = await withCoop(args, (coop) => coop.shares.payOut(word(args, 0), { on, from }));
  print(args, paid, () => `${shown(paid.amount)} were paid out to member ${paid.memberNumber}.`);
}

async function cancel(args: Arguments): Promise<void> {
  const count = countOf(args, 1);
  const reason = text(args, 'reason');
  if (reason === undefined) throw new UsageError('Say why with --reason TEXT.');
  const after = await withCoop(args, async (coop) => {
    const member = await memberBy(coop, word(args, 0));
    return coop.shares.cancel(member.id, { shares: count, reason });
  });
  const { memberName, shares: left } = after.holding;
  print(args, after, () => `${many(count)} of ${memberName} are cancelled; ${many(left)} are left.`);
}

function countOf(args: Arguments, place: number): number {
  const given = word(args, place);
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new UsageError(`"${given}" is not a number of shares.`);
}

function planOf(args: Arguments): { count: number; every: 'month' | 'quarter' | 'year' } | undefined {
  const given = text(args, 'plan');
  if (given === undefined) return undefined;
  const [, count = '', every] = /^(\d{1,3})\/(month|quarter|year)$/.exec(given) ?? [];
  if (every === 'month' || every === 'quarter' || every === 'year') return { count: Number(count), every };
  throw new UsageError(`--plan is "${given}": give one such as 12/month, 4/quarter or 3/year.`);
}

function many(count: number): string {
  return count === 1 ? '1 share' : `${count} shares`;
}
