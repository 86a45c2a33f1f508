import type { FieldProblem } from '@coopkit/contract';
import { questionFaults } from '@coopkit/voting';
import type { VoteSettings } from '../store/votes.ts';
import { manifestSize } from './open-vote.ts';

/** An entry of the record has 64 KiB at most; the rest of the first one is small. */
const LONGEST = 60_000;

/**
 * What makes a vote one that cannot be put, beyond the form of each field.
 *
 * @param classIds the co-op's member classes
 */
export function voteFaults(settings: VoteSettings, classIds: ReadonlySet<string>, at: Date): FieldProblem[] {
  const faults: FieldProblem[] = [];
  const { opensAt, closesAt, questions } = settings;
  for (const field of ['opensAt', 'closesAt'] as const) {
    if (Number.isNaN(Date.parse(settings[field]))) faults.push({ field, code: 'invalid_date' });
  }
  if (closesAt <= opensAt || closesAt <= at.toISOString())
    faults.push({ field: 'closesAt', code: 'too_early' });
  questions.forEach((question, i) => {
    if (questions.findIndex(({ id }) => id === question.id) < i) {
      faults.push({ field: `questions.${i}.id`, code: 'twice' });
    }
    for (const { field, ...fault } of questionFaults(question)) {
      faults.push({ field: `questions.${i}.${field}`, ...fault });
    }
  });
  faults.push(...classFaults(settings, classIds));
  if (settings.secrecy === 'sealed' && settings.named)
    faults.push({ field: 'named', code: 'not_when_sealed' });
  if (settings.secrecy === 'sealed' && settings.results === 'live') {
    faults.push({ field: 'results', code: 'not_when_sealed' });
  }
  if (faults.length === 0 && manifestSize(settings) > LONGEST) {
    faults.push({ field: 'text', code: 'too_long', limit: LONGEST });
  }
  return faults;
}

function classFaults(settings: VoteSettings, classIds: ReadonlySet<string>): FieldProblem[] {
  const named = [
    ...(settings.franchise.classes ?? []).map((id, i) => [`franchise.classes.${i}`, id] as const),
    ...Object.keys(settings.quorum?.classes ?? {}).map((id) => [`quorum.classes.${id}`, id] as const),
    ...Object.keys(settings.weights ?? {}).map((id) => [`weights.${id}`, id] as const),
  ];
  const unknown = named.filter(([, id]) => !classIds.has(id));
  const { weights } = settings;
  const voting = settings.franchise.classes ?? [...classIds];
  const unweighted = weights ? voting.filter((id) => !(id in weights)) : [];
  return [
    ...unknown.map(([field]) => ({ field, code: 'not_an_option' })),
    // A class that votes and counts for nothing would be a trap.
    ...unweighted.map((id) => ({ field: `weights.${id}`, code: 'required' })),
  ];
}
