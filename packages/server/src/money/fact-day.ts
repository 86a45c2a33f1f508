import { addDays } from '@coopkit/ledger';
import { refuseField } from '../http/refuse.ts';
import { dayOf } from '../members/statuses.ts';

/** The day of something that has happened: today unless told. Refuses one that nobody can have seen yet. */
export function factDay(on: string | undefined, at: Date): string {
  const today = dayOf(at);
  // East of Greenwich it may be tomorrow already.
  if (on !== undefined && on > addDays(today, 1)) refuseField('on', 'too_late');
  return on ?? today;
}
