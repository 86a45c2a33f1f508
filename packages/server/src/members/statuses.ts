import type { MemberStatus, VotingStatuses } from '@coopkit/contract';

/** What a row of a member's statuses says, as far as the rule goes. */
export interface StatusRow {
  position: number;
  /** Null where it takes another back. */
  status: MemberStatus | null;
  on: string;
  /** Whether it admits. */
  entry: boolean;
  takesBack: number | null;
}

/** A status and the days for which it holds: `until` is the first day after it. */
export interface Period {
  status: MemberStatus;
  from: string;
  until: string | null;
}

/** Whether it is the status of one who is no member any more. */
export function isOut(status: MemberStatus): boolean {
  return status === 'left' || status === 'expelled' || status === 'died';
}

/** Whether one may sign in: those who left still see what is theirs. */
export function maySignIn(status: MemberStatus): boolean {
  return status !== 'expelled' && status !== 'died';
}

/** Whether one may hold a role: a steward who is suspended or gone is none. */
export function mayHoldRole(status: MemberStatus): boolean {
  return !isOut(status) && status !== 'suspended';
}

/** Whether members of a class have a vote in a status: suspended ones and those who are gone never do. */
export function hasVote(status: MemberStatus, votes: VotingStatuses | undefined): boolean {
  switch (status) {
    case 'active':
      return true;
    case 'paused':
      return votes?.paused ?? true;
    case 'investing':
      return votes?.investing ?? false;
    default:
      return false;
  }
}

/**
 * The rows that take effect, by their days and, within a day, as they were recorded. Before they enter, and after they have
 * gone, nothing but an entry makes anybody a member: the end of a suspension brings none back who left meanwhile.
 */
export function takingEffect<Row extends StatusRow>(
  rows: readonly Row[],
): (Row & { status: MemberStatus })[] {
  const takenBack = new Set(rows.flatMap(({ takesBack }) => takesBack ?? []));
  const standing = rows.filter(
    (row): row is Row & { status: MemberStatus } => row.status !== null && !takenBack.has(row.position),
  );
  standing.sort((a, b) => (a.on === b.on ? a.position - b.position : a.on < b.on ? -1 : 1));
  let isMember = false;
  return standing.filter((row) => {
    const takes = isMember !== row.entry;
    if (takes) isMember = !isOut(row.status);
    return takes;
  });
}

/** The statuses as periods that follow each other without a gap, the last without an end. */
export function periodsOf(rows: readonly StatusRow[]): Period[] {
  const byDay = new Map(takingEffect(rows).map(({ on, status }) => [on, status]));
  const periods: Period[] = [];
  for (const [from, status] of byDay) {
    const last = periods.at(-1);
    if (last?.status === status) continue;
    if (last) last.until = from;
    periods.push({ status, from, until: null });
  }
  return periods;
}

/** The status on a day; undefined before the first entry. */
export function statusOn(periods: readonly Period[], day: string): MemberStatus | undefined {
  return periods.findLast(({ from }) => from <= day)?.status;
}

/** An entry or an exit, and the row by which it is one. */
export interface MovementOf<Row> {
  kind: 'entry' | 'exit';
  row: Row & { status: MemberStatus };
}

/** Entries and exits, in order. */
export function movementsOf<Row extends StatusRow>(rows: readonly Row[]): MovementOf<Row>[] {
  return takingEffect(rows).flatMap((row): MovementOf<Row>[] => {
    if (row.entry) return [{ kind: 'entry', row }];
    return isOut(row.status) ? [{ kind: 'exit', row }] : [];
  });
}

/** The day of an instant. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
