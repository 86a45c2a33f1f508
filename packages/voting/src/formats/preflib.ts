import { ChoiceBallotsBuilder, type ChoiceBallots } from '../choices/choice-ballots.ts';
import { CountError } from '../count.ts';
import { OPTION, OVERVOTED, RankedBallotsBuilder, SAME_RANK, type RankedBallots } from '../ranked-ballots.ts';

/** Rankings in one of PrefLib's formats `soc`, `soi`, `toc` and `toi`, https://preflib.org/format. */
export interface PreflibElection {
  readonly options: readonly string[];
  readonly ballots: RankedBallots;
}

/** Approvals from PrefLib's format `cat`: a ballot marks the options in its first category. */
export interface PreflibApprovals {
  readonly options: readonly string[];
  readonly ballots: ChoiceBallots;
}

/**
 * Reads rankings: `soc`, `soi`, `toc` and `toi` files, of today's kind (`# ALTERNATIVE NAME 1: …`) and of that before it.
 *
 * @throws CountError `malformed_file` with the line
 */
export function readPreflib(text: string): PreflibElection {
  const { options, orders } = readOrders(text);
  const builder = new RankedBallotsBuilder(options.length);
  for (const { groups, times, line } of orders) {
    if (groups.some((group) => group.length === 0)) throw malformed('A rank is empty.', line);
    builder.addRanking(groups, times);
  }
  return { options, ballots: builder.build() };
}

/**
 * Reads a `cat` file as approvals.
 *
 * @throws CountError `malformed_file` with the line
 */
export function readPreflibApprovals(text: string): PreflibApprovals {
  const { options, orders } = readOrders(text);
  const builder = new ChoiceBallotsBuilder(options.length);
  for (const { groups, times } of orders) builder.add(groups[0] ?? [], times);
  return { options, ballots: builder.build() };
}

/**
 * Writes a `soc`, `soi`, `toc` or `toi` file: which of them it is, its header says. Skipped ranks leave no trace.
 *
 * @throws CountError `unwritable_name` for a name of more than one line
 */
export function writePreflib({ options, ballots }: PreflibElection): string {
  const { starts, ranks, weights } = ballots;
  const isOneLine = (name: string) => name !== '' && name.trim() === name && !/[\r\n]/.test(name);
  const unwritable = options.find((name) => !isOneLine(name));
  if (unwritable !== undefined) {
    throw new CountError('unwritable_name', `The name "${unwritable}" cannot stand in a PrefLib file.`);
  }
  let [isTied, isIncomplete] = [false, false];
  const orders = Array.from(weights, (weight, ballot) => {
    const groups: number[][] = [];
    const entries = ranks.subarray(starts[ballot], starts[ballot + 1]);
    for (const entry of entries) {
      const option = entry & OPTION;
      if (option >= OVERVOTED) continue;
      if ((entry & SAME_RANK) === 0) groups.push([option + 1]);
      else groups.at(-1)?.push(option + 1);
    }
    isTied ||= groups.some((group) => group.length > 1);
    isIncomplete ||= groups.flat().length < options.length;
    const order = groups.map((group) => (group.length === 1 ? group.join() : `{${group.join()}}`));
    return `${weight}: ${order.join()}`;
  });
  return [
    `# DATA TYPE: ${isTied ? 't' : 's'}o${isIncomplete ? 'i' : 'c'}`,
    `# NUMBER ALTERNATIVES: ${options.length}`,
    `# NUMBER VOTERS: ${weights.reduce((sum, weight) => sum + weight, 0)}`,
    `# NUMBER UNIQUE ORDERS: ${weights.length}`,
    ...options.map((name, i) => `# ALTERNATIVE NAME ${i + 1}: ${name}`),
    ...orders,
    '',
  ].join('\n');
}

interface Order {
  readonly groups: number[][];
  readonly times: number;
  readonly line: number;
}

interface Orders {
  readonly options: string[];
  readonly orders: Order[];
}

interface Line {
  readonly text: string;
  readonly number: number;
}

function readOrders(text: string): Orders {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, i): Line => ({ text: line.trim(), number: i + 1 }))
    .filter((line) => line.text !== '');
  const isCurrent = lines[0]?.text.startsWith('#') ?? false;
  const header = isCurrent ? currentHeader(lines) : formerHeader(lines);
  const separator = isCurrent ? ':' : ',';
  return {
    options: header.options,
    orders: header.rest.map((line) => orderOf(line, separator, header.options.length)),
  };
}

interface Header {
  readonly options: string[];
  readonly rest: readonly Line[];
}

function currentHeader(lines: readonly Line[]): Header {
  const names = new Map<number, string>();
  let count: number | null = null;
  for (const { text, number } of lines) {
    const [, key = '', value = ''] = /^#\s*([^:]*):(.*)$/.exec(text) ?? [];
    const [, place] = /^ALTERNATIVE NAME (\d+)$/.exec(key.trim()) ?? [];
    if (place !== undefined) {
      if (names.has(Number(place))) throw malformed(`Alternative ${place} is named twice.`, number);
      names.set(Number(place), value.trim());
    } else if (key.trim() === 'NUMBER ALTERNATIVES') count = whole(value.trim(), number);
  }
  return {
    options: inOrder(names, count ?? names.size),
    rest: lines.filter(({ text }) => !text.startsWith('#')),
  };
}

/** A number of alternatives, a line `1,Name` for each, and a line of three sums. */
function formerHeader(lines: readonly Line[]): Header {
  const [first, ...others] = lines;
  if (first === undefined) throw malformed('The file is empty.');
  const count = whole(first.text, first.number);
  const names = new Map<number, string>();
  for (const { text, number } of others.slice(0, count)) {
    const [, place, name = ''] = /^(\d+),(.*)$/.exec(text) ?? [];
    if (place === undefined) throw malformed('An alternative has a number, a comma and a name.', number);
    names.set(Number(place), name.trim());
  }
  const sums = others[count];
  if (sums === undefined || !/^\d+(\s*,\s*\d+){2}$/.test(sums.text)) {
    throw malformed('After the names come the voters, the sum of votes and the unique orders.', sums?.number);
  }
  return { options: inOrder(names, count), rest: others.slice(count + 1) };
}

function inOrder(names: ReadonlyMap<number, string>, count: number): string[] {
  if (count === 0 || names.size !== count) {
    throw malformed(`There are ${names.size} names for ${count} alternatives.`);
  }
  const options = Array.from({ length: names.size }, (_, i) => names.get(i + 1) ?? '');
  if (options.includes('')) throw malformed('Alternatives are numbered from 1 on, and each has a name.');
  return options;
}

function orderOf({ text, number }: Line, separator: string, options: number): Order {
  const end = text.indexOf(separator);
  if (end === -1) throw malformed('An order begins with how many cast it.', number);
  const seen = new Set<number>();
  const optionOf = (word: string) => {
    const option = whole(word.trim(), number) - 1;
    if (option < 0 || option >= options) throw malformed(`There is no alternative ${word.trim()}.`, number);
    if (seen.has(option)) throw malformed(`The order has alternative ${word.trim()} twice.`, number);
    seen.add(option);
    return option;
  };
  const groups: number[][] = [];
  const rank = /\s*(?:\{([\d,\s]*)\}|(\d+))\s*(?:,|$)/y;
  rank.lastIndex = end + 1;
  while (rank.lastIndex < text.length) {
    const at = rank.lastIndex;
    const match = rank.exec(text);
    if (match === null) throw malformed(`"${text.slice(at, at + 20)}" is no rank.`, number);
    const [, tied, single] = match;
    if (single !== undefined) groups.push([optionOf(single)]);
    else groups.push((tied ?? '').trim() === '' ? [] : (tied ?? '').split(',').map(optionOf));
  }
  return { groups, times: whole(text.slice(0, end).trim(), number), line: number };
}

function whole(value: string, line: number): number {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw malformed(`"${value}" is not a whole number to count with.`, line);
  return number;
}

function malformed(message: string, line?: number): CountError {
  return new CountError('malformed_file', message, line);
}
