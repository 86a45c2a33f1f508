/**
 * Cells as one line of CSV (RFC 4180, https://www.rfc-editor.org/rfc/rfc4180). A text that a spreadsheet would run as a
 * formula gets an apostrophe before it: somebody named "=HYPERLINK(…)" would act on whoever opens the file.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  const written = cells.map((cell) => quoted(typeof cell === 'string' ? guarded(cell) : String(cell ?? '')));
  return `${written.join(',')}\r\n`;
}

function guarded(cell: string): string {
  return /^'*[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
