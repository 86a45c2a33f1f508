import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  CountError,
  OVERVOTED,
  RankedBallotsBuilder,
  readRctabBallots,
  readRctabConfig,
  readScottishCsv,
  SKIPPED,
  writeRctabBallots,
  writeRctabConfig,
  writeScottishCsv,
} from '../src/index.ts';

const contests = new URL('data/rctab/', import.meta.url);

describe('what is written', () => {
  it('of a Scottish ward is read as it was', () => {
    const builder = new RankedBallotsBuilder(3);
    builder.add([0, 2, 1], 5);
    builder.add([1], 2);
    const ward = {
      title: 'Ward 1, Dyce',
      seats: 2,
      options: ['Ada "A" Bell', 'Bo, the younger', 'Cy'],
      parties: ['Labour (Lab)', '', 'Green (Gr)'],
      ballots: builder.build(),
    };
    assert.deepEqual(readScottishCsv(writeScottishCsv(ward)), ward);
    for (const entries of [[SKIPPED, 0], [OVERVOTED], [0, 1 | 0x8000]]) {
      const odd = new RankedBallotsBuilder(3);
      odd.add(entries);
      assert.throws(() => writeScottishCsv({ ...ward, ballots: odd.build() }), CountError);
    }
  });

  it('of RCTab’s contests is read as it was, ballots and configuration', () => {
    const folders = readdirSync(contests, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    assert.ok(folders.length > 20);
    for (const { name } of folders) {
      const text = (file: string) => readFileSync(new URL(`${name}/${file}`, contests), 'utf8');
      const config = readRctabConfig(text('config.json'));
      assert.deepEqual(readRctabConfig(writeRctabConfig(config)), config, name);
      const ballots = readRctabBallots(text('ballots.json'), config.candidates);
      assert.deepEqual(readRctabBallots(writeRctabBallots(ballots), config.candidates), ballots, name);
    }
  });
});
