/**
 * A cell as it was before the export put an apostrophe before it, so that no spreadsheet takes it for a formula
 * (`csvLine` in `@coopkit/ledger`): what was exported comes back as it was.
 */
export function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell;
}
