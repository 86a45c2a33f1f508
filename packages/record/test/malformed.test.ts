import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  checkReceipt,
  openCheckpoint,
  parseCanonical,
  parseCheckpoint,
  parseEntry,
  parseEntryBundle,
  parseNote,
  parseNoteKey,
  parseReceipt,
  parseSignatures,
  parseTile,
  parseTilePath,
  parseWitnessRequest,
  RecordError,
  unpackFrontier,
} from '../src/index.ts';
import { newKey, verifyEd25519 } from './keys.ts';

const { key: log } = newKey('a.example');

async function refusesOrReads(read: () => unknown): Promise<void> {
  try {
    await read();
  } catch (error) {
    assert.ok(error instanceof RecordError, String(error));
    assert.match(error.message, /^\S.*\.$/);
  }
}

describe('what a stranger sends', () => {
  it('as text is read, or refused with a code and a sentence', async () => {
    const part = fc.constantFrom(
      '\n',
      '\n\n',
      '— a.example ',
      'a.example\n',
      'AAAA',
      `${'A'.repeat(43)}=\n`,
      `${'A'.repeat(98)}==\n`,
      '0\n',
      'c2sp.org/tlog-proof@v1\n',
      'extra ',
      'index 0\n',
      'old 0\n',
      'tile/0/000',
      '.p/1',
      '+',
      '\ud800',
    );
    const text = fc.array(fc.oneof(part, fc.string())).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, async (each) => {
        for (const read of [
          parseCanonical,
          parseCheckpoint,
          parseNote,
          parseNoteKey,
          parseReceipt,
          parseSignatures,
        ]) {
          await refusesOrReads(() => read(each));
        }
        for (const read of [parseTilePath, parseWitnessRequest]) await refusesOrReads(() => read(each));
        await refusesOrReads(() => openCheckpoint(each, { log }, verifyEd25519));
        await refusesOrReads(() => checkReceipt(each, Uint8Array.of(1), { log }, verifyEd25519));
      }),
      { numRuns: 500 },
    );
  });

  it('as bytes is read, or refused with a code and a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.double(), async (bytes, size) => {
        for (const read of [parseEntry, parseEntryBundle, parseTile]) await refusesOrReads(() => read(bytes));
        await refusesOrReads(() => unpackFrontier(size, bytes));
      }),
      { numRuns: 500 },
    );
  });
});
