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
  const sent = sentIn(events, here, next, ids);
  const arrived = new Map<string, number>();
  const streams: Stream[] = [];
  for (const from of ids) {
    const node = here.get(from);
    if (!node) continue;
    const moves = sent.get(from) ?? new Map<string, number>();
    const kept = node.votes - [...moves.values()].reduce((sum, votes) => sum + votes, 0);
    const parts = new Map([...moves, [from, kept] as const]);
    let y = node.y;
    for (const to of ids) {
      const votes = parts.get(to) ?? 0;
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

/** What moved, by whom it left: as the round tells, or else, where rules weigh all ballots anew, by who lost and who gained. */
function sentIn(events: Round['events'], here: Column, next: Column, ids: readonly string[]) {
  const sent = new Map<string, Map<string, number>>();
  for (const event of events) {
    if (event.kind !== 'transfer') continue;
    const moves = sent.get(event.from) ?? new Map<string, number>();
    for (const [id, votes] of [...Object.entries(event.to), ['', event.exhausted] as const]) {
      moves.set(id, (moves.get(id) ?? 0) + sizeOf(votes));
    }
    sent.set(event.from, moves);
  }
  if (sent.size > 0) return sent;
  const change = (id: string) => (next.get(id)?.votes ?? 0) - (here.get(id)?.votes ?? 0);
  const gainers = ids.filter((id) => change(id) > 0);
  const gained = gainers.reduce((sum, id) => sum + change(id), 0);
  for (const id of ids) {
    const lost = -change(id);
    if (lost <= 0 || gained <= 0) continue;
    sent.set(id, new Map(gainers.map((to) => [to, (lost * change(to)) / gained])));
  }
  return sent;
}
