import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { earliestLeaving } from '../src/members/leaving.ts';

describe('the earliest day of leaving', () => {
  const cases = [
    ['2030-05-15', null, '2030-05-15'],
    ['2030-05-15', { noticeMonths: 0, at: 'any-day' }, '2030-05-15'],
    ['2030-05-15', { noticeMonths: 3, at: 'any-day' }, '2030-08-15'],
    // A month that has no such day ends on its last.
    ['2029-11-30', { noticeMonths: 3, at: 'any-day' }, '2030-02-28'],
    ['2027-11-30', { noticeMonths: 3, at: 'any-day' }, '2028-02-29'],
    // Through the end of it: the first day without membership is the one after.
    ['2030-05-15', { noticeMonths: 0, at: 'month-end' }, '2030-06-01'],
    ['2030-05-15', { noticeMonths: 1, at: 'month-end' }, '2030-07-01'],
    ['2030-05-15', { noticeMonths: 0, at: 'quarter-end' }, '2030-07-01'],
    ['2030-05-15', { noticeMonths: 3, at: 'quarter-end' }, '2030-10-01'],
    ['2030-09-30', { noticeMonths: 3, at: 'year-end' }, '2031-01-01'],
    ['2030-10-01', { noticeMonths: 3, at: 'year-end' }, '2032-01-01'],
    ['2030-12-31', { noticeMonths: 12, at: 'year-end' }, '2032-01-01'],
  ] as const;
  for (const [today, terms, expected] of cases) {
    it(`is ${expected} for who gives notice on ${today} where ${JSON.stringify(terms)}`, () => {
      assert.equal(earliestLeaving(today, terms && { ...terms, payoutMonths: 0 }), expected);
    });
  }
});
