import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as fc from 'fast-check';
import { sepaText } from '../src/index.ts';

it('letters lose their marks, as EPC217-08 has them', () => {
  assert.equal(sepaText('Bärbel Garçon'), 'Barbel Garcon');
  assert.equal(sepaText('Fußgängerübergänge'), 'Fusgangerubergange');
  assert.equal(
    sepaText('Łódź, Žižkov, Ærøskøbing, Þórður, Œuvre'),
    'Lodz, Zizkov, Aroskobing, Tordur, Ouvre',
  );
  assert.equal(sepaText('Ελληνική Ψυχή'), 'Elliniki PSychi');
  assert.equal(sepaText('Йордан Щърков'), 'Yordan SHTarkov');
  assert.equal(sepaText('A\u0308nne'), 'Anne');
});

it('signs become the nearest that a bank takes, or a point', () => {
  assert.equal(sepaText('Müller & Söhne_GmbH'), 'Muller + Sohne-GmbH');
  assert.equal(sepaText('a@b.org [x] {y} 1€; "q" 50%'), 'a.b.org (x) (y) 1E, .q. 50.');
  assert.equal(sepaText('one\r\ntwo\tthree\u00a0four'), 'one two three four');
  assert.equal(sepaText('日本 🎉 \ud800'), '.. . .');
});

it('it never fails, always fits, and changes nothing twice', () => {
  const property = fc.property(fc.string({ unit: 'binary' }), fc.nat(50), (text, most) => {
    const written = sepaText(text, most);
    assert.match(written, /^[A-Za-z0-9/\-?:().,'+ ]*$/);
    assert.ok(written.length <= most);
    assert.equal(sepaText(written, most), written);
  });
  fc.assert(property, { numRuns: 2000 });
});
