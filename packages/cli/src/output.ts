import type { Arguments } from './command.ts';

/** Prints a result: as JSON where `--json` asks for it, else as text. */
export function print(args: Arguments, result: unknown, asText: () => string): void {
  process.stdout.write(`${args.options.json ? JSON.stringify(result, null, 2) : asText()}\n`);
}

/** Rows under their headings, each column as wide as its widest. */
export function table(headings: string[], rows: (string | number | null)[][]): string {
  const lines = [headings, ...rows.map((row) => row.map((cell) => oneLine(String(cell ?? ''))))];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

// What members typed must not move the cursor of a steward's terminal.
function oneLine(cell: string): string {
  return cell.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}
