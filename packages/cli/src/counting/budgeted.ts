import {
  budgetCompletions,
  countBudget,
  NamedCount,
  pabulibBallots,
  pabulibSettings,
  rational,
  toDecimal,
  type Amount,
  type BudgetCount,
  type BudgetSettings,
  type CompletionName,
  type PabulibFile,
} from '@coopkit/voting';
import { UsageError } from '../command.ts';
import { table } from '../output.ts';
import { eliminationWords, tieWords } from './words.ts';
import { ballotsOf, lotOf, tally, total, type Counted, type RuleSet, type Wishes } from './rule-set.ts';
import type { Election } from './election.ts';

/** The rule-sets that spend a budget. */
export const budgetRules: Record<string, RuleSet> = {
  'equal-shares': {
    about:
      'The method of equal shares (https://equalshares.net): each voter has the same part of the budget; completed as ' +
      `--completion says: ${Object.keys(budgetCompletions).join(', ')}.`,
    counts: ['budget'],
    takes: ['completion', 'utility'],
    count: (election, wishes) => spend('equal-shares', election, wishes),
  },
  greedy: {
    about: 'By votes, as long as the money lasts: what equal shares is compared with.',
    counts: ['budget'],
    takes: [],
    count: (election, wishes) => spend('greedy', election, wishes),
  },
};

/** By which rules a file says that it was counted. */
export function budgetRulesOf(file: PabulibFile): 'equal-shares' | 'greedy' {
  return pabulibSettings(file).rules;
}

function spend(rules: BudgetSettings['rules'], election: Election, wishes: Wishes): Counted {
  const { file } = ballotsOf(election, 'budget');
  const ballots = pabulibBallots(file);
  const inFile = pabulibSettings(file);
  const lot = lotOf({ ...election, lot: inFile.lot ?? null }, wishes);
  const { comparison, ...settings } = inFile;
  const completion = completionOf(wishes.completion, file, inFile);
  const count = countBudget(ballots, {
    ...settings,
    rules,
    completion,
    utility: wishes.utility ?? 'cost',
    ...(lot ? { lot: lot.order } : {}),
    ...(comparison && wishes.completion === undefined ? { comparison } : {}),
  });
  return {
    count,
    names: election.names,
    lot,
    ballots: `${total(ballots.weights)} ballots`,
    facts: {
      ...(rules === 'equal-shares' ? { completion, utility: wishes.utility ?? 'cost' } : {}),
      ...factsOf(count, file),
    },
    factsOf(round) {
      const { stage, payment, payers, ranOut, left } = count.rounds[round] ?? {};
      return {
        stage,
        payment: payment ? amount(payment, file) : null,
        payers,
        ranOut,
        left: left === undefined ? left : money(left, file),
      };
    },
    picture: () => picture(count, file),
    words: (nameOf) => words(count, election.names, nameOf),
  };
}

/** A file that names equal shares names their completion too. */
function completionOf(
  wanted: string | undefined,
  file: PabulibFile,
  { completion }: BudgetSettings,
): BudgetSettings['completion'] & {} {
  if (wanted === undefined) {
    const said = file.meta.get('rule')?.toLowerCase().startsWith('equalshares') === true;
    return (said ? completion : undefined) ?? 'add1u';
  }
  if (Object.hasOwn(budgetCompletions, wanted)) return wanted as CompletionName;
  throw new UsageError(
    `--completion is "${wanted}": give one of ${Object.keys(budgetCompletions).join(', ')}.`,
  );
}

function factsOf(count: BudgetCount, file: PabulibFile): Record<string, unknown> {
  const { budget, spent, left, endowment, raisedBy, stopped, comparison } = count;
  const named = ({ elected, ...rest }: { readonly elected: readonly number[] }) => ({
    ...rest,
    elected: elected.map((option) => file.projects[option]?.id),
  });
  return {
    funded: count.elected.map((option) => projectOf(file, option)),
    budget: money(budget, file),
    spent: money(spent, file),
    left: money(left, file),
    costs: tally(
      file.projects.map(({ id }) => id),
      file.projects.map(({ cost }) => money(String(cost), file)),
    ),
    endowment: endowment && amount(endowment, file),
    raisedBy,
    stopped,
    comparison: comparison && {
      ...comparison,
      equalShares: named(comparison.equalShares),
      greedy: named(comparison.greedy),
    },
  };
}

function projectOf(file: PabulibFile, option: number): { id: string; name: string; cost: string } {
  const project = file.projects[option];
  return {
    id: project?.id ?? '',
    name: project?.fields.get('name') ?? '',
    cost: money(String(project?.cost ?? 0n), file),
  };
}

function amount({ exact }: Amount, { decimals }: PabulibFile): Amount {
  const [n = '0', d = '1'] = exact.split('/');
  const value = rational(BigInt(n), BigInt(d) * 10n ** BigInt(decimals));
  return {
    exact: value.d === 1n ? String(value.n) : `${value.n}/${value.d}`,
    decimal: toDecimal(value, SHOWN_DIGITS),
  };
}

function money(units: string, { decimals }: PabulibFile): string {
  return toDecimal(rational(BigInt(units), 10n ** BigInt(decimals)), decimals);
}

function picture({ rounds, elected, budget, left }: BudgetCount, file: PabulibFile): string {
  const rows = elected.map((option, i) => {
    const { id, name, cost } = projectOf(file, option);
    const { left = '0', payment = null, stage = '' } = rounds[i] ?? {};
    const each = payment ? amount(payment, file).decimal : '';
    return [i + 1, id, name.slice(0, LONGEST_NAME), cost, money(left, file), each, stage];
  });
  const headings = ['', 'PROJECT', 'NAME', 'COST', 'LEFT', 'EACH PAYS', 'BY'];
  return `${table(headings, rows)}\n\nOf ${money(budget, file)}, ${money(left, file)} are left.`;
}

/** How ties were broken, and why the others are not funded. */
function words(count: BudgetCount, names: readonly string[], nameOf: (option: string) => string): string[] {
  const events = new NamedCount(count, names, (votes) => votes).rounds().flatMap((round) => round.events);
  const reasons = new Map<string, string[]>();
  for (const event of events) {
    if (event.kind !== 'eliminated') continue;
    reasons.set(event.because, [...(reasons.get(event.because) ?? []), nameOf(event.option)]);
  }
  return [
    ...events.flatMap((event) => (event.kind === 'tie' ? [tieWords(event, nameOf)] : [])),
    ...Array.from(
      reasons,
      ([because, out]) => `Not funded (${eliminationWords(because)}): ${out.join(', ')}`,
    ),
  ];
}

const LONGEST_NAME = 40;
const SHOWN_DIGITS = 6;
