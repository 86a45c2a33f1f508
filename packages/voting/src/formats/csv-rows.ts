import { CountError } from '../count.ts';

/**
 * The rows of comma-separated values as RFC 4180 has them (https://www.rfc-editor.org/rfc/rfc4180);
 * lines may end in a line feed alone, and empty ones are left out.
 *
 * @throws CountError `malformed_file` for a quote that does not end
 */
export function* csvRows(
  text: string,
): Generator<{ readonly line: number; readonly cells: readonly string[] }> {
  const cell = /"([^"]*(?:""[^"]*)*)"|[^,\r\n"]*/y;
  let line = 1;
  let cells: string[] = [];
  let start = line;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at <= text.length;) {
    cell.lastIndex = at;
    const [whole = '', quoted] = cell.exec(text) ?? [];
    at += whole.length;
    if (quoted !== undefined) line += quoted.split('\n').length - 1;
    cells.push(quoted === undefined ? whole : quoted.replaceAll('""', '"'));

    const end = text.startsWith('\r\n', at) ? '\r\n' : (text[at] ?? '\n');
    at += end.length;
    if (end === ',') continue;
    if (end !== '\n' && end !== '\r\n') {
      throw new CountError('malformed_file', 'A quoted cell does not end, or text follows it.', start);
    }
    if (cells.length > 1 || cells[0] !== '') yield { line: start, cells };
    cells = [];
    line++;
    start = line;
  }
}
