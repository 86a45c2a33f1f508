import { readAmount } from './amount.ts';
import { isDay } from './day.ts';
import { BankingError } from './error.ts';

/** A cell and the line it stands on. */
export interface Placed {
  line: number;
  text: string;
}

/** Which comes first in days with slashes or hyphens. */
export type DayOrder = 'day-first' | 'month-first';

/**
 * The days of a column: `2026-11-30`, `20261130`, `30.11.2026`, `30/11/2026`, `30-11-2026`, a time may follow. With slashes and
 * hyphens the month may come first: `order` tells.
 *
 * @throws {BankingError} `invalid_day`, `ambiguous_day`
 */
export function readDays(cells: readonly Placed[], order: DayOrder | null): string[] {
  return cells.map((cell) => {
    const day = dayIn(cell.text, order);
    if (day !== null) return day;
    const shown = cell.text.slice(0, 40);
    if (order === null && dayIn(cell.text, 'day-first') !== null) {
      throw new BankingError(
        'ambiguous_day',
        `line ${cell.line}`,
        `In ${shown} the day or the month may be first, and no other row tells. Export a longer period, or with days as 2026-11-30.`,
      );
    }
    throw new BankingError(
      'invalid_day',
      `line ${cell.line}`,
      `«${shown}» is not a day. Correct the row or remove it.`,
    );
  });
}

const withTime = '(?:[ T].{0,20})?$';
const yearFirst = new RegExp(`^(\\d{4})([-/.]?)(\\d\\d)\\2(\\d\\d)${withTime}`);
const yearLast = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d\\d)${withTime}`);

function dayIn(text: string, order: DayOrder | null): string | null {
  const [, year, , month = '', day = ''] = yearFirst.exec(text) ?? [];
  if (year !== undefined) return real(year, month, day);
  const [, first, sign, second = '', last = ''] = yearLast.exec(text) ?? [];
  if (first === undefined) return null;
  const full = last.length === 2 ? `20${last}` : last;
  if (sign === '.' || order === 'day-first' || Number(first) === Number(second))
    return real(full, second, first);
  return order === 'month-first' ? real(full, first, second) : null;
}

function real(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

/**
 * Which comes first in these days: a number above 12 is no month. Null where none tells.
 *
 * @throws {BankingError} `invalid_day` where rows contradict each other
 */
export function dayOrderIn(cells: readonly Placed[]): DayOrder | null {
  let order: DayOrder | null = null;
  for (const cell of cells) {
    const [, first, sign, second] = yearLast.exec(cell.text) ?? [];
    if (first === undefined || sign === '.') continue;
    const shown: DayOrder | null =
      Number(first) > 12 ? 'day-first' : Number(second) > 12 ? 'month-first' : null;
    if (shown !== null && order !== null && shown !== order) {
      throw new BankingError(
        'invalid_day',
        `line ${cell.line}`,
        `In ${cell.text.slice(0, 40)} day and month are the other way round than above.`,
      );
    }
    order = shown ?? order;
  }
  return order;
}

type Decimals = ',' | '.';

/**
 * The amounts of a column in minor units; an empty cell is 0. A comma or a point before the decimals, the other one, a space or an
 * apostrophe between thousands, a minus before or after, the currency beside. Where `1.234` may be a thousand or one and a bit, the
 * column has to show somewhere which it is.
 *
 * @throws {BankingError} `invalid_amount`, `ambiguous_amount`, `wrong_currency`
 */
export function readAmounts(cells: readonly Placed[], currency: string, exponent: number): number[] {
  const bare = cells.map((cell) => ({ line: cell.line, text: bareAmount(cell, currency) }));
  const proven = provenDecimals(bare, exponent);
  return bare.map((cell) => {
    if (cell.text === '') return 0;
    const readings = proven === null ? ([',', '.'] as const) : [proven];
    const figures = readings.flatMap((decimals) => pointed(cell.text, decimals, exponent) ?? []);
    const [only] = figures;
    if (only === undefined) throw notAnAmount(cell);
    if (proven === null && exponent > 0 && /[.,]\d{3}$/.test(cell.text)) {
      throw new BankingError(
        'ambiguous_amount',
        `line ${cell.line}`,
        `In ${cell.text.slice(0, 40)} the sign before the last three figures may stand for thousands or for decimals.`,
      );
    }
    return readAmount(only, exponent, `line ${cell.line}`);
  });
}

function notAnAmount({ line, text }: Placed): BankingError {
  const shown = text.slice(0, 40);
  return new BankingError(
    'invalid_amount',
    `line ${line}`,
    `«${shown}» is not an amount as the others are, or has too many decimals. Correct the row or remove it.`,
  );
}

function bareAmount({ line, text }: Placed, currency: string): string {
  const sign = text.replace(/[\u2212\u2013]/g, '-').replace(/[\s\u00a0\u202f'’]/g, '');
  const parts = /^([+-]?)([A-Z]{3}|[€$£]?)([+-]?)([\d.,]*)([A-Z]{3}|[€$£]?)([+-]?)$/.exec(sign);
  if (parts === null) throw notAnAmount({ line, text });
  const [, before = '', unit = '', within = '', figures = '', unitAfter = '', after = ''] = parts;
  for (const said of [unit, unitAfter]) {
    const code = { '€': 'EUR', $: currency, '£': 'GBP' }[said] ?? said;
    if (code !== '' && code !== currency) {
      throw new BankingError(
        'wrong_currency',
        `line ${line}`,
        `The amount is in ${code}, not in ${currency}.`,
      );
    }
  }
  const signs = before + within + after;
  if (signs.length > 1 || (figures === '' && signs + unit + unitAfter !== ''))
    throw notAnAmount({ line, text });
  return signs + figures;
}

/** The amount with a point before its decimals, if the decimals stand behind `decimals` and thousands are grouped by the other sign. */
function pointed(text: string, decimals: Decimals, exponent: number): string | null {
  const group = decimals === ',' ? '.' : ',';
  const [whole = '', fraction, ...more] = text.split(decimals);
  const digits = whole.replace(/^[+-]/, '');
  const grouped = digits.includes(group) ? /^\d{1,3}(?:[.,]\d{3})+$/.test(digits) : /^\d{0,18}$/.test(digits);
  const right =
    fraction === undefined ? digits !== '' : /^\d+$/.test(fraction) && fraction.length <= exponent;
  if (!grouped || !right || more.length > 0) return null;
  const plain = whole.replaceAll(group, '');
  return fraction === undefined ? plain : `${plain}.${fraction}`;
}

/** What a cell proves that can be read in one way only: `1.234,5` or `12,50`, and never a lone group of three. */
function provenDecimals(cells: readonly Placed[], exponent: number): Decimals | null {
  for (const { text } of cells) {
    if (!/[.,]/.test(text) || /^[+-]?\d{1,3}[.,]\d{3}$/.test(text)) continue;
    const comma = pointed(text, ',', exponent) !== null;
    const point = pointed(text, '.', exponent) !== null;
    if (comma !== point) return comma ? ',' : '.';
  }
  return null;
}
