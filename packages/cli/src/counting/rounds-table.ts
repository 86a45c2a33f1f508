import type { NamedRound } from '@coopkit/voting';
import { table } from '../output.ts';
import { isZero } from './words.ts';

const LONGEST_NAME = 28;
const GAP = 2;

/**
 * Rounds side by side, an option in each line, in as many tables as it takes where a terminal has few columns.
 * `+` elected, `-` eliminated in that round; options that are out are left empty.
 */
export function roundsTable(
  rounds: readonly NamedRound[],
  options: readonly string[],
  nameOf: (option: string) => string,
  columns: number,
): string {
  const out = new Set<string>();
  const cells = rounds.map((round) => {
    const column = options.map((option) => {
      // Where rounds begin again, whoever was out is back.
      const gone = out.has(option) && isZero(round.votes[option] ?? '');
      return gone ? '' : marked(round, option);
    });
    for (const option of round.eliminated) out.add(option);
    return [...column, round.exhausted, round.threshold ?? ''];
  });
  const threshold = rounds.some((round) => round.threshold !== null);
  const names = [
    ...options.map((option) => shortened(nameOf(option))),
    'exhausted',
    ...(threshold ? ['threshold'] : []),
  ];
  const nameWidth = Math.max(...names.map((name) => name.length));
  const parts: string[] = [];
  for (let from = 0; from < rounds.length;) {
    let width = nameWidth;
    let to = from;
    do {
      width += GAP + Math.max(String(to + 1).length, ...(cells[to] ?? []).map((cell) => cell.length));
      to++;
    } while (to < rounds.length && width + GAP + widest(cells[to]) <= columns);
    const shown = cells.slice(from, to);
    const headings = ['', ...shown.map((_, i) => String(from + i + 1))];
    parts.push(
      table(
        headings,
        names.map((name, row) => [name, ...shown.map((column) => column[row] ?? '')]),
      ),
    );
    from = to;
  }
  return parts.join('\n\n');
}

function marked({ votes, elected, eliminated }: NamedRound, option: string): string {
  const mark = elected.includes(option) ? '+' : eliminated.includes(option) ? '-' : '';
  return `${votes[option] ?? ''}${mark}`;
}

function widest(column: readonly string[] = []): number {
  return column.reduce((width, cell) => Math.max(width, cell.length), 0);
}

function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}
