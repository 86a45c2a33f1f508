import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  canonical,
  checkOpenings,
  checkReceipt,
  EMPTY_FRONTIER,
  formatEntry,
  frontierRoot,
  fromBase64url,
  grow,
  leafHash,
  openCheckpoint,
  parseCanonical,
  parseEntry,
  parseNoteKey,
  parseReceipt,
  parseWitnessRequest,
  reviewWitnessRequest,
} from '../src/index.ts';
import { verifyByWebCrypto, verifyEd25519 } from './keys.ts';

describe('the examples of docs/record.md', () => {
  const page = readFileSync(new URL('../../../docs/record.md', import.meta.url), 'utf8');
  const blocks = [...page.matchAll(/^```text\n(.*?)^```$/gms)].map(([, block]) => block!);
  assert.equal(blocks.length, 6);
  const [entryLines, note, keyLines, receipt, openingLine, request] = blocks as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const entries = entryLines
    .trimEnd()
    .split('\n')
    .map((line) => formatEntry(parseCanonical(line)));
  const [log, witness] = keyLines.trimEnd().split('\n').map(parseNoteKey);
  const trust = { log: log!, witnesses: [witness!], quorum: 1 };
  const headOf = (size: number) => {
    const { frontier } = grow(EMPTY_FRONTIER, entries.slice(0, size).map(leafHash));
    return { size, root: frontierRoot(frontier) };
  };

  it('a checkpoint of the entries, with its witness', async () => {
    const { size, root } = await openCheckpoint(note, trust, verifyEd25519);
    assert.deepEqual({ size, root }, headOf(3));
  });

  it('a receipt of the second entry, which it carries', async () => {
    assert.deepEqual(parseReceipt(receipt).extra, entries[1]);
    for (const verify of [verifyEd25519, verifyByWebCrypto]) {
      assert.equal((await checkReceipt(receipt, entries[1]!, trust, verify)).index, 1);
    }
  });

  it('an opening of its commitment', () => {
    const { commitment } = parseEntry(entries[1]!) as { commitment: string };
    const { nonce, text } = JSON.parse(openingLine) as { nonce: string; text: string };
    assert.equal(`${canonical({ nonce, text })}\n`, openingLine);
    checkOpenings([fromBase64url(commitment)!], [{ nonce: fromBase64url(nonce)!, text }]);
  });

  it('a request that the witness grants', async () => {
    const granted = await reviewWitnessRequest(parseWitnessRequest(request), headOf(2), trust, verifyEd25519);
    assert.equal(granted.size, 3);
  });
});
