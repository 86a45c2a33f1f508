import { CountError } from '../count.ts';
import { MOST_OPTIONS } from '../ranked-ballots.ts';
import type { ScottishCsvFile } from './scottish-csv.ts';

/**
 * Writes the preferences of a ward as Scottish councils do: see {@link readScottishCsv}.
 *
 * @throws CountError `unwritable_ballot` for a rank that is empty or shared, `unwritable_name` for one of several lines
 */
export function writeScottishCsv(file: ScottishCsvFile): string {
  const { title, seats, options, parties, ballots } = file;
  const { starts, ranks, weights } = ballots;
  const lines = Array.from(weights, (weight, ballot) => {
    const entries = [...ranks.subarray(starts[ballot], starts[ballot + 1])];
    if (entries.some((entry) => entry >= MOST_OPTIONS)) {
      throw new CountError('unwritable_ballot', 'This format has one option at each rank.');
    }
    return `${[weight, ...entries.map((entry) => entry + 1)].join(',')},`;
  });
  return [
    `${options.length},${seats},`,
    ...lines,
    ...options.map((name, i) => `"Candidate ${i + 1}",${quoted(name)},${quoted(parties[i] ?? '')},`),
    `"${oneLine(title).replaceAll('"', '')}",`,
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return `"${oneLine(text).replaceAll('"', '""')}"`;
}

function oneLine(text: string): string {
  if (/[\r\n]/.test(text)) throw new CountError('unwritable_name', `"${text}" is not one line.`);
  return text;
}
