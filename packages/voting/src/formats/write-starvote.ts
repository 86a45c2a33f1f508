import { CountError } from '../count.ts';
import { BLANK } from '../scores/score-ballots.ts';
import type { StarvoteElection } from './starvote.ts';

const METHODS: Readonly<Record<StarvoteElection['method'], string>> = {
  star: 'star',
  'bloc-star': 'bloc',
  allocated: 'allocated',
  rrv: 'rrv',
  sss: 'sss',
};

const TIEBREAKERS: Readonly<Record<StarvoteElection['tiebreaker'], string>> = {
  none: 'none',
  'hashed-ballots': 'hashed_ballots',
  random: 'on_demand_random',
  permutation: 'none',
  seed: 'none',
};

/**
 * Writes a `.starvote` file. A blank counts as a score of 0, and as such it is written; a lot is written out.
 *
 * @throws CountError `unwritable_name` for a name that would read as something else
 */
export function writeStarvote(election: StarvoteElection): string {
  const { options, ballots, method, seats, maxScore, tiebreaker, lot } = election;
  for (const name of options) {
    if (name.trim() !== name || !/^[^[#=\r\n\]][^#=\r\n]*$/.test(name) || name.endsWith(':')) {
      throw new CountError('unwritable_name', `The name "${name}" cannot stand in a .starvote file.`);
    }
  }
  const lines = [
    '[options]',
    '',
    `method = ${METHODS[method]}`,
    `seats = ${seats}`,
    `maximum score = ${maxScore}`,
  ];
  if (lot !== null) lines.push('tiebreaker = [', ...lot.map((option) => options[option] ?? ''), ']');
  else lines.push(`tiebreaker = ${TIEBREAKERS[tiebreaker]}`);
  lines.push('', '[ballots]');
  ballots.weights.forEach((weight, ballot) => {
    lines.push('', weight === 1 ? '1 ballot:' : `${weight} ballots:`);
    options.forEach((name, option) => {
      const score = ballots.scores[ballot * options.length + option] ?? BLANK;
      lines.push(`${name} = ${score === BLANK ? 0 : score}`);
    });
  });
  return `${lines.join('\n')}\n`;
}
