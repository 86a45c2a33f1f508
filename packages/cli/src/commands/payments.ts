import { PaymentMethod, PaymentState, type Payment } from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import { all } from '../all.ts';
import { UsageError, choice, oneOf, text, word, type Arguments, type Command } from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { dayOption } from '../day.ts';
import { memberBy, memberFilter, numbersOf } from '../member-number.ts';
import { column, readAmount, shown } from '../money/amount.ts';
import { setMethod, settings, unsetMethod } from '../money/settings.ts';
import { importFile, match, unmatched } from '../money/statements.ts';
import { facts, print, table } from '../output.ts';

const states = PaymentState.options;
const methods = PaymentMethod.options;

export const payments: Command = {
  usage: `  coopkit payments list [--state STATE] [--method METHOD] [--member NUMBER]
  coopkit payments show PAYMENT             what it is for, and what the payer was told
  coopkit payments owed [--overdue] [--member NUMBER]
                                            what members owe, and since when
  coopkit payments import FILE [--dry-run]  reads the bank’s statement (CAMT.053 or CSV) and books what it recognises
  coopkit payments unmatched                what it did not recognise, with suggestions
  coopkit payments match TRANSACTION --payment ID|--member NUMBER|--notice ID|--account CODE|--set-aside
                                            says what one of those is
  coopkit payments record NUMBER AMOUNT [--cash] [--payer NAME] [--on 2026-12-31]
                                            records money that has come from a member
  coopkit payments confirm PAYMENT [--amount 50.00] [--on 2026-12-31]
                                            records that an open payment has come
  coopkit payments cancel PAYMENT
  coopkit payments refund PAYMENT AMOUNT --reason TEXT [--on 2026-12-31]
  coopkit payments returned PAYMENT REASON [--fee 3.00] [--on 2026-12-31]
                                            records that the bank took a direct debit back, by its code: AM04
  coopkit payments settings                 how the co-op is paid
  coopkit payments set bank-transfer --beneficiary NAME --account IBAN [--bic BIC]
                                     [--postal-code CODE --city TOWN --country CH]
  coopkit payments set direct-debit --creditor NAME --identifier ID --iban IBAN [--bic BIC]
  coopkit payments set stripe [--publishable-key pk_…]
                                            its secrets are in STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET
  coopkit payments set METHOD --file FILE.json
  coopkit payments unset METHOD             takes a method away`,
  options: {
    ...coopOptions,
    state: { type: 'string' },
    method: { type: 'string' },
    member: { type: 'string' },
    overdue: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    payment: { type: 'string' },
    notice: { type: 'string' },
    account: { type: 'string' },
    'set-aside': { type: 'boolean' },
    cash: { type: 'boolean' },
    payer: { type: 'string' },
    amount: { type: 'string' },
    on: { type: 'string' },
    reason: { type: 'string' },
    fee: { type: 'string' },
    beneficiary: { type: 'string' },
    bic: { type: 'string' },
    'postal-code': { type: 'string' },
    city: { type: 'string' },
    country: { type: 'string' },
    creditor: { type: 'string' },
    identifier: { type: 'string' },
    iban: { type: 'string' },
    'publishable-key': { type: 'string' },
    file: { type: 'string' },
  },
  run: oneOf({
    list: { run: list },
    show: { takes: ['payment'], run: show },
    owed: { run: owed },
    import: { takes: ['file'], run: importFile },
    unmatched: { run: unmatched },
    match: { takes: ['transaction'], run: match },
    record: { takes: ['member', 'amount'], run: record },
    confirm: { takes: ['payment'], run: confirm },
    cancel: { takes: ['payment'], run: cancel },
    refund: { takes: ['payment', 'amount'], run: refund },
    returned: { takes: ['payment', 'reason'], run: returned },
    settings: { run: settings },
    set: { takes: ['method'], run: setMethod },
    unset: { takes: ['method'], run: unsetMethod },
  }),
};

async function list(args: Arguments): Promise<void> {
  const state = choice(args, 'state', states);
  const method = choice(args, 'method', methods);
  const { rows, number } = await withCoop(args, async (coop) => {
    const filter = { state, method, ...(await memberFilter(args, coop)), limit: 500 };
    const rows = await all(coop.payments.list(filter));
    const memberIds = rows.map(({ memberId }) => memberId);
    return { rows, number: await numbersOf(coop, memberIds) };
  });
  print(args, rows, () => {
    const amounts = column(rows.map(({ amount }) => amount));
    return table(
      ['PAYMENT', 'MEMBER', 'AMOUNT', 'METHOD', 'STATE', 'BEGUN', 'RECEIVED'],
      rows.map((row, i) => [
        row.id,
        number(row.memberId),
        amounts[i] ?? '',
        row.method,
        row.state,
        row.createdAt.slice(0, 10),
        row.receivedOn,
      ]),
    );
  });
}

async function show(args: Arguments): Promise<void> {
  const { payment, number } = await withCoop(args, async (coop) => {
    const payment = await coop.payments.find(word(args, 0));
    return { payment, number: await numbersOf(coop, [payment.memberId]) };
  });
  print(args, payment, () => {
    const { instruction, charges } = payment;
    const amounts = column(charges.map(({ amount }) => amount));
    const about = facts([
      ['payment', payment.id],
      ['member', number(payment.memberId)],
      ['payer', payment.payer?.name],
      ['amount', shown(payment.amount)],
      ['refunded', payment.refunded.amount > 0 ? shown(payment.refunded) : null],
      ['method', payment.method],
      ['state', payment.state],
      ['because', payment.reason],
      ['begun', payment.createdAt],
      ['received', payment.receivedOn],
      ...(instruction?.kind === 'transfer'
        ? ([
            ['to', instruction.beneficiary],
            ['account', instruction.account],
            ['reference', instruction.reference],
          ] as [string, string][])
        : []),
    ]);
    const parts = table(
      ['FOR', 'AMOUNT', 'CHARGE'],
      charges.map((charge, i) => [charge.purpose, amounts[i] ?? '', charge.chargeId]),
    );
    return charges.length > 0 ? `${about}\n\n${parts}` : about;
  });
}

async function owed(args: Arguments): Promise<void> {
  const state = args.options.overdue === true ? ('overdue' as const) : ('open' as const);
  const { rows, number } = await withCoop(args, async (coop) => {
    const rows = await all(coop.payments.owed({ state, ...(await memberFilter(args, coop)), limit: 500 }));
    const memberIds = rows.map(({ memberId }) => memberId);
    return { rows, number: await numbersOf(coop, memberIds) };
  });
  print(args, rows, () => {
    const amounts = column(rows.map(({ amount }) => amount));
    const paid = column(rows.map((row) => row.paid));
    return table(
      ['MEMBER', 'DUE', 'FOR', 'PART', 'AMOUNT', 'PAID', 'STATE'],
      rows.map((row, i) => [
        number(row.memberId),
        row.dueOn,
        row.purpose,
        row.instalment && `${row.instalment.number}/${row.instalment.of}`,
        amounts[i] ?? '',
        paid[i] ?? '',
        row.state,
      ]),
    );
  });
}

async function record(args: Arguments): Promise<void> {
  const on = dayOption(args, 'on');
  const payer = text(args, 'payer');
  await change(args, async (coop) => {
    const amount = await amountOf(coop, word(args, 1));
    const member = await memberBy(coop, word(args, 0));
    return coop.payments.record({
      memberId: member.id,
      method: args.options.cash === true ? 'cash' : 'bank-transfer',
      ...amount,
      on,
      ...(payer === undefined ? {} : { payer: { name: payer } }),
    });
  });
}

async function confirm(args: Arguments): Promise<void> {
  const on = dayOption(args, 'on');
  const given = text(args, 'amount');
  await change(args, async (coop) => {
    const amount = given === undefined ? {} : await amountOf(coop, given);
    return coop.payments.confirm(word(args, 0), { on, ...amount });
  });
}

async function cancel(args: Arguments): Promise<void> {
  await change(args, (coop) => coop.payments.cancel(word(args, 0)));
}

async function refund(args: Arguments): Promise<void> {
  const on = dayOption(args, 'on');
  const reason = text(args, 'reason');
  if (reason === undefined) throw new UsageError('Say why with --reason TEXT.');
  await change(args, async (coop) =>
    coop.payments.refund(word(args, 0), { ...(await amountOf(coop, word(args, 1))), reason, on }),
  );
}

async function returned(args: Arguments): Promise<void> {
  const on = dayOption(args, 'on');
  const fee = text(args, 'fee');
  const reason = word(args, 1);
  if (!/^[A-Z]{2}\d\d$/.test(reason)) {
    throw new UsageError(`"${reason}" is not a bank’s reason code such as AC04, AM04 or MD06.`);
  }
  await change(args, async (coop) => {
    const charged = fee === undefined ? undefined : (await amountOf(coop, fee)).amount;
    return coop.payments.returned(word(args, 0), { reason, on, fee: charged });
  });
}

async function change(args: Arguments, act: (coop: Coop) => Promise<Payment>): Promise<void> {
  const payment = await withCoop(args, act);
  print(args, payment, () => {
    const { id, amount, refunded, state } = payment;
    const back = refunded.amount > 0 ? `; ${shown(refunded)} of it given back` : '';
    return `${id}: ${shown(amount)}, ${state}${back}.`;
  });
}

async function amountOf(coop: Coop, given: string): Promise<{ amount: number; currency: string }> {
  const { currency } = await coop.profile.get();
  return { amount: readAmount(given, currency), currency: currency.code };
}
