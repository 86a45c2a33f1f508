import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, addMonths, dueDays, endOf, noticeDays } from '../src/index.ts';

const day = fc
  .date({
    min: new Date('0001-01-01T00:00:00.000Z'),
    max: new Date('9700-12-31T00:00:00.000Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));

describe('days', () => {
  it('move by months, to the last of the month where it has no such day', () => {
    assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
    assert.equal(addMonths('2028-01-31', 1), '2028-02-29');
    assert.equal(addMonths('2026-01-31', 2), '2026-03-31');
    assert.equal(addMonths('2028-02-29', 12), '2029-02-28');
    assert.equal(addMonths('2026-12-01', 1), '2027-01-01');
    assert.equal(addMonths('2026-01-15', -1), '2025-12-15');
    assert.equal(addMonths('2026-03-31', -13), '2025-02-28');
    assert.equal(addMonths('1900-01-29', 1), '1900-02-28');
    assert.equal(addMonths('2000-01-29', 1), '2000-02-29');
  });

  it('move by days over the ends of months and years, in any century', () => {
    assert.equal(addDays('2026-12-31', 1), '2027-01-01');
    assert.equal(addDays('2028-03-01', -1), '2028-02-29');
    assert.equal(addDays('2027-03-01', -1), '2027-02-28');
    assert.equal(addDays('0026-12-31', 1), '0027-01-01');
  });

  it('have an end of their month, quarter and year', () => {
    assert.equal(endOf('month', '2028-02-01'), '2028-02-29');
    assert.equal(endOf('quarter', '2026-01-01'), '2026-03-31');
    assert.equal(endOf('quarter', '2026-06-30'), '2026-06-30');
    assert.equal(endOf('quarter', '2026-07-01'), '2026-09-30');
    assert.equal(endOf('year', '2026-01-01'), '2026-12-31');
    assert.equal(endOf('year', '2026-12-31'), '2026-12-31');
  });

  it('sort as their texts, and go there and back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 3_000 }), (from, count) => {
        assert.ok(addDays(from, count) > from);
        assert.equal(addDays(addDays(from, count), -count), from);
        assert.ok(addMonths(from, count) > from);
        assert.equal(addMonths(from, 1).slice(0, 7), addDays(endOf('month', from), 1).slice(0, 7));
      }),
    );
  });

  it('are refused where they are none', () => {
    for (const text of ['2026-1-1', '20260101', '', '2026-01-01T00:00:00.000Z']) {
      assert.throws(() => addMonths(text, 1), RangeError);
    }
  });
});

describe('a notice', () => {
  it('takes effect when its months have run out', () => {
    const terms = { noticeMonths: 3, at: 'any-day', payoutMonths: 0 } as const;
    assert.deepEqual(noticeDays(terms, '2026-11-30'), { effectiveOn: '2027-02-28', payOn: '2027-02-28' });
  });

  // Three months to the end of a year, and the money within six: the German act on co-operatives, § 65 (2) and § 73 (2):
  // https://www.gesetze-im-internet.de/geng/__65.html
  it('of a German co-op takes effect at the end of the year, where it comes three months before', () => {
    const terms = { noticeMonths: 3, at: 'year-end', payoutMonths: 6 } as const;
    assert.deepEqual(noticeDays(terms, '2026-09-30'), { effectiveOn: '2026-12-31', payOn: '2027-06-30' });
    assert.deepEqual(noticeDays(terms, '2026-10-01'), { effectiveOn: '2027-12-31', payOn: '2028-06-30' });
  });

  // One year to the end of a business year: the Swiss code of obligations, article 844:
  // https://www.fedlex.admin.ch/eli/cc/27/317_321_377/en#art_844
  it('of a Swiss co-op takes effect at the end of the year after', () => {
    const terms = { noticeMonths: 12, at: 'year-end', payoutMonths: 36 } as const;
    assert.deepEqual(noticeDays(terms, '2026-06-15'), { effectiveOn: '2027-12-31', payOn: '2030-12-31' });
  });

  it('takes effect at the end of a month or a quarter', () => {
    const terms = { noticeMonths: 1, payoutMonths: 2 };
    assert.equal(noticeDays({ ...terms, at: 'month-end' }, '2026-01-31').effectiveOn, '2026-02-28');
    assert.equal(noticeDays({ ...terms, at: 'quarter-end' }, '2026-02-28').effectiveOn, '2026-03-31');
    assert.equal(noticeDays({ ...terms, at: 'quarter-end' }, '2026-03-01').effectiveOn, '2026-06-30');
    assert.equal(noticeDays({ ...terms, at: 'month-end' }, '2026-01-31').payOn, '2026-04-28');
  });
});

describe('a contribution', () => {
  it('falls due on the same day of each period, counted from its first', () => {
    assert.deepEqual(dueDays('month', '2026-01-31', '2026-01-31', '2026-04-30'), {
      due: ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'],
      next: '2026-05-31',
    });
    assert.deepEqual(dueDays('quarter', '2026-11-30', '2026-11-30', '2027-05-29'), {
      due: ['2026-11-30', '2027-02-28'],
      next: '2027-05-30',
    });
    assert.deepEqual(dueDays('year', '2028-02-29', '2028-02-29', '2032-02-29').due, [
      '2028-02-29',
      '2029-02-28',
      '2030-02-28',
      '2031-02-28',
      '2032-02-29',
    ]);
  });

  it('falls due once where it is for once', () => {
    assert.deepEqual(dueDays('once', '2026-01-31', '2026-01-31', '2026-01-30'), {
      due: [],
      next: '2026-01-31',
    });
    assert.deepEqual(dueDays('once', '2026-01-31', '2026-01-31', '2030-01-01'), {
      due: ['2026-01-31'],
      next: null,
    });
  });

  it('falls due on the same days however often it is asked', () => {
    const step = fc.integer({ min: 0, max: 400 });
    const interval = fc.constantFrom('month' as const, 'quarter' as const, 'year' as const);
    fc.assert(
      fc.property(interval, day, fc.array(step, { maxLength: 12 }), (every, from, steps) => {
        let [until, next, due]: [string, string, string[]] = [from, from, []];
        for (const days of [0, ...steps]) {
          until = addDays(until, days);
          const turn = dueDays(every, from, next, until);
          due = [...due, ...turn.due];
          next = turn.next ?? assert.fail();
        }
        assert.deepEqual(dueDays(every, from, from, until), { due, next });
        assert.equal(new Set(due).size, due.length);
      }),
    );
  });
});
