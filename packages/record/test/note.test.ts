import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  cosign,
  formatNote,
  formatNoteKey,
  formatSignatures,
  noteKey,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseNoteKey,
  parseSignatures,
  signCheckpoint,
  signText,
  verifySignatures,
  type Checkpoint,
} from '../src/index.ts';
import { newKey, signWith, verifyByWebCrypto, verifyEd25519 } from './keys.ts';

const refusedAs = (code: string) => ({ name: 'RecordError', code });

// The key, the text and the signature of the Go project's own tests (golang.org/x/mod/sumdb/note).
const peter = {
  key: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  seed: 'YEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};

// Checkpoints that the public checksum database of Go has signed.
const goSum = {
  key: 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
  notes: [
    'go.sum database tree\n6476701\nmb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=\n\n— sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=\n',
    'go.sum database tree\n65209736\n5+uGFjx6xBZG8ip1+wi77v+grwbhhukIrxEUS8PXvRo=\n\n— sum.golang.org Az3grnbssgK7ubgFX36gVETtNv0U23qxyAhAMai2QUfeGa3nB/akvkMdlUErfcZz7l/R3cVtYspg3dxXABkGZZKdsQ8=\n',
  ],
};

// The example of C2SP's specifications of checkpoints and cosignatures (CC BY 4.0).
const example = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`;

const checkpoint: Checkpoint = {
  origin: 'harbour.example/votes/agm',
  size: 3,
  root: new Uint8Array(32).fill(9),
  extensions: [],
};

describe('Ed25519 as the tests use it', () => {
  it('agrees with all 151 vectors of Wycheproof', async () => {
    const { testGroups } = JSON.parse(
      readFileSync(new URL('data/wycheproof/ed25519_test.json', import.meta.url), 'utf8'),
    ) as {
      testGroups: {
        publicKey: { pk: string };
        tests: { tcId: number; msg: string; sig: string; result: string }[];
      }[];
    };
    const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
    let count = 0;
    for (const { publicKey, tests } of testGroups) {
      for (const { tcId, msg, sig, result } of tests) {
        const holds = await verifyEd25519(bytes(publicKey.pk), bytes(msg), bytes(sig));
        assert.equal(holds, result === 'valid', `vector ${tcId}`);
        assert.equal(await verifyByWebCrypto(bytes(publicKey.pk), bytes(msg), bytes(sig)), holds);
        count += 1;
      }
    }
    assert.equal(count, 151);
  });
});

describe('a key', () => {
  it('is read and written as its issuer writes it', () => {
    for (const text of [
      peter.key,
      goSum.key,
      'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2',
    ]) {
      assert.equal(formatNoteKey(parseNoteKey(text)), text);
    }
    assert.equal(parseNoteKey(goSum.key).kind, 'log');
    assert.equal(
      parseNoteKey('remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2').kind,
      'witness',
    );
  });

  it('is refused when any part of it is missing or changed', () => {
    const { length } = peter.key;
    for (let from = 0; from < length; from += 1) {
      for (let to = from + 1; to <= length; to += 1) {
        if (to - from < length)
          assert.throws(() => parseNoteKey(peter.key.slice(from, to)), refusedAs('malformed_key'));
      }
      const next = String.fromCharCode(peter.key.charCodeAt(from) + 1);
      const changed = peter.key.slice(0, from) + next + peter.key.slice(from + 1);
      assert.throws(() => parseNoteKey(changed), refusedAs('malformed_key'), changed);
    }
  });

  it('is refused with a name, a type or a length that no key has', () => {
    const bytes = new Uint8Array(32);
    for (const name of ['', 'a b', 'a+b', 'a\nb', 'a\u2003b', 'a\u0000', '\ud800']) {
      assert.throws(() => noteKey(name, 'log', bytes), refusedAs('malformed_key'));
    }
    assert.throws(() => noteKey('a', 'log', bytes.subarray(1)), refusedAs('malformed_key'));
    assert.throws(() => parseNoteKey('rekor.sigstore.dev+12345678+AwEB'), refusedAs('malformed_key'));
    assert.throws(() => parseNoteKey('rekor.sigstore.dev+12344556'), refusedAs('malformed_key'));
  });
});

describe('a signed note', () => {
  it('is signed byte for byte as Go signs it', async () => {
    // A private key in PKCS #8: what comes before the seed is the same for all Ed25519 keys.
    const seed = Buffer.from(`A${peter.seed}`, 'base64').subarray(1);
    const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
    const sign = signWith(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
    const signature = await signText(peter.text, parseNoteKey(peter.key), sign);
    assert.equal(formatNote({ text: peter.text, signatures: [signature] }), `${peter.text}\n${peter.line}`);
  });

  it('of Go is verified, and nothing that was changed', async () => {
    const key = parseNoteKey(peter.key);
    const note = `${peter.text}\n${peter.line}`;
    assert.equal((await verifySignatures(parseNote(note), [key], verifyEd25519)).length, 1);
    const changed = parseNote(note.replace('answer', 'Answer'));
    await assert.rejects(verifySignatures(changed, [key], verifyEd25519), refusedAs('wrong_signature'));
  });

  it('counts a key once, and passes over others', async () => {
    const a = newKey('a.example');
    const b = newKey('b.example');
    const text = 'Hello\n\nWorld\n';
    const [first, second] = [await signText(text, a.key, a.sign), await signText(text, b.key, b.sign)];
    const note = parseNote(formatNote({ text, signatures: [first, second, first] }));
    assert.equal(note.text, text);
    assert.deepEqual(await verifySignatures(note, [a.key, a.key], verifyEd25519), [
      { key: a.key, time: null },
    ]);
    assert.deepEqual(await verifySignatures(note, [newKey('a.example').key], verifyEd25519), []);
  });

  it('round-trips', () => {
    const text = fc.string({ unit: 'grapheme' }).map((line) => `${line.replace(/[\0-\x1f]/g, '')}\n`);
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 80 });
    const keyId = fc.uint8Array({ minLength: 4, maxLength: 4 }).map((id) => Buffer.from(id).toString('hex'));
    const signature = fc.record({ name: fc.domain(), keyId, bytes }, { noNullPrototype: true });
    const note = fc.record(
      { text, signatures: fc.array(signature, { minLength: 1, maxLength: 20 }) },
      { noNullPrototype: true },
    );
    fc.assert(fc.property(note, (each) => assert.deepEqual(parseNote(formatNote(each)), each)));
  });

  it('is refused in any other form', () => {
    const note = `${peter.text}\n${peter.line}`;
    for (const wrong of [
      '',
      '\n\n',
      peter.text,
      note.slice(0, -1),
      `${note}\n`,
      `${note}x\n`,
      note.replace('— ', '- '),
      note.replace('— ', '—  '),
      note.replace('PeterNeumann x08', 'PeterNeumann  x08'),
      note.replace('PeterNeumann x08', 'Peter+Neumann x08'),
      note.replace('PeterNeumann x08', 'Peter\u2003Neumann x08'),
      note.replace('AM=', 'AN='),
      note.replace('AM=', 'AM'),
      note.replace('AM=\n', 'AM=\r\n'),
      note.replace('AM=\n', 'AM= x\n'),
      note.replace('If', '\tIf'),
      note.replace('If', '\ud800If'),
      `${peter.text}\n— PeterNeumann AAAA\n`,
      `${peter.text}\n${peter.line.repeat(101)}`,
      `${'x'.repeat(1_000_000)}\n\n${peter.line}`,
    ]) {
      assert.throws(() => parseNote(wrong), refusedAs('malformed_note'), JSON.stringify(wrong.slice(-150)));
    }
    assert.equal(parseNote(`${peter.text}\n${peter.line.repeat(100)}`).signatures.length, 100);
  });

  it('is not signed where it could not be read again, nor by what signs with something else', async () => {
    const { key, sign } = newKey('a.example');
    for (const text of ['', 'no end', 'a\r\n', '\udc00\n']) {
      await assert.rejects(signText(text, key, sign), refusedAs('malformed_note'));
    }
    await assert.rejects(
      signText('a\n', key, () => new Uint8Array(63)),
      RangeError,
    );
    for (const time of [-1, 0.5, NaN]) await assert.rejects(cosign('a\n', key, time, sign), RangeError);
  });
});

describe('a checkpoint', () => {
  it('of the public database of Go opens with its key', async () => {
    const trust = { log: parseNoteKey(goSum.key), origin: 'go.sum database tree' };
    const sizes = [];
    for (const note of goSum.notes) {
      sizes.push((await openCheckpoint(note, trust, verifyEd25519)).size);
      const grown = note.replace(/\n(\d+)\n/, '\n1$1\n');
      await assert.rejects(openCheckpoint(grown, trust, verifyEd25519), refusedAs('wrong_signature'));
    }
    assert.deepEqual(sizes, [6_476_701, 65_209_736]);
    const elsewhere = { log: parseNoteKey(goSum.key) };
    await assert.rejects(
      openCheckpoint(goSum.notes[0]!, elsewhere, verifyEd25519),
      refusedAs('wrong_origin'),
    );
  });

  it('of the specification is taken apart and put together again', () => {
    const note = parseNote(example);
    assert.equal(formatNote(note), example);
    const { origin, size, extensions } = parseCheckpoint(note.text);
    assert.deepEqual(
      { origin, size, extensions },
      { origin: 'example.com/behind-the-sofa', size: 20_852_163, extensions: [] },
    );
    assert.equal(note.signatures[1]?.bytes.length, 72);
  });

  it('round-trips through its signature', async () => {
    const { key, sign } = newKey('harbour.example/votes/agm');
    const extended = { ...checkpoint, extensions: ['more', 'lines'] };
    const opened = await openCheckpoint(
      await signCheckpoint(extended, key, sign),
      { log: key },
      verifyEd25519,
    );
    assert.deepEqual(opened, { ...extended, witnessed: [] });
  });

  it('is refused in any other form', () => {
    const { text } = parseNote(example);
    for (const wrong of [
      text.slice(0, -1),
      `${text}\n`,
      `${text}extension`,
      text.replace('20852163', '020852163'),
      text.replace('20852163', '+20852163'),
      text.replace('20852163', '-1'),
      text.replace('20852163', '2e7'),
      text.replace('20852163', '9007199254740992'),
      text.replace('20852163', '99999999999999999999'),
      text.replace('20852163', ''),
      text.replace('20852163', '0'),
      text.replace('q2I=', 'q2J='),
      text.replace('q2I=', 'q2I'),
      text.replace('CsUY', ''),
      text.replace('example.com/behind-the-sofa', ''),
      'origin\n1\n',
    ]) {
      assert.throws(() => parseCheckpoint(wrong), refusedAs('malformed_checkpoint'), JSON.stringify(wrong));
    }
  });

  it('is not signed where it could not be opened', async () => {
    const { key, sign } = newKey('a.example');
    for (const wrong of [
      { size: -1 },
      { size: 1.5 },
      { origin: '' },
      { root: new Uint8Array(31) },
      { extensions: [''] },
    ]) {
      await assert.rejects(
        signCheckpoint({ ...checkpoint, ...wrong }, key, sign),
        refusedAs('malformed_checkpoint'),
      );
    }
  });
});

describe('whose word counts', () => {
  const log = newKey(checkpoint.origin);
  const witnesses = ['north', 'south'].map((name) => newKey(`${name}.example/witness`, 'witness'));
  const [north, south] = witnesses as [ReturnType<typeof newKey>, ReturnType<typeof newKey>];
  const keys = witnesses.map(({ key }) => key);
  const cosigned = async (...by: ReturnType<typeof newKey>[]): Promise<string> => {
    const note = await signCheckpoint(checkpoint, log.key, log.sign);
    const { text } = parseNote(note);
    const lines = await Promise.all(
      by.map(({ key, sign }, index) => cosign(text, key, 1_790_000_000 + index, sign)),
    );
    return note + formatSignatures(lines);
  };

  it('witnesses are counted, with when they saw it', async () => {
    const trust = { log: log.key, witnesses: keys, quorum: 2 };
    const { witnessed } = await openCheckpoint(await cosigned(north, south), trust, verifyEd25519);
    assert.deepEqual(witnessed, [
      { name: 'north.example/witness', time: 1_790_000_000 },
      { name: 'south.example/witness', time: 1_790_000_001 },
    ]);
  });

  it('one witness is not two, whatever it signs and under whatever name', async () => {
    const renamed = {
      ...south,
      key: noteKey('west.example', 'witness', north.key.publicKey),
      sign: north.sign,
    };
    const trust = { log: log.key, witnesses: [...keys, renamed.key], quorum: 2 };
    for (const note of [
      await cosigned(north),
      await cosigned(north, north),
      await cosigned(north, renamed),
    ]) {
      await assert.rejects(openCheckpoint(note, trust, verifyEd25519), refusedAs('too_few_witnesses'));
    }
  });

  it("a witness does not stand in for the record's own key, nor the other way", async () => {
    const { text } = parseNote(await cosigned());
    const alone = formatNote({ text, signatures: [await cosign(text, north.key, 1, north.sign)] });
    await assert.rejects(
      openCheckpoint(alone, { log: log.key, witnesses: keys }, verifyEd25519),
      refusedAs('unsigned'),
    );
    await assert.rejects(openCheckpoint(alone, { log: north.key }, verifyEd25519), refusedAs('unsigned'));
    const other = newKey('other.example');
    const strange = formatNote({ text, signatures: [await signText(text, other.key, other.sign)] });
    const lax = { log: log.key, witnesses: [other.key] };
    await assert.rejects(openCheckpoint(strange, lax, verifyEd25519), refusedAs('unsigned'));
    const twice = { log: log.key, witnesses: [log.key], quorum: 1 };
    await assert.rejects(
      openCheckpoint(await cosigned(), twice, verifyEd25519),
      refusedAs('too_few_witnesses'),
    );
  });

  it('a cosignature of another time or another text is wrong', async () => {
    const note = await cosigned(north);
    const trust = { log: log.key, witnesses: keys };
    const { text, signatures } = parseNote(note);
    const [own, seen] = signatures as [(typeof signatures)[0], (typeof signatures)[0]];
    for (const bytes of [
      seen.bytes.with(7, seen.bytes[7]! ^ 1),
      seen.bytes.subarray(1),
      seen.bytes.subarray(0, 4),
    ]) {
      const forged = formatNote({ text, signatures: [own, { ...seen, bytes }] });
      await assert.rejects(openCheckpoint(forged, trust, verifyEd25519), refusedAs('wrong_signature'));
    }
    const plain = await signText(text, north.key, north.sign);
    const untimed = formatNote({ text, signatures: [own, plain] });
    await assert.rejects(openCheckpoint(untimed, trust, verifyEd25519), refusedAs('wrong_signature'));
  });

  it('a signature of another length is wrong, even to who would take any', async () => {
    const { text, signatures } = parseNote(await cosigned(north));
    const any = () => true;
    const trust = { log: log.key, witnesses: keys };
    for (const cut of signatures) {
      const forged = signatures.map((each) =>
        each === cut ? { ...each, bytes: each.bytes.subarray(1) } : each,
      );
      const note = formatNote({ text, signatures: forged });
      await assert.rejects(openCheckpoint(note, trust, any), refusedAs('wrong_signature'));
    }
  });

  it('the answer of a witness is signature lines', async () => {
    const { text } = parseNote(await cosigned());
    const lines = formatSignatures([await cosign(text, north.key, 7, north.sign)]);
    assert.match(lines, /^— north\.example\/witness [A-Za-z0-9+/]+=*\n$/);
    assert.equal(formatSignatures(parseSignatures(lines)), lines);
    assert.throws(() => parseSignatures(''), refusedAs('malformed_note'));
  });
});
