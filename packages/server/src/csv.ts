/**
 * A line of a CSV (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe before it, as in
 * OWASP's advice on CSV injection: a member named "=HYPERLINK(…)" would act on the steward who opens the file.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => quoted(typeof cell === 'string' ? guarded(cell) : String(cell ?? ''))).join(',')}\r\n`;
}

function guarded(cell: string): string {
  return /^'*[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
