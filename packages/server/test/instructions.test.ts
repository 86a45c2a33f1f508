import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { BankSettings } from '@coopkit/contract';
import { readCreditorReference, readQrReference } from '@coopkit/banking';
import type { Founding } from '@coopkit/server';
import { DUES, TERMS, joinWith } from './money.ts';
import { refusedBy } from './positions.ts';
import { makeServer, type TestServer } from './support.ts';

/** What a member is told to do, whose co-op has this account. */
describe('the instruction of a bank transfer', () => {
  const servers: TestServer[] = [];
  after(() => Promise.all(servers.map((server) => server.close())));

  async function told(bankTransfer: BankSettings, changes: Partial<Founding> = {}) {
    const server = await makeServer(changes);
    servers.push(server);
    await server.office.classes.update('rider', { shares: TERMS, contributions: [DUES] });
    await server.office.payments.set({ bankTransfer });
    const { me } = await joinWith(server, 'ada@example.org');
    const { id, instruction } = await me.payments.start({ method: 'bank-transfer' });
    // Asked for again it is the same payment: its reference stays what the payer has been told.
    assert.equal((await me.payments.start({ method: 'bank-transfer' })).id, id);
    assert.ok(instruction?.kind === 'transfer');
    return instruction;
  }

  it('in euros has a reference with check digits and a code that banks’ apps read', async () => {
    const { account, reference, qr } = await told({
      beneficiary: 'Harbour Taxis',
      account: 'DE02120300000000202051',
      bic: 'BYLADEM1001',
    });
    assert.equal(account, 'DE02 1203 0000 0000 2020 51');
    const bare = readCreditorReference(reference);
    assert.ok(bare);
    assert.equal(qr?.kind, 'epc');
    const lines = qr?.text.split('\n') ?? [];
    assert.deepEqual(lines.slice(0, 8), [
      ...['BCD', '002', '1', 'SCT', 'BYLADEM1001', 'Harbour Taxis'],
      ...['DE02120300000000202051', 'EUR55.00'],
    ]);
    assert.ok(lines.includes(bare));
  });

  it('to a Swiss account has the code and the figures of a QR-bill', async () => {
    const { reference, qr } = await told(
      {
        beneficiary: 'Genossenschaft Hafen',
        account: 'CH4431999123000889012',
        postalCode: '8000',
        city: 'Zürich',
        country: 'CH',
      },
      { currency: 'CHF' },
    );
    const figures = readQrReference(reference);
    assert.ok(figures);
    assert.equal(qr?.kind, 'swiss');
    const lines = qr?.text.split(/\r?\n/) ?? [];
    assert.deepEqual(lines.slice(0, 4), ['SPC', '0200', '1', 'CH4431999123000889012']);
    assert.ok(lines.includes('55.00') && lines.includes('CHF') && lines.includes(figures));
  });

  it('elsewhere says account, sum and reference, and no code', async () => {
    const { account, reference, qr } = await told(
      { beneficiary: 'Harbour Cabs', account: '12-34-56 12345678' },
      { currency: 'GBP' },
    );
    assert.equal(account, '12-34-56 12345678');
    assert.ok(readCreditorReference(reference));
    assert.equal(qr, null);
  });
});

describe('what a share is issued at', () => {
  it('stands once there are some, and while an applicant is paying for some', async () => {
    const server = await makeServer();
    const set = (changes: Partial<typeof TERMS>) =>
      server.office.classes.update('rider', { shares: { ...TERMS, ...changes } });
    try {
      await set({ payment: 'before-admission' });
      await set({ nominal: 2_000, payment: 'before-admission' });
      await assert.rejects(joinWith(server, 'ada@example.org'), /not admitted/);
      await refusedBy(server, 'nominal_fixed', () => set({ nominal: 3_000 }), 'shares.nominal');
      await set({ nominal: 2_000, presets: [4] });
      await joinWith(server, 'grace@example.org');
      await refusedBy(server, 'nominal_fixed', () => set({ nominal: 3_000 }), 'shares.nominal');
      await refusedBy(
        server,
        'nominal_fixed',
        () => server.office.classes.update('rider', { shares: null }),
        'shares.nominal',
      );
    } finally {
      await server.close();
    }
  });
});
