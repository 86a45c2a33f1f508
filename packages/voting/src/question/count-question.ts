import { add, rational, toDecimal, ZERO, type Rational } from '../exact/rational.ts';
import { classWeights, wholeWeights, type WholeWeights } from '../decision/class-weights.ts';
import type { Reached } from '../decision/quorum.ts';
import { SIMPLE_MAJORITY, thresholdReached, type ProposalVotes } from '../decision/threshold.ts';
import { drawLot } from '../lot.ts';
import { answerFaults } from './answer-faults.ts';
import { countAnswers, type AnyCount } from './count-answers.ts';
import { NamedCount } from './named-count.ts';
import type { QuestionResult, ReachedText, Tally } from './question-result.ts';
import { choicesOf, type Answer, type Question, type Threshold } from './question.ts';
import type { WeighedAnswer } from './ballots-of.ts';

/** What one ballot says to the question, and whose class it is. */
export interface ClassedAnswer {
  /** Left blank where there is none. */
  readonly answer: Answer | undefined;
  /** Null where classes do not count apart. */
  readonly memberClass: string | null;
}

/** What the count of a question must know beside the ballots. */
export interface CountAround {
  /** How many of each class are on the roll. */
  readonly roll: Readonly<Record<string, number>>;
  /** What part of the whole each class's votes count for; else each ballot counts for one. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
  /** Of the lot; without one, ties stay ties where the rules let them. */
  readonly seed: string | null;
}

/**
 * Counts a question: the whole way from ballots to what is decided. The same ballots, in any order, give the same bytes.
 *
 * @throws CountError
 */
export function countQuestion(
  question: Question,
  ballots: readonly ClassedAnswer[],
  around: CountAround,
): QuestionResult {
  const choices = choicesOf(question);
  const index = new Map(choices.map((id, i) => [id, i]));
  const sorted = sortOut(question, ballots);
  const byClass = countBy(sorted.valid, ({ memberClass }) => memberClass ?? '');
  const exact = around.weights ? classWeights(around.weights, byClass) : undefined;
  const whole = exact && wholeWeights(exact, byClass);
  const weighed = sorted.valid.map(({ answer, memberClass }): WeighedAnswer => ({
    answer,
    weight: whole ? (whole.weights[memberClass ?? ''] ?? 0) : 1,
  }));
  const lot = around.seed === null ? undefined : drawLot(around.seed, choices);
  const count = countAnswers(question, weighed, index, lot);
  const named = new NamedCount(count, choices, (votes) => unscaled(votes, whole));
  const tallies = isClassed(question, around) ? talliesByClass(question, sorted.valid) : undefined;
  // Where nobody votes nobody is elected, whatever a lot would say.
  const none = sorted.valid.length === 0;
  const decided = decide(question, sorted.valid, { around, exact, count, choices });
  return {
    question: question.id,
    rules: count.rules,
    valid: sorted.valid.length,
    blank: sorted.blank,
    spoilt: sorted.spoilt,
    votes: named.finalVotes(),
    elected: none ? [] : (decided.elected ?? named.elected()),
    tied: none ? [] : named.tied(),
    threshold: named.threshold(),
    rounds: none ? [] : named.rounds(),
    passed: decided.passed,
    decision: decided.decision,
    ...(tallies ? { classes: tallies } : {}),
    ...named.evidence(),
    ...(question.method === 'consent' ? { reasons: reasonsOf(sorted.valid) } : {}),
  };
}

interface Valid {
  answer: WeighedAnswer['answer'];
  memberClass: string | null;
}

function sortOut(question: Question, ballots: readonly ClassedAnswer[]) {
  const valid: Valid[] = [];
  let [blank, spoilt] = [0, 0];
  for (const { answer, memberClass } of ballots) {
    if (!answer || 'blank' in answer) blank++;
    else if (answerFaults(question, answer).length > 0) spoilt++;
    else valid.push({ answer, memberClass });
  }
  return { valid, blank, spoilt };
}

interface Decided {
  passed: boolean | null;
  decision: QuestionResult['decision'];
  /** Where the threshold leaves fewer elected than the count. */
  elected?: string[];
}

function decide(
  question: Question,
  valid: readonly Valid[],
  {
    around,
    exact,
    count,
    choices,
  }: {
    around: CountAround;
    exact: Record<string, Rational> | undefined;
    count: AnyCount;
    choices: readonly string[];
  },
): Decided {
  const judge = (threshold: Threshold, chosen: Sides) => judged(threshold, valid, chosen, around, exact);
  if (question.method === 'yes-no-abstain' || question.method === 'consent') {
    const threshold = question.threshold ?? SIMPLE_MAJORITY;
    const decision = judge(threshold, sidesOf(question.method));
    const blocked = valid.filter(({ answer }) => 'choice' in answer && answer.choice === 'block').length;
    const passed = allMet(decision) && (question.method !== 'consent' || blocked <= question.blocks);
    return { passed, decision };
  }
  const threshold = 'threshold' in question ? question.threshold : undefined;
  if (!threshold) return { passed: null, decision: null };
  const each = count.elected.map((option) => {
    const id = choices[option] ?? '';
    return { id, decision: judge(threshold, sidesFor(id)) };
  });
  const elected = each.filter(({ decision }) => allMet(decision)).map(({ id }) => id);
  return { passed: elected.length > 0, decision: each[0]?.decision ?? null, elected };
}

/** Which side of a proposal an answer is on. */
type Sides = (answer: WeighedAnswer['answer']) => 'inFavour' | 'against' | 'abstained';

function sidesOf(method: 'yes-no-abstain' | 'consent'): Sides {
  const inFavour = method === 'consent' ? 'agree' : 'yes';
  return (answer) => {
    const choice = 'choice' in answer ? answer.choice : 'abstain';
    return choice === inFavour ? 'inFavour' : choice === 'abstain' ? 'abstained' : 'against';
  };
}

function sidesFor(id: string): Sides {
  return (answer) => {
    const chosen = 'choice' in answer ? [answer.choice] : 'choices' in answer ? answer.choices : [];
    return chosen.includes(id) ? 'inFavour' : 'against';
  };
}

function judged(
  threshold: Threshold,
  valid: readonly Valid[],
  sides: Sides,
  { roll }: CountAround,
  exact: Readonly<Record<string, Rational>> | undefined,
): NonNullable<QuestionResult['decision']> {
  const overall = reachedText(thresholdReached(threshold, votesOf(valid, sides, roll, exact)));
  if (!threshold.eachClass) return overall;
  const classes = Object.fromEntries(
    Object.keys(roll)
      .sort()
      .map((id) => {
        const own = valid.filter(({ memberClass }) => memberClass === id);
        const votes = votesOf(own, sides, { [id]: roll[id] ?? 0 }, undefined);
        return [id, reachedText(thresholdReached(threshold, votes))];
      }),
  );
  return { ...overall, classes };
}

function votesOf(
  valid: readonly Valid[],
  sides: Sides,
  roll: Readonly<Record<string, number>>,
  exact: Readonly<Record<string, Rational>> | undefined,
): ProposalVotes {
  const weightOf = (id: string | null) => (exact ? (exact[id ?? ''] ?? ZERO) : rational(1));
  const numbers = countBy(valid, ({ answer, memberClass }) => `${sides(answer)} ${memberClass ?? ''}`);
  const sum = (side: ReturnType<Sides>) =>
    Object.entries(numbers)
      .filter(([name]) => name.startsWith(`${side} `))
      .reduce((total, [name, n]) => add(total, times(weightOf(name.slice(side.length + 1)), n)), ZERO);
  return {
    inFavour: sum('inFavour'),
    against: sum('against'),
    abstained: sum('abstained'),
    roll: Object.entries(roll).reduce((total, [id, n]) => add(total, times(weightOf(id), n)), ZERO),
  };
}

function times({ n, d }: Rational, number: number): Rational {
  return rational(n * BigInt(number), d);
}

function allMet(decision: NonNullable<QuestionResult['decision']>): boolean {
  return decision.met && Object.values(decision.classes ?? {}).every(({ met }) => met);
}

function isClassed(question: Question, around: CountAround): boolean {
  return around.weights !== undefined || ('threshold' in question && question.threshold?.eachClass === true);
}

/** How often each class chose each option, for methods in which ballots choose. */
function talliesByClass(question: Question, valid: readonly Valid[]): Record<string, Tally> | undefined {
  const choices = choicesOf(question);
  const ids = [...new Set(valid.map(({ memberClass }) => memberClass ?? ''))].sort();
  const chosen = valid.some(({ answer }) => 'choice' in answer || 'choices' in answer);
  if (!chosen) return undefined;
  return Object.fromEntries(
    ids.map((id) => {
      const own = valid.filter(({ memberClass }) => (memberClass ?? '') === id);
      const votes = (choice: string) =>
        own.filter(({ answer }) => sidesFor(choice)(answer) === 'inFavour').length;
      return [id, Object.fromEntries(choices.map((choice) => [choice, String(votes(choice))]))];
    }),
  );
}

function reasonsOf(valid: readonly Valid[]): string[] {
  return valid
    .flatMap(({ answer }) =>
      'choice' in answer && answer.choice === 'block' && answer.reason !== undefined ? [answer.reason] : [],
    )
    .sort();
}

/** A quorum or threshold as text: whole numbers, or fractions. */
export function reachedText({ met, reached, required, of }: Reached): ReachedText {
  return { met, reached: fraction(reached), required: fraction(required), of: fraction(of) };
}

function fraction({ n, d }: Rational): string {
  return d === 1n ? String(n) : `${n}/${d}`;
}

/** Votes of a count in whole weights, as the parts that they are of: cut after six digits. */
function unscaled(votes: string, whole: WholeWeights | undefined): string {
  if (!whole || whole.scale === 1n) return votes;
  const [units = '0', digits = ''] = votes.replace('-', '').split('.');
  const value = rational(BigInt(units + digits), 10n ** BigInt(digits.length) * whole.scale);
  return (votes.startsWith('-') ? '-' : '') + toDecimal(value, 6);
}

function countBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}
