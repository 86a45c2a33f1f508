/** A day of the Gregorian calendar, `2026-11-24`: days sort as their texts do. */
export type Day = string;

/** How often something comes round. */
export type Period = 'month' | 'quarter' | 'year';

/** The months that each period has. */
export const monthsOf: Readonly<Record<Period, number>> = { month: 1, quarter: 3, year: 12 };

/** The same day so many months later (or, below 0, earlier); the last of the month where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = parts(day);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return text(toYear, toMonth, Math.min(date, daysIn(toYear, toMonth)));
}

/** The day so many days later or earlier. */
export function addDays(day: Day, days: number): Day {
  const { year, month, date } = parts(day);
  const moved = new Date(0);
  // Unlike Date.UTC it takes the year 26 for that and not for 1926.
  moved.setUTCFullYear(year, month - 1, date + days);
  return text(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** The last day of the month, quarter or calendar year that a day is in. */
export function endOf(period: Period, day: Day): Day {
  const { year, month } = parts(day);
  const length = monthsOf[period];
  const last = Math.ceil(month / length) * length;
  return text(year, last, daysIn(year, last));
}

function parts(day: Day): { year: number; month: number; date: number } {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (!match) throw new RangeError(`"${day}" is not a day: it is written 2026-11-24.`);
  return { year: Number(match[1]), month: Number(match[2]), date: Number(match[3]) };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function text(year: number, month: number, date: number): Day {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}
