import type { Round } from '@coopkit/contract';
import { sizeOf } from './numbers.ts';

/** Where an option's votes of one round stand. */
export interface Node {
  readonly y: number;
  readonly size: number;
  readonly votes: number;
  /** In this round or before. */
  readonly elected: boolean;
}

/** One round's nodes by option; `''` is for votes that rest with none. */
export type Column = ReadonlyMap<string, Node>;

/** Votes that stay with an option or move to another, from one round to the next. */
export interface Stream {
  readonly column: number;
  readonly from: string;
  readonly to: string;
  readonly votes: number;
  readonly y: number;
  readonly toY: number;
  readonly size: number;
}

const HEIGHT = 260;
const GAP = 6;
/** Room for a node's label. */
const LINE = 16;

/** Where everything stands in the picture of a count. */
export function laidOut(rounds: readonly Round[], elected: readonly string[]) {
  const held = rounds.map(heldIn);
  const total = Math.max(1, ...held.map((votes) => [...votes.values()].reduce((sum, each) => sum + each, 0)));
  const scale = HEIGHT / total;
  const ids = order(rounds, elected);
  const columns: Column[] = held.map((votes, i) => {
    const column = new Map<string, Node>();
    const sure = new Set(rounds.slice(0, i + 1).flatMap((round) => round.elected));
    let y = 0;
    for (const id of [...ids, '']) {
      const own = votes.get(id) ?? 0;
      if (own <= 0) continue;
      const size = Math.max(1, own * scale);
      column.set(id, { y, size, votes: own, elected: sure.has(id) });
      y += Math.max(size + GAP, LINE);
    }
    return column;
  });
  const streams = rounds
    .slice(0, -1)
    .flatMap((round, i) => streamsOf(round, i, columns, [...ids, ''], scale));
  const height = Math.max(
    ...columns.flatMap((column) => [...column.values()].map(({ y, size }) => y + size)),
    0,
  );
  return { columns, streams, ids, height };
}

function heldIn({ votes, exhausted }: Round): Map<string, number> {
  return new Map([
    ...Object.entries(votes).map(([id, each]) => [id, sizeOf(each)] as const),
    ['', sizeOf(exhausted)] as const,
  ]);
}

/** Who is elected first, then who lasts longest: so that streams cross as little as they may. */
function order(rounds: readonly Round[], elected: readonly string[]): string[] {
  const out = rounds.flatMap(({ eliminated }) => eliminated);
  const all = Object.keys(rounds[0]?.votes ?? {});
  const others = all.filter((id) => !elected.includes(id) && !out.includes(id));
  return [...elected, ...others, ...out.toReversed()].filter((id) => all.includes(id));
}

function streamsOf(
  { events }: Round,
  column: number,
  columns: readonly Column[],
  ids: readonly string[],
  scale: number,
): Stream[] {
  const [here, next] = [columns[column], columns[column + 1]];
  if (!here || !next) return [];
  const moves = movesOf(events, here, next, ids);
  const arrived = new Map<string, number>();
  const streams: Stream[] = [];
  for (const from of ids) {
    let y = here.get(from)?.y ?? 0;
    for (const to of ids) {
      const votes = moves.get(to)?.get(from) ?? 0;
      const target = next.get(to);
      if (votes <= 0 || !target) continue;
      const size = votes * scale;
      const taken = arrived.get(to) ?? 0;
      streams.push({ column, from, to, votes, y, toY: target.y + taken, size });
      arrived.set(to, taken + size);
      y += size;
    }
  }
  return streams;
}

/** What each option holds, by whose it was when the round began. */
type Holdings = Map<string, Map<string, number>>;

/**
 * Who holds whose votes when the round is over: as its events tell, one after the other. Some rules weigh all ballots anew
 * as well; then who has too many votes gives them to those who have too few.
 */
function movesOf(events: Round['events'], here: Column, next: Column, ids: readonly string[]): Holdings {
  const held: Holdings = new Map(ids.map((id) => [id, new Map([[id, here.get(id)?.votes ?? 0]])]));
  for (const event of events) {
    if (event.kind !== 'transfer') continue;
    const to = Object.entries(event.to).map(([id, votes]) => [id, sizeOf(votes)] as const);
    move(held, event.from, [...to, ['', sizeOf(event.exhausted)]]);
  }
  const excess = ids.map((id) => [id, sumOf(held.get(id)) - (next.get(id)?.votes ?? 0)] as const);
  const lacking = excess.filter(([, votes]) => votes < 0);
  const lacked = sum(lacking.map(([, votes]) => votes));
  for (const [id, votes] of excess) {
    if (votes <= 0) continue;
    move(
      held,
      id,
      lacking.map(([to, lack]) => [to, (votes * lack) / lacked]),
    );
  }
  return held;
}

/** Moves votes on, of each origin its part. */
function move(held: Holdings, from: string, to: readonly (readonly [string, number])[]): void {
  const own = held.get(from);
  const whole = sumOf(own);
  if (!own || whole <= 0) return;
  const parts = [...own];
  for (const [id, votes] of to) {
    const target = held.get(id);
    const share = votes / whole;
    for (const [origin, part] of parts) {
      own.set(origin, (own.get(origin) ?? 0) - part * share);
      target?.set(origin, (target.get(origin) ?? 0) + part * share);
    }
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const sumOf = (parts: ReadonlyMap<string, number> | undefined) => sum([...(parts?.values() ?? [])]);
