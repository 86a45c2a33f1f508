import { addMonths, monthsOf, type Day, type Period } from './day.ts';

/**
 * The days up to `until` on which a contribution falls due, from its `next` one on, and the one after them.
 *
 * @param from its first day: each later one is counted from it, so that the 31st stays the 31st
 */
export function dueDays(
  interval: Period | 'once',
  from: Day,
  next: Day,
  until: Day,
): { due: Day[]; next: Day | null } {
  if (interval === 'once') return next <= until ? { due: [next], next: null } : { due: [], next };
  const due: Day[] = [];
  let day = next;
  for (
    let turn = turnOf(interval, from, next);
    day <= until;
    day = addMonths(from, turn * monthsOf[interval])
  ) {
    due.push(day);
    turn++;
  }
  return { due, next: day };
}

/** Which of a contribution's turns falls on a day: 0 for the first. */
function turnOf(interval: Period, from: Day, day: Day): number {
  const months = (text: Day) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return Math.round((months(day) - months(from)) / monthsOf[interval]);
}
