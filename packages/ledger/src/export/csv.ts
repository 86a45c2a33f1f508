/**
 * Cells as one line of CSV (RFC 4180, https://www.rfc-editor.org/rfc/rfc4180). A cell that a spreadsheet would run as a
 * formula gets an apostrophe before it, so that it is text.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  const safe = /^'*[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
