import type { Fault, Question } from './question.ts';

/** The rule-sets that elect several seats from ranked ballots. */
const proportional = new Set([
  'scottish-stv',
  'wigm',
  'wigm-prf',
  'wigm-prf-batch',
  'meek',
  'meek-prf',
  'mpls',
  'cfer',
  'gregory-exact',
]);

/** What makes a question one that cannot be put, beyond the form of each field; none where it can. */
export function questionFaults(question: Question): Fault[] {
  if (question.method === 'consent' || question.method === 'yes-no-abstain') return [];
  const { options } = question;
  const faults = [...twice(options.map(({ id }) => id)).map((i) => fault(`options.${i}.id`, 'twice'))];
  if ('seats' in question && question.seats > options.length) {
    faults.push({ field: 'seats', code: 'too_big', limit: options.length });
  }
  if ('max' in question && question.max !== undefined && question.max > options.length) {
    faults.push({ field: 'max', code: 'too_big', limit: options.length });
  }
  if (question.method === 'approval' && question.min > (question.max ?? options.length)) {
    faults.push({ field: 'min', code: 'too_big', limit: question.max ?? options.length });
  }
  if (question.method === 'budget') {
    options.forEach(({ cost }, i) => {
      if (cost === undefined) faults.push(fault(`options.${i}.cost`, 'required'));
    });
  }
  if (question.method === 'ranked') faults.push(...rankedFaults(question));
  return faults;
}

function rankedFaults(question: Extract<Question, { method: 'ranked' }>): Fault[] {
  const { rules, seats, quotas, options } = question;
  const faults: Fault[] = [];
  const many = proportional.has(rules);
  if ((rules === 'irv' || rules === 'condorcet') && seats > 1) {
    faults.push({ field: 'seats', code: 'too_big', limit: 1 });
  }
  if (quotas.length > 0 && !many) faults.push(fault('quotas', 'not_with_these_rules'));
  for (const i of twice(quotas.map(({ group }) => group))) faults.push(fault(`quotas.${i}.group`, 'twice'));
  quotas.forEach(({ group, atLeast }, i) => {
    const inGroup = options.filter(({ groups = [] }) => groups.includes(group)).length;
    if (inGroup === 0) faults.push(fault(`quotas.${i}.group`, 'not_an_option'));
    else if (atLeast > Math.min(inGroup, seats)) {
      faults.push({ field: `quotas.${i}.atLeast`, code: 'too_big', limit: Math.min(inGroup, seats) });
    }
  });
  return faults;
}

function fault(field: string, code: string): Fault {
  return { field, code };
}

/** The places of what stands there a second time. */
function twice(values: readonly string[]): number[] {
  return values.flatMap((value, i) => (values.indexOf(value) < i ? [i] : []));
}
