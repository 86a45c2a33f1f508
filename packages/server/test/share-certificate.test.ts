import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isCoopError } from '@coopkit/sdk';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { joinWith, makeMoneyServer } from './money.ts';
import { stewardOf, type TestServer } from './support.ts';

/** A file as a reader of PDF finds it: each page's lines, what the document says of itself, and its tags. */
async function read(file: Blob) {
  const reading = getDocument({ data: new Uint8Array(await file.arrayBuffer()), verbosity: 0 });
  const document = await reading.promise;
  const pages: string[] = [];
  const tags: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''));
    tags.push(JSON.stringify(await page.getStructTree()));
  }
  const { info } = (await document.getMetadata()) as { info: Record<string, unknown> };
  // Its type says another thing than it gives.
  const marked = (await document.getMarkInfo()) as unknown as Map<string, boolean>;
  const [left, top, width, height] = (await document.getPage(1)).view;
  await reading.destroy();
  const text = pages.join(' ').replace(/\s+/g, ' ');
  return { pages, text, tags: tags.join(' '), info, marked, size: [left, top, width, height].map(Number) };
}

const named = (name: string) => ({ name, subscription: { shares: 2 } });

describe('a share certificate', () => {
  let server: TestServer;
  before(async () => (server = await makeMoneyServer()));
  after(() => server.close());

  it('tells a member what they hold, with what backs it, and that the register decides', async () => {
    const { me, member } = await joinWith(server, 'lukasz@example.org', {
      name: 'Łukasz Żółć-Đorđević',
      subscription: { shares: 4 },
    });
    const steward = await stewardOf(server);
    const payment = await me.payments.start({ method: 'bank-transfer' });
    await steward.payments.confirm(payment.id);
    const file = await me.shares.myCertificate();
    assert.equal(file.type, 'application/pdf');
    assert.ok(file.size < 40_000, `${file.size} bytes`);
    const { text, pages } = await read(file);
    assert.equal(pages.length, 1);
    for (const said of [
      'Harbour Taxis',
      'Share certificate',
      `Łukasz Żółć-Đorđević, member no. ${member.number} of Harbour Taxis, held these shares on May 1, 2030:`,
      '4 shares',
      'Rider',
      'Nominal value of one €25.00',
      'Subscribed €100.00',
      'Paid up €100.00',
      'the register decides',
    ]) {
      assert.ok(text.includes(said), `${said}: ${text}`);
    }
    const { entries } = await me.shares.mine();
    assert.equal(entries.length, 2);
    for (const { position } of entries) assert.match(text, new RegExp(`\\b${position} May 1, 2030`));
  });

  it('can be read by a screen reader: tagged, with its title and language, its tables with their headers', async () => {
    const { me } = await joinWith(server, 'nguyen@example.org', named('Nguyễn Thị Ấn'));
    const { text, info, marked, tags, size } = await read(await me.shares.myCertificate());
    assert.ok(text.includes('Nguyễn Thị Ấn'), text);
    assert.equal(info.Title, 'Share certificate – Nguyễn Thị Ấn');
    assert.equal(info.Author, 'Harbour Taxis');
    assert.equal(info.Language, 'en');
    assert.equal(marked.get('Marked'), true);
    for (const tag of ['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']) assert.ok(tags.includes(`"${tag}"`), tag);
    assert.deepEqual(size.map(Math.round), [0, 0, 595, 842]);
  });

  it('is in French where that is asked for', async () => {
    const { me } = await joinWith(server, 'elise@example.org', named('Élise Œuvrard-Désiré'));
    const { text, info } = await read(await me.shares.myCertificate({ locale: 'fr-CA' }));
    assert.equal(info.Language, 'fr');
    for (const said of [
      'Attestation de parts sociales',
      'Élise Œuvrard-Désiré',
      'détenait au 1 mai 2030',
      '2 parts sociales',
      'Passager',
      'Libéré 0,00 €',
      'Souscription',
      'le registre fait foi',
    ]) {
      assert.ok(text.includes(said), `${said}: ${text}`);
    }
    assert.ok(
      (await read(await me.shares.myCertificate({ locale: 'pl' }))).text.includes('Share certificate'),
    );
  });

  it('speaks of any day up to today, and of none to come', async () => {
    const { me } = await joinWith(server, 'on@example.org');
    const before = await read(await me.shares.myCertificate({ on: '2030-04-30' }));
    assert.ok(before.text.includes('held these shares on April 30, 2030: 0 shares'), before.text);
    assert.ok(before.text.includes('There are none up to that day.'));
    await assert.rejects(me.shares.myCertificate({ on: '2030-05-02' }), (error) => {
      assert.ok(isCoopError(error));
      assert.deepEqual(
        [error.code, error.fields],
        ['invalid_request', [{ field: 'on', code: 'invalid_date' }]],
      );
      return true;
    });
  });

  it('goes on over pages where the register is long', async () => {
    const { me, member } = await joinWith(server, 'long@example.org', named('Long'));
    for (let i = 0; i < 40; i++) {
      await server.office.shares.issue(member.id, {
        shares: 1,
        on: `2030-04-${String((i % 28) + 1).padStart(2, '0')}`,
      });
    }
    const { pages, text } = await read(await me.shares.myCertificate());
    assert.ok(pages.length > 1);
    const { entries } = await me.shares.mine();
    for (const { position } of entries) assert.match(text, new RegExp(`\\b${position} (?:April|May) `));
    assert.match(pages.at(-1) ?? '', /Page 2 of 2|Page 3 of 3/);
  });

  it('is the member’s own, or a steward’s to give', async () => {
    const { member, me } = await joinWith(server, 'own@example.org', named('Own'));
    const steward = await stewardOf(server);
    assert.ok((await read(await steward.shares.certificate(member.id))).text.includes('Own, member no.'));
    assert.ok(
      (await read(await server.office.shares.certificate(member.id))).text.includes('Own, member no.'),
    );
    await assert.rejects(
      me.shares.certificate(member.id),
      (error) => isCoopError(error) && error.code === 'not_allowed',
    );
    await assert.rejects(
      steward.shares.certificate(`mem_${'0'.repeat(22)}`),
      (error) => isCoopError(error) && error.code === 'not_found',
    );
  });

  it('is not made without end: at most sixty in an hour for one member', async () => {
    const { me } = await joinWith(server, 'often@example.org', named('Often'));
    for (let i = 0; i < 60; i++) await me.shares.myCertificate({ on: '2030-04-30' });
    await assert.rejects(
      me.shares.myCertificate(),
      (error) => isCoopError(error) && error.code === 'rate_limited',
    );
  });
});
