/*
 * A spreadsheet runs a cell that begins like a formula, also one from a CSV: a member named "=HYPERLINK(…)" would act on
 * the steward who opens the export. An apostrophe before it makes it text. The import takes it away again, so
 * that what was exported comes back as it was.
 */

/** A cell that no spreadsheet takes for a formula. */
export function guarded(cell: string): string {
  return /^'*[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before {@link guarded}. */
export function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell;
}
