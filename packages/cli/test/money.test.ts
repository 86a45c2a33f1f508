import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type {
  BankTransaction,
  DebitBatch,
  Holding,
  LedgerEntry,
  Payment,
  PaymentSettings,
  Reconciliation,
  ShareNotice,
  StatementReport,
  Subscription,
} from '@coopkit/contract';
import { decimal } from '@coopkit/ledger';
import { Coop } from '@coopkit/sdk';
import * as fc from 'fast-check';
import { begin, freePort, run, says } from '../../../tests/program.ts';
import { readClasses } from '../src/classes-file.ts';
import { readAmount } from '../src/money/amount.ts';
import { tableWithText } from '../src/output.ts';
import { makeCoop } from './coop.ts';
import { inProcess } from './in-process.ts';

const TERMS = {
  nominal: 2_500,
  minimum: 2,
  maximum: 100,
  presets: [2, 10],
  free: true,
  entryFee: 500,
  instalments: [{ count: 3, every: 'month' }],
  investing: false,
  payment: 'after-admission',
  transfer: 'approval',
  leaving: { noticeMonths: 6, at: 'year-end', payoutMonths: 3 },
  arrears: null,
};

const DUES = {
  id: 'dues',
  kind: 'dues',
  name: { fr: 'Cotisation' },
  interval: 'month',
  minimum: 300,
  presets: [300, 500],
  free: true,
  required: false,
};

/** Germany's example in the IBAN registry, and one that its banks print. */
const ACCOUNT = 'DE89370400440532013000';
const PAYER = 'DE02120300000000202051';

describe('an amount', () => {
  const euros = { code: 'EUR', exponent: 2 };

  it('is read to the cent, and what would have to be rounded is refused', () => {
    for (const [given, amount] of [
      ['12', 1_200],
      ['12.5', 1_250],
      ['12,50', 1_250],
      ['0.07', 7],
      ['9999999999.99', 999_999_999_999],
    ] as const)
      assert.equal(readAmount(given, euros), amount);
    assert.equal(readAmount('700', { code: 'JPY', exponent: 0 }), 700);
    for (const given of [
      '',
      '-1',
      '+1',
      '1e3',
      '12.505',
      '1,234.50',
      '1 000',
      '.5',
      '12.',
      '0x10',
      'NaN',
      '١٢',
    ])
      assert.throws(() => readAmount(given, euros), { message: /no amount in EUR: give one such as 12\.50/ });
    assert.throws(() => readAmount('7.0', { code: 'JPY', exponent: 0 }), /give one such as 12\.$/);
  });

  it('is read as it was written, whatever the currency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000_000 }),
        fc.integer({ min: 0, max: 4 }),
        (n, exponent) => {
          fc.pre(n < 10 ** (10 + exponent));
          assert.equal(readAmount(decimal(n, exponent), { code: 'XXX', exponent }), n);
        },
      ),
    );
  });

  it('is no reason for a line to be wider than the terminal', () => {
    const told = tableWithText(['DAY', 'TEXT'], [['2026-11-24', 'x'.repeat(200)]], 40);
    assert.equal(Math.max(...told.split('\n').map((line) => line.length)), 40);
    assert.match(tableWithText(['DAY', 'TEXT'], [['2026-11-24', 'x'.repeat(200)]], undefined), /x{200}$/);
  });
});

describe('the classes’ file', () => {
  it('is held to what terms ask of each other', async () => {
    const coop = await makeCoop();
    const read = (change: object, contributions?: object[]) => {
      const one = {
        ...{ id: 'driver', name: { fr: 'Chauffeur' }, admission: 'open', intake: 'open' },
        ...{ applicants: ['person'], fields: [], shares: { ...TERMS, ...change } },
        ...(contributions ? { contributions } : {}),
      };
      return readClasses(coop.file('terms.json', JSON.stringify([one])), 'fr');
    };
    assert.equal(read({})[0]?.shares?.nominal, 2_500);
    for (const [change, says] of [
      [{ maximum: 1 }, /class 1 .*shares\.maximum: too_small/],
      [{ presets: [1, 2] }, /shares\.presets\.0: too_small/],
      [{ presets: [2, 101] }, /shares\.presets\.1: too_big/],
      [{ presets: [2, 2] }, /shares\.presets\.1: twice/],
      [{ presets: [], free: false }, /shares\.presets: required/],
      [
        {
          instalments: [
            { count: 3, every: 'month' },
            { count: 3, every: 'month' },
          ],
        },
        /shares\.instalments\.1: twice/,
      ],
      [{ nominal: 1, instalments: [{ count: 3, every: 'month' }] }, /shares\.instalments\.0\.count: too_big/],
      [{ nominal: 12.5 }, /shares\.nominal/],
    ] as const)
      assert.throws(() => read(change), { message: says });
    assert.throws(() => read({}, [{ ...DUES, presets: [200] }]), /contributions\.0\.presets\.0: too_small/);
    assert.throws(() => read({}, [DUES, DUES]), /contributions\.1\.id: twice/);
    assert.throws(
      () => read({}, [{ ...DUES, name: { en: 'Dues' } }]),
      /contributions\.0\.name\.fr: required/,
    );
    coop.remove();
  });
});

describe('money, from the command line', () => {
  let coop: Awaited<ReturnType<typeof makeCoop>>;
  let server: ChildProcess;
  let remote: Record<string, string>;
  let office: Coop;

  before(async () => {
    coop = await makeCoop();
    const rows = ['Ada', 'Ben', 'Cleo', 'Dora'].map(
      (name, i) => `${name},${name}@example.org,2020-02-02,${i + 2}`,
    );
    const file = coop.file('members.csv', `name,email,joined,number\n${rows.join('\n')}\n`);
    const brought = await run(['import', 'members', file, '--class', 'driver', '--write'], coop.env);
    assert.equal(brought.status, 0, brought.err);
    const port = await freePort();
    server = begin(['serve'], { ...coop.env, PORT: String(port) });
    await says(server, /Coopkit is at/);
    const url = `http://localhost:${port}`;
    remote = { COOPKIT_URL: url, COOPKIT_SECRET_KEY: coop.keys.secretKey };
    Object.assign(process.env, remote);
    office = new Coop({ url, secret: coop.keys.secretKey });
  });
  after(async () => {
    delete process.env.COOPKIT_URL;
    delete process.env.COOPKIT_SECRET_KEY;
    const closed = once(server, 'close');
    server.kill('SIGTERM');
    await closed;
    coop.remove();
  });

  const call = (...args: string[]) => inProcess(args);
  const done = async (...args: string[]) => {
    const { status, out, err } = await call(...args);
    assert.equal(status, 0, err);
    return out;
  };
  const read = async <Result>(...args: string[]) => JSON.parse(await done(...args, '--json')) as Result;
  const refused = async (args: string[], status: number, words: RegExp) => {
    const ended = await call(...args);
    assert.deepEqual([ended.status, words.test(ended.err)], [status, true], ended.err);
  };
  /** What a member does, signed in. */
  const as = async (number: number) => {
    const [member] = (await office.members.list({ number }).page()).items;
    const { token } = await office.sessions.create({ member: member?.id ?? '' });
    return new Coop({ url: remote.COOPKIT_URL ?? '', session: token });
  };
  const transferOf = async (number: number) => {
    const { id, instruction } = await (await as(number)).payments.start({ method: 'bank-transfer' });
    assert.equal(instruction?.kind, 'transfer');
    return { id, reference: instruction.reference };
  };

  it('sets the terms of a class from a file, and how the co-op is paid', async () => {
    const terms = coop.file(
      'terms.json',
      JSON.stringify([{ id: 'driver', shares: TERMS, contributions: [DUES] }]),
    );
    assert.equal(await done('classes', 'set', terms), 'Chauffeur (driver): shares; dues (dues).\n');
    assert.match(await done('classes', 'list'), /2 to 100 of 25\.00 EUR +dues/);
    const other = coop.file('other.json', JSON.stringify([{ id: 'rider', shares: null }]));
    await refused(['classes', 'set', other], 1, /no class "rider"\. There are: driver/);
    const wrong = coop.file(
      'wrong.json',
      JSON.stringify([{ id: 'driver', shares: { ...TERMS, maximum: 1 } }]),
    );
    await refused(['classes', 'set', wrong], 1, /shares\.maximum: too_small/);
    // Who comes by another way is held to the same.
    await assert.rejects(office.classes.update('driver', { shares: { ...TERMS, maximum: 1 } as never }), {
      code: 'invalid_request',
      fields: [{ field: 'shares.maximum', code: 'too_small', limit: 2 }],
    });

    const bank = ['payments', 'set', 'bank-transfer', '--beneficiary', 'Les Taxis', '--account'];
    await refused([...bank, 'DE89370400440532013001'], 1, /iban_invalid/);
    await refused(bank.slice(0, 5), 2, /--account: required/);
    assert.match(await done(...bank, ACCOUNT), /account +DE89370400440532013000[^]*Stripe: not set/);
    const debit = { creditor: 'Les Taxis', identifier: 'DE98ZZZ09999999999', iban: ACCOUNT };
    const file = coop.file('debit.json', JSON.stringify(debit));
    const set = await read<PaymentSettings>('payments', 'set', 'direct-debit', '--file', file);
    assert.deepEqual([set.directDebit, set.bankTransfer?.account], [debit, ACCOUNT]);
    await refused(
      ['payments', 'set', 'cheque'],
      2,
      /"cheque" is none of bank-transfer, direct-debit, stripe/,
    );
  });

  it('takes Stripe’s secrets from the environment alone, and never shows them', async () => {
    await refused(
      ['payments', 'set', 'stripe', '--secret-key', 'sk_test_x'],
      2,
      /Unknown option '--secret-key'/,
    );
    await refused(['payments', 'set', 'stripe'], 1, /Set STRIPE_SECRET_KEY/);
    const key = { ...remote, STRIPE_SECRET_KEY: 'sk_test_secret4242' };
    const without = await run(['payments', 'set', 'stripe', '--publishable-key', 'pk_test_1'], key);
    assert.match(without.err, /whsec_…[^]*\/v1\/payments\/stripe\/coo_\w+\/events/);
    const both = { ...key, STRIPE_WEBHOOK_SECRET: 'whsec_one, whsec_two' };
    const set = await run(['payments', 'set', 'stripe', '--publishable-key', 'pk_test_1', '--json'], both);
    assert.equal(set.status, 0, set.err);
    const { stripe } = JSON.parse(set.out) as PaymentSettings;
    assert.deepEqual([stripe?.publishableKey, stripe?.secretKey], ['pk_test_1', '4242']);
    assert.ok(without.err.includes(stripe?.eventsUrl ?? 'none'));
    assert.doesNotMatch(set.out + (await done('payments', 'settings')), /sk_test_secret|whsec_/);
    assert.equal((await read<PaymentSettings>('payments', 'unset', 'stripe')).stripe, null);
  });

  it('issues shares to a member by their number, and tells what is to be paid', async () => {
    const { charges } = await read<Subscription>('shares', 'issue', '2', '4', '--on', '2026-01-05');
    assert.deepEqual(
      charges.map(({ purpose, amount, dueOn }) => [purpose, amount.amount, dueOn]),
      [
        ['entry-fee', 500, '2026-01-05'],
        ['shares', 10_000, '2026-01-05'],
      ],
    );
    const parts = await done('shares', 'issue', '3', '2', '--plan', '3/month', '--on', '2026-01-05');
    assert.match(parts, /^Ben has 2 shares more\. To be paid:\n\nDUE +FOR +PART +AMOUNT +PAID +STATE\n/);
    assert.match(parts, /2026-03-05 +shares +3\/3 +16\.66 EUR +0\.00 EUR +overdue\n$/);
    await refused(['shares', 'issue', '4', '101'], 1, /shares_not_allowed/);
    await refused(['shares', 'issue', '99', '2'], 1, /There is no member number 99\./);
    await refused(['shares', 'issue', 'Ada', '2'], 2, /"Ada" is not a member number/);
    await refused(['shares', 'issue', '2', '2.5'], 2, /"2\.5" is not a number of shares/);
    await refused(
      ['shares', 'issue', '2', '2', '--plan', 'monthly'],
      2,
      /--plan is "monthly": give one such as/,
    );
    assert.match(await done('payments', 'owed', '--overdue'), /\n3 +2026-02-05 +shares +2\/3 +16\.67 EUR/);
  });

  it('books what a CSV statement pays by its reference, once', async () => {
    const { id, reference } = await transferOf(2);
    assert.match(await done('payments', 'show', id), new RegExp(`member +2\n[^]*reference +${reference}\n`));
    const csv = coop.file(
      'statement.csv',
      `Date,Counterparty,IBAN,Amount,Currency,Description\n2026-02-02,Ada,${PAYER},105.00,EUR,Parts ${reference}\n`,
    );
    const dry = await done('payments', 'import', csv, '--dry-run');
    assert.match(dry, /would be booked +1\n[^]*would be received +105\.00 EUR\n\nNothing is written/);
    assert.equal((await read<Payment>('payments', 'show', id)).state, 'open');
    const report = await read<StatementReport>('payments', 'import', csv);
    assert.deepEqual([report.booked, report.unmatched, report.received.amount], [1, 0, 10_500]);
    const { state, receivedOn } = await read<Payment>('payments', 'show', id);
    assert.deepEqual([state, receivedOn], ['received', '2026-02-02']);
    await refused(['payments', 'import', csv], 1, /statement_imported/);
    await refused(
      ['payments', 'import', join(coop.folder, 'none.csv')],
      1,
      /could not be read: it is not there/,
    );
    await refused(['payments', 'import', coop.file('odd.csv', 'a,b\n1,2\n')], 1, /statement_unreadable/);

    const held = await read<Holding[]>('shares', 'list');
    assert.deepEqual(
      held.map((each) => [each.memberNumber, each.shares, each.subscribed.amount, each.paidUp.amount]),
      [
        [2, 4, 10_000, 10_000],
        [3, 2, 5_000, 0],
      ],
    );
    assert.match(
      await done('shares', 'list', '--on', '2026-02-01'),
      /\n2 +Ada +driver +4 +100\.00 EUR +0\.00 EUR\n/,
    );
    assert.match(await done('shares', 'entries', '--member', '2'), /2026-02-02 +2 +paid-up +0 +100\.00 EUR/);
  });

  it('books what a CAMT statement pays, and asks what the rest is', async () => {
    const { id, reference } = await transferOf(3);
    const entries = [
      credit('N1', '2026-02-10', '55.00', 'Ben', reference.replaceAll(' ', '')),
      credit('N2', '2026-02-10', '30.00', 'Cleo', 'for shares'),
      credit('N3', '2026-02-10', '12.00', 'Nobody', 'a mistake'),
      debitEntry('N4', '2026-02-11', '4.90', 'Account fee'),
    ];
    const camt = coop.file('statement.xml', statement('S1', entries, '197.10'));
    assert.match(
      await done('payments', 'import', camt),
      /booked +1\nnot recognised +3\nreceived +55\.00 EUR/,
    );
    assert.equal((await read<Payment>('payments', 'show', id)).state, 'received');
    // They are on the account, so that the books agree with the bank before anybody has said what they are.
    assert.match(
      await done('ledger', 'reconcile'),
      /They agree\.\n\nNot explained yet: 3 on the account, 37\.10 EUR/,
    );

    const waiting = await read<BankTransaction[]>('payments', 'unmatched');
    const find = (amount: number) => waiting.find((each) => each.amount.amount === amount)?.id ?? '';
    await refused(['payments', 'match', find(-490)], 2, /one of --payment, --member/);
    await refused(['payments', 'match', find(-490), '--account', 'share-capital'], 1, /account_of_register/);
    await done('payments', 'match', find(-490), '--account', 'provider-fees');
    await refused(['payments', 'match', find(3_000), '--member', '98'], 1, /no member number 98/);
    assert.match(
      await done('payments', 'match', find(3_000), '--member', '4'),
      /30\.00 EUR of 2026-02-10 is booked/,
    );
    assert.match(await done('payments', 'match', find(1_200), '--set-aside'), /is set aside/);
    await refused(['payments', 'match', find(1_200), '--member', '4'], 1, /already_decided/);
    assert.equal(await done('payments', 'unmatched'), 'Everything is explained.\n');
  });

  it('ends with 1 where the books and the bank differ', async () => {
    const camt = coop.file(
      'later.xml',
      statement('S2', [credit('N5', '2026-03-01', '1.00', 'X', 'y')], '900.00'),
    );
    await done('payments', 'import', camt);
    const { status, out, err } = await call('ledger', 'reconcile', '--json');
    const { differences } = JSON.parse(out) as Reconciliation;
    assert.deepEqual(
      [status, differences.length, differences[0]?.between, differences[0]?.theirs.amount],
      [1, 1, 'bank', 90_000],
    );
    assert.deepEqual((JSON.parse(err) as { code: string }).code, 'differences');
    const told = await call('ledger', 'reconcile');
    assert.match(told.out, /\nbank +sta_\w+ +900\.00 EUR/);
    assert.match(told.err, /The books do not agree: 1 difference\./);
  });

  it('records, confirms, cancels and gives back payments', async () => {
    await done('shares', 'issue', '5', '2', '--on', '2026-04-01');
    const cash = await read<Payment>(
      'payments',
      'record',
      '5',
      '20.00',
      '--cash',
      '--payer',
      'Aunt',
      '--on',
      '2026-04-02',
    );
    assert.deepEqual(
      [cash.method, cash.amount.amount, cash.payer?.name, cash.receivedOn],
      ['cash', 2_000, 'Aunt', '2026-04-02'],
    );
    await refused(['payments', 'record', '5', '20.005'], 2, /"20\.005" is no amount in EUR/);
    await refused(['payments', 'refund', cash.id, '5.00'], 2, /--reason/);
    await refused(['payments', 'refund', cash.id, '20.01', '--reason', 'too much'], 1, /refund_too_big/);
    assert.equal(
      await done('payments', 'refund', cash.id, '5.00', '--reason', 'too much'),
      `${cash.id}: 20.00 EUR, received; 5.00 EUR of it given back.\n`,
    );
    const { id } = await transferOf(5);
    assert.equal((await read<Payment>('payments', 'cancel', id)).state, 'cancelled');
    const late = await read<Payment>('payments', 'confirm', id, '--amount', '10', '--on', '2026-04-05');
    assert.deepEqual([late.state, late.amount.amount], ['received', 1_000]);
    await refused(['payments', 'confirm', id], 1, /payment_not_open/);
    const list = await done('payments', 'list', '--member', '5', '--state', 'received');
    assert.match(
      list,
      new RegExp(`\n${id} +5 +10\\.00 EUR +bank-transfer +received +\\d{4}-\\d\\d-\\d\\d +2026-04-05\n`),
    );
    await refused(['payments', 'list', '--state', 'lost'], 2, /--state is "lost": give one of open/);
  });

  it('makes a file of direct debits, confirms it, and records what comes back', async () => {
    await refused(['debits', 'make', '--on', '2099-01-04'], 1, /nothing_to_pay/);
    const me = await as(5);
    const { textHash } = await me.mandates.text({ locale: 'en' });
    await me.mandates.sign({ iban: PAYER, holder: 'Dora', textHash, locale: 'en' });
    await refused(['debits', 'make'], 2, /--on 2026-12-31/);
    await refused(['debits', 'make', '--on', '2020-01-01'], 1, /day_too_soon/);
    const first = await read<DebitBatch>('debits', 'make', '--on', '2099-01-04');
    assert.deepEqual([first.payments, first.total.amount], [1, 3_000]);
    assert.match(await done('debits', 'cancel', first.id), /is cancelled: what it held is due as before/);
    const made = await done('debits', 'make', '--on', '2099-01-05');
    const [id = ''] = /deb_\w+/.exec(made) ?? [];
    assert.match(made, /: 1 debit of 30\.00 EUR, to be collected on 2099-01-05/);
    const out = join(coop.folder, 'debits.xml');
    await done('debits', 'file', id, '--out', out);
    assert.match(readFileSync(out, 'utf8'), /pain\.008[^]*<CtrlSum>30\.00<[^]*<IBAN>DE02120300000000202051</);
    assert.equal(statSync(out).mode & 0o777, 0o600);
    assert.match(await done('debits', 'list'), new RegExp(`\n${id} +2099-01-05 +1 +30\\.00 EUR +made\n`));
    assert.match(await done('debits', 'confirm', id), /is in the books/);
    await refused(['debits', 'cancel', id], 1, /already_decided/);
    const [debit] = await read<Payment[]>(
      'payments',
      'list',
      '--method',
      'direct-debit',
      '--state',
      'received',
    );
    await refused(['payments', 'returned', debit?.id ?? '', 'no money'], 2, /not a bank’s reason code/);
    const back = await read<Payment>('payments', 'returned', debit?.id ?? '', 'AM04', '--fee', '3.00');
    assert.deepEqual([back.state, back.reason], ['returned', 'AM04']);
    assert.match(await done('payments', 'owed', '--member', '5'), /\n5 +2026-04-01 +shares/);
  });

  it('passes shares on, and takes them back by notice', async () => {
    assert.equal(await done('shares', 'transfer', '2', '4', '2'), '2 shares passed from Ada to Cleo.\n');
    await refused(['shares', 'transfer', '2', '2', '1'], 1, /transfer_to_oneself/);
    await refused(['shares', 'transfer', '2', '4', '100'], 1, /shares_not_held|shares_not_allowed/);
    const asked = await (await as(2)).shares.transferMine({ to: 4, shares: 1 });
    assert.match(
      await done('shares', 'transfers', '--state', 'pending'),
      new RegExp(`\n${asked.id} .* 2 +4 +1 +pending`),
    );
    assert.equal(await done('shares', 'approve', asked.id), '1 share from Ada to Cleo: done.\n');
    await refused(['shares', 'refuse', asked.id], 1, /already_decided/);

    const notice = await read<ShareNotice>('shares', 'notice', '4', '1');
    assert.deepEqual(
      [notice.outcome, notice.amount.amount, notice.effectiveOn.slice(5)],
      ['buy-back', 2_500, '12-31'],
    );
    await refused(['shares', 'pay-out', notice.id], 1, /not_effective_yet/);
    const today = new Date().toISOString().slice(0, 10);
    const now = await read<ShareNotice>('shares', 'notice', '4', '1', '--effective', today);
    assert.match(
      await done('shares', 'pay-out', now.id, '--from', 'cash'),
      /25\.00 EUR were paid out to member 4/,
    );
    assert.match(await done('shares', 'notice', '4', '1', '--gift'), /a gift to the co-op/);
    assert.match(
      await done('shares', 'notices', '--state', 'open'),
      new RegExp(`\n${notice.id} +4 +1 +25\\.00 EUR +buy-back`),
    );
    assert.match(
      await done('shares', 'cancel', '5', '1', '--reason', 'never paid'),
      /1 share of Dora are cancelled/,
    );
  });

  it('shows the journal and its balances, exports and corrects it', async () => {
    const added = await read<LedgerEntry>(
      'ledger',
      'add',
      'provider-fees',
      'bank',
      '1.20',
      '--text',
      'Fee',
      '--on',
      '2026-05-01',
    );
    assert.deepEqual([added.on, added.postings[0]?.amount.amount], ['2026-05-01', 120]);
    await refused(['ledger', 'add', 'share-capital', 'bank', '1', '--text', 'x'], 1, /account_of_register/);
    const back = await read<LedgerEntry>(
      'ledger',
      'reverse',
      String(added.position),
      '--text',
      'Twice',
      '--on',
      '2026-05-02',
    );
    assert.equal(back.reverses, added.position);
    await refused(['ledger', 'reverse', '1', '--text', 'x'], 1, /account_of_register/);
    await refused(['ledger', 'reverse', 'first', '--text', 'x'], 2, /"first" is not the number of an entry/);

    const told = await done('ledger', 'entries', '--from', '2026-05-01', '--to', '2026-05-31');
    assert.match(
      told,
      new RegExp(`^ENTRY .*\n${added.position} +2026-05-01 +provider-fees +bank +1\\.20 EUR +Fee\n`),
    );
    assert.match(
      await done('ledger', 'entries', '--member', '2'),
      /share-capital-unpaid 2 +share-capital 2 +100\.00 EUR/,
    );
    assert.match(
      await done('ledger', 'balances', '--on', '2026-01-31'),
      /\nshare-capital +0\.00 EUR +150\.00 EUR +-150\.00 EUR/,
    );
    const { items } = await read<{ items: { balance: { amount: number } }[] }>('ledger', 'balances');
    assert.equal(
      items.reduce((sum, { balance }) => sum + balance.amount, 0),
      0,
    );

    const year = ['--from', '2026-01-01', '--to', '2026-12-31'];
    const csv = join(coop.folder, 'journal.csv');
    await done('ledger', 'export', '--format', 'csv', ...year, '--out', csv);
    assert.match(readFileSync(csv, 'utf8'), /2026-01-05/);
    assert.equal(statSync(csv).mode & 0o777, 0o600);
    assert.match(
      await done('ledger', 'export', '--format', 'fec', ...year, '--siren', '732829320'),
      /^JournalCode\tJournalLib/,
    );
    const datev = ['ledger', 'export', '--format', 'datev', ...year];
    assert.match(
      await done(...datev, '--adviser', '29098', '--client', '55003', '--plan', 'de-skr04'),
      /^"EXTF";700;21/,
    );
    await refused(datev, 2, /--adviser N --client N/);
    await refused(['ledger', 'export', '--format', 'fec', ...year], 2, /--siren/);
    await refused(
      ['ledger', 'export', '--format', 'fec', ...year, '--siren', '732829321'],
      1,
      /siren: not_valid/,
    );
    await refused(['ledger', 'export'], 2, /--format: csv, fec, fec-description, datev/);
    await refused(['ledger', 'export', '--format', 'csv', '--plan', 'x'], 2, /--plan is "x"/);
  });

  it('lists what members give', async () => {
    await (await as(2)).contributions.start({ terms: 'dues', amount: 500 });
    assert.match(await done('contributions', 'list'), /\n2 +dues +dues +5\.00 EUR +month/);
    assert.equal((await read<unknown[]>('contributions', 'list', '--member', '3')).length, 0);
  });

  it('says how to call it', async () => {
    for (const name of ['shares', 'payments', 'debits', 'ledger', 'contributions'])
      await refused([name], 2, /Say what to do: [^]*coopkit/);
    await refused(['shares', 'transfer', '2', '4'], 2, /Which number of shares\?/);
    await refused(['payments', 'match'], 2, /Which transaction\?/);
  });
});

function credit(reference: string, on: string, amount: string, name: string, said: string): string {
  return entry(reference, on, amount, 'CRDT', `<Dbtr><Pty><Nm>${name}</Nm></Pty></Dbtr>`, said);
}

function debitEntry(reference: string, on: string, amount: string, said: string): string {
  return entry(reference, on, amount, 'DBIT', '<Cdtr><Pty><Nm>Bank</Nm></Pty></Cdtr>', said);
}

function entry(ref: string, on: string, amount: string, side: string, parties: string, said: string): string {
  return `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${side}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>${on}</Dt></BookgDt><ValDt><Dt>${on}</Dt></ValDt><AcctSvcrRef>${ref}</AcctSvcrRef>
<NtryDtls><TxDtls><RltdPties>${parties}</RltdPties><RmtInf><Ustrd>${said}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
}

function statement(id: string, entries: string[], closing: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M-${id}</MsgId><CreDtTm>2026-02-12T00:00:00Z</CreDtTm></GrpHdr>
<Stmt><Id>${id}</Id><CreDtTm>2026-02-12T00:00:00Z</CreDtTm><Acct><Id><IBAN>${ACCOUNT}</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${closing}</Amt><CdtDbtInd>CRDT</CdtDbtInd>
<Dt><Dt>2026-02-12</Dt></Dt></Bal>
${entries.join('\n')}</Stmt></BkToCstmrStmt></Document>`;
}
