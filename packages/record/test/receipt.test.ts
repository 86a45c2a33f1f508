import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  checkReceipt,
  cosign,
  EMPTY_FRONTIER,
  formatEntry,
  formatReceipt,
  formatSignatures,
  frontierRoot,
  grow,
  leafHash,
  parseNote,
  parseReceipt,
  RecordError,
  signCheckpoint,
} from '../src/index.ts';
import { newKey, verifyEd25519 } from './keys.ts';

const refusedAs = (code: string) => ({ name: 'RecordError', code });

const log = newKey('harbour.example/votes/agm');
const witness = newKey('north.example/witness', 'witness');
const entries = Array.from({ length: 11 }, (_, index) =>
  formatEntry({ t: 'ballot', voter: `m${index}`, choice: 'yes' }),
);
const growth = grow(EMPTY_FRONTIER, entries.map(leafHash));
const own = await signCheckpoint(
  { origin: log.key.name, size: 11, root: frontierRoot(growth.frontier), extensions: [] },
  log.key,
  log.sign,
);
const note =
  own + formatSignatures([await cosign(parseNote(own).text, witness.key, 1_795_600_000, witness.sign)]);
const receiptOf = (index: number, extra: Uint8Array | null = null): string =>
  formatReceipt({ extra, index, proof: growth.inclusionProof(index), note });
const trust = { log: log.key, witnesses: [witness.key], quorum: 1 };

describe('a receipt', () => {
  it('has the form of the specification', () => {
    const lines = receiptOf(0, Uint8Array.from(Buffer.from('extra information'))).split('\n');
    assert.deepEqual(lines.slice(0, 3), [
      'c2sp.org/tlog-proof@v1',
      'extra ZXh0cmEgaW5mb3JtYXRpb24=',
      'index 0',
    ]);
    assert.deepEqual(lines.slice(7, 9), ['', log.key.name]);
  });

  it('shows offline that each entry is on the record, and who has seen it', async () => {
    for (const [index, entry] of entries.entries()) {
      const { extra } = parseReceipt(receiptOf(index, entry));
      const checked = await checkReceipt(receiptOf(index, entry), extra!, trust, verifyEd25519);
      assert.equal(checked.index, index);
      assert.equal(checked.checkpoint.size, 11);
      assert.deepEqual(checked.checkpoint.witnessed, [{ name: witness.key.name, time: 1_795_600_000 }]);
    }
  });

  it('of another entry, another place or another record is none', async () => {
    const check = (text: string, entry: Uint8Array, by = trust) =>
      checkReceipt(text, entry, by, verifyEd25519);
    await assert.rejects(check(receiptOf(3), entries[4]!), refusedAs('not_included'));
    await assert.rejects(
      check(receiptOf(3).replace('index 3', 'index 4'), entries[3]!),
      refusedAs('not_included'),
    );
    await assert.rejects(
      check(receiptOf(3).replace('index 3', 'index 11'), entries[3]!),
      refusedAs('not_included'),
    );
    await assert.rejects(
      check(receiptOf(3).replace('\n11\n', '\n12\n'), entries[3]!),
      refusedAs('wrong_signature'),
    );
    const stranger = { ...trust, log: newKey(log.key.name).key };
    await assert.rejects(check(receiptOf(3), entries[3]!, stranger), refusedAs('unsigned'));
    await assert.rejects(
      check(receiptOf(3), entries[3]!, { ...trust, quorum: 2 }),
      refusedAs('too_few_witnesses'),
    );
    await assert.rejects(
      check(receiptOf(3), entries[3]!, { ...trust, log: newKey('x.example').key }),
      refusedAs('unsigned'),
    );
  });

  it('fails when any letter of it is changed, but for the signatures of unknown keys', async () => {
    const text = receiptOf(5);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: text.length - 1 }),
        fc.constantFrom(...'aB3/+= \n—'),
        async (at, letter) => {
          if (text[at] === letter) return;
          const changed = text.slice(0, at) + letter + text.slice(at + 1);
          await assert.rejects(checkReceipt(changed, entries[5]!, trust, verifyEd25519), RecordError);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('round-trips', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const receipt = fc.record(
      {
        extra: fc.option(fc.uint8Array({ maxLength: 100 })),
        index: fc.maxSafeNat(),
        proof: fc.array(hash, { maxLength: 63 }),
        note: fc.constant(note),
      },
      { noNullPrototype: true },
    );
    fc.assert(fc.property(receipt, (each) => assert.deepEqual(parseReceipt(formatReceipt(each)), each)));
  });

  it('is refused in any other form', () => {
    const text = receiptOf(0);
    const [hash = ''] = /^[A-Za-z0-9+/]{43}=$/m.exec(text) ?? [];
    for (const wrong of [
      '',
      text.replace('@v1', '@v2'),
      text.replace('index 0', 'index 00'),
      text.replace('index 0', 'index -5'),
      text.replace('index 0', 'index notanumber'),
      text.replace('index 0', 'Index 0'),
      text.replace('index 0', 'index 0 '),
      text.replace('index 0\n', ''),
      text.replace('index 0', 'index 0\nextra AAAA'),
      text.replace('index 0', 'extra !!notbase64!!\nindex 0'),
      text.replace('index 0', 'extra AAAA\nextra AAAA\nindex 0'),
      text.replace(hash, '!!notbase64!!'),
      text.replace(hash, Buffer.alloc(64).toString('base64')),
      text.replace(hash, Array(64).fill(hash).join('\n')),
      text.replaceAll('\n\n', '\n'),
      text.replaceAll('\n', '\r\n'),
      `\n${text}`,
      `${text}${'x'.repeat(2_000_000)}`,
    ]) {
      assert.throws(() => parseReceipt(wrong), refusedAs('malformed_receipt'), wrong.slice(0, 100));
    }
  });
});
