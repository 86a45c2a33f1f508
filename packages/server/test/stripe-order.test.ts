import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anyhow, chance, inOrderOnce, leftBy, story } from './stripe-story.ts';

describe('what Stripe’s events leave', () => {
  const seed = 20_261_124;
  const payments = 70;

  it('is the same for thousands in any order, with some twice and some never, as in order once', async () => {
    const once = await story({ seed, payments, strict: true }, inOrderOnce());
    const expected = await leftBy(once.coop, once.ids).finally(() => once.coop.close());
    assert.deepEqual(expected.differences, []);
    const states = new Set(expected.payments.map((each) => (JSON.parse(each) as string[])[1]));
    assert.deepEqual([...states].sort(), ['expired', 'failed', 'received', 'returned']);
    const other = await story({ seed, payments }, anyhow(chance(1), 3_000));
    const left = await leftBy(other.coop, other.ids).finally(() => other.coop.close());
    assert.equal(other.heard, 3_000);
    assert.deepEqual(left, expected);
  });
});
