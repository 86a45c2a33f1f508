import type { Arguments } from './command.ts';

/** Prints a result: as JSON where `--json` asks for it, else as text. */
export function print(args: Arguments, result: unknown, asText: () => string): void {
  process.stdout.write(`${args.options.json ? JSON.stringify(result, null, 2) : asText()}\n`);
}

/** Says something beside the result; not to a program, for which the result is all. */
export function note(args: Arguments, words: string): void {
  if (!args.options.json) process.stderr.write(`${words}\n`);
}

/** Rows under their headings, each column as wide as its widest. */
export function table(headings: string[], rows: (string | number | null)[][]): string {
  return aligned([headings, ...rows]);
}

/** A table whose last column is text: of that as much is shown as a line of the terminal holds. */
export function tableWithText(
  headings: string[],
  rows: (string | number | null)[][],
  columns: number | undefined = process.stdout.columns,
): string {
  const before = table(
    headings.slice(0, -1),
    rows.map((row) => row.slice(0, -1)),
  );
  const widest = Math.max(...before.split('\n').map((line) => line.length)) + 2;
  const room = columns === undefined ? Infinity : Math.max(10, columns - widest);
  return table(
    headings,
    rows.map((row) => [...row.slice(0, -1), short(String(row.at(-1) ?? ''), room)]),
  );
}

/** What is known of one thing, a line each; what is not known is left out. */
export function facts(known: [name: string, value: string | number | null | undefined][]): string {
  return aligned(known.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

function aligned(rows: (string | number | null)[][]): string {
  const lines = rows.map((row) => row.map((cell) => oneLine(String(cell ?? ''))));
  const columns = lines[0]?.length ?? 0;
  // A loop: there may be more rows than a call takes arguments.
  const widths = Array.from({ length: columns }, (_, column) =>
    lines.reduce((widest, line) => Math.max(widest, line[column]?.length ?? 0), 0),
  );
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The beginning of a text that is too long for a table. */
function short(text: string, most: number): string {
  const line = oneLine(text);
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}

/** What members typed must not move the cursor of a steward's terminal. */
export function oneLine(cell: string): string {
  return cell.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
}
