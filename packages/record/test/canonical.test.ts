import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  canonical,
  formatEntry,
  fromBase64url,
  LONGEST_ENTRY,
  parseCanonical,
  parseEntry,
  RecordError,
  toBase64url,
} from '../src/index.ts';

const refusedAs = (code: string) => ({ name: 'RecordError', code });

const leaf = fc.oneof(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value'), { noNullPrototype: true }),
  ),
}));

describe('canonical JSON', () => {
  it('sorts names as RFC 8785 does in its example', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const written = canonical(Object.fromEntries(names.map((name) => [name, 0])));
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
    assert.equal(written, `{${sorted.map((name) => `${JSON.stringify(name)}:0`).join(',')}}`);
  });

  it('escapes what RFC 8785 escapes, and nothing else', () => {
    assert.equal(
      canonical('\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/\u2028\u007f\b\t\f\r'),
      '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u2028\u007f\\b\\t\\f\\r"',
    );
  });

  it('is the same for the same value, however it was made', () => {
    assert.equal(
      canonical({ b: [1, -0, null], a: { d: true, c: 'x' } }),
      '{"a":{"c":"x","d":true},"b":[1,0,null]}',
    );
    assert.equal(
      canonical({ a: { c: 'x', d: true }, b: [1, 0, null] }),
      '{"a":{"c":"x","d":true},"b":[1,0,null]}',
    );
    assert.equal(canonical(JSON.parse('{"__proto__":1,"10":2,"9":3}')), '{"10":2,"9":3,"__proto__":1}');
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(value, (each) => {
        assert.equal(canonical(parseCanonical(canonical(each))), canonical(each));
        assert.deepEqual(parseEntry(formatEntry(each)), JSON.parse(JSON.stringify(each)));
      }),
    );
  });

  it('is not made of anything else', () => {
    const endless: unknown[] = [];
    endless.push(endless);
    for (const other of [
      undefined,
      0.5,
      NaN,
      Infinity,
      2 ** 53,
      1n,
      Symbol('a'),
      () => 1,
      new Date(0),
      new Map(),
      new Uint8Array(1),
      /a/,
      Object('a'),
      '\ud800',
      { '\udc00': 1 },
      { a: undefined },
      [, 1],
      [undefined],
      endless,
    ]) {
      assert.throws(() => canonical(other), refusedAs('not_canonical'));
    }
  });

  it('is refused in any other form', () => {
    for (const text of [
      '',
      ' 1',
      '1 ',
      '01',
      '-0',
      '1.0',
      '1e3',
      '0.5',
      '9007199254740992',
      '{"b":1,"a":1}',
      '{"a":1,"a":1}',
      '{"a": 1}',
      '"\\u0041"',
      '"\\/"',
      '"\\ud800"',
      '[1,]',
      'undefined',
      '\ufeff1',
      '['.repeat(70) + ']'.repeat(70),
      '['.repeat(100_000),
    ]) {
      assert.throws(() => parseCanonical(text), refusedAs('not_canonical'), text.slice(0, 20));
    }
  });

  it('of a stranger throws nothing but a RecordError', () => {
    const text = fc.oneof(fc.json(), fc.string(), fc.string({ unit: fc.constantFrom(...'{}[]",:0eE-.\\u') }));
    fc.assert(
      fc.property(text, (each) => {
        try {
          assert.equal(canonical(parseCanonical(each)), each);
        } catch (error) {
          assert.ok(error instanceof RecordError, String(error));
        }
      }),
    );
  });
});

describe('an entry', () => {
  it('is canonical JSON in UTF-8, of a length that a bundle can hold', () => {
    assert.deepEqual(Buffer.from(formatEntry({ é: '€' })).toString(), '{"é":"€"}');
    assert.equal(formatEntry('a'.repeat(LONGEST_ENTRY - 2)).length, LONGEST_ENTRY);
    assert.throws(() => formatEntry('a'.repeat(LONGEST_ENTRY - 1)), refusedAs('malformed_entry'));
    assert.throws(() => formatEntry('é'.repeat(LONGEST_ENTRY / 2)), refusedAs('malformed_entry'));
  });

  it('is refused where it is not UTF-8', () => {
    for (const bytes of [
      [0x22, 0xff, 0x22],
      [0x22, 0xc0, 0xaf, 0x22],
      [0x22, 0xed, 0xa0, 0x80, 0x22],
      [0x22, 0xe2, 0x82],
    ]) {
      assert.throws(() => parseEntry(Uint8Array.from(bytes)), refusedAs('malformed_entry'));
    }
    assert.throws(() => parseEntry(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31)), refusedAs('not_canonical'));
  });
});

describe('Base64 for URLs', () => {
  it('is what Node makes of the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        assert.equal(toBase64url(bytes), Buffer.from(bytes).toString('base64url'));
        assert.deepEqual(fromBase64url(toBase64url(bytes)), bytes);
      }),
    );
  });

  it('is read in one form alone', () => {
    for (const text of ['A', 'AB', 'AA==', 'AA=', 'A A', 'AAAA\n', '+AAA', '/AAA', 'AAAAA', 'é']) {
      assert.equal(fromBase64url(text), null, text);
    }
  });
});
