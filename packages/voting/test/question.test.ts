import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  answerFaults,
  choicesOf,
  countQuestion,
  questionFaults,
  type Answer,
  type ClassedAnswer,
  type CountAround,
  type Question,
} from '../src/index.ts';

const options = ['a', 'b', 'c', 'd'].map((id, i) => ({ id, cost: 10 * (i + 1), groups: i < 2 ? ['w'] : [] }));
const ranked = {
  method: 'ranked',
  options,
  seats: 1,
  unranked: 'last',
  strength: 'winning-votes',
  quotas: [],
} as const;

/** A question of each kind. */
const questions: Question[] = [
  { id: 'q', method: 'consent', blocks: 0 },
  { id: 'q', method: 'yes-no-abstain' },
  { id: 'q', method: 'single-choice', options, seats: 1 },
  { id: 'q', method: 'approval', options, seats: 2, min: 0, max: 3 },
  { id: 'q', method: 'score', options, seats: 1, maxScore: 5 },
  { id: 'q', method: 'star', options, seats: 1, maxScore: 5 },
  { id: 'q', method: 'star', options, seats: 2, maxScore: 5 },
  ...['irv', 'schulze', 'ranked-pairs', 'condorcet'].map((rules): Question => ({
    id: 'q',
    ...ranked,
    rules,
  })),
  ...[
    'scottish-stv',
    'wigm',
    'wigm-prf',
    'wigm-prf-batch',
    'meek',
    'meek-prf',
    'mpls',
    'cfer',
    'gregory-exact',
  ].map((rules): Question => ({ id: 'q', ...ranked, rules, seats: 2 })),
  { id: 'q', ...ranked, rules: 'scottish-stv', seats: 2, quotas: [{ group: 'w', atLeast: 1 }] },
  { id: 'q', method: 'dots', options, seats: 1, credits: 6 },
  { id: 'q', method: 'quadratic', options, seats: 1, credits: 16, negative: true },
  {
    id: 'q',
    method: 'budget',
    rules: 'equal-shares',
    options,
    budget: 60,
    utility: 'cost',
    completion: 'add1u',
  },
  { id: 'q', method: 'budget', rules: 'greedy', options, budget: 60, utility: 'cost', completion: 'none' },
];

/** Any answer that a ballot to the question can give. */
function answersTo(question: Question): fc.Arbitrary<Answer> {
  const ids = choicesOf(question);
  const some = fc.shuffledSubarray([...ids]);
  switch (question.method) {
    case 'consent':
      return fc
        .constantFrom(...ids)
        .map((choice) => ({ choice, ...(choice === 'block' ? { reason: 'No.' } : {}) }));
    case 'yes-no-abstain':
    case 'single-choice':
      return fc.constantFrom(...ids).map((choice) => ({ choice }));
    case 'approval':
      return some.map((choices) => ({ choices: choices.slice(0, 3) }));
    case 'budget':
      return some.map((choices) => ({ choices }));
    case 'score':
    case 'star':
      return fc
        .dictionary(fc.constantFrom(...ids), fc.integer({ min: 0, max: 5 }))
        .map((scores) => ({ scores: { ...scores } }));
    case 'ranked':
      return some.map((ranks) => ({ ranks: ranks.map((id) => [id]) }));
    case 'dots':
      return fc.array(fc.constantFrom(...ids), { maxLength: 6 }).map((given) => ({
        points: Object.fromEntries(ids.map((id) => [id, given.filter((one) => one === id).length])),
      }));
    case 'quadratic':
      return fc
        .array(fc.integer({ min: -2, max: 2 }), { minLength: 4, maxLength: 4 })
        .map((values) => ({ points: Object.fromEntries(ids.map((id, i) => [id, values[i] ?? 0])) }));
  }
}

const around: CountAround = { roll: { rider: 20, driver: 10 }, seed: 'a seed' };

function count(question: Question, answers: readonly Answer[], changes: Partial<CountAround> = {}) {
  const ballots = answers.map((answer): ClassedAnswer => ({ answer, memberClass: null }));
  return countQuestion(question, ballots, { ...around, ...changes });
}

describe('a question of any kind', () => {
  for (const question of questions) {
    const name = 'rules' in question ? question.rules : question.method;
    it(`gives the same bytes for the same ballots in any order: ${name}`, () => {
      assert.deepEqual(questionFaults(question), []);
      const cast = fc.array(answersTo(question), { maxLength: 12 });
      fc.assert(
        fc.property(cast, fc.constantFrom('x', 'y'), fc.boolean(), (answers, seed, weighed) => {
          for (const answer of answers) assert.deepEqual(answerFaults(question, answer), []);
          const ballots = answers.map((answer, i): ClassedAnswer => ({
            answer,
            memberClass: i % 3 ? 'rider' : 'driver',
          }));
          const context = { ...around, seed, ...(weighed ? { weights: { rider: 2, driver: 1 } } : {}) };
          const result = countQuestion(question, ballots, context);
          assert.equal(
            JSON.stringify(countQuestion(question, ballots.toReversed(), context)),
            JSON.stringify(result),
          );
          assert.deepEqual([result.valid, result.blank, result.spoilt], [answers.length, 0, 0]);
          const known = new Set(choicesOf(question));
          assert.ok([...result.elected, ...result.tied.flat()].every((id) => known.has(id)));
          assert.deepEqual(new Set(result.elected).size, result.elected.length);
          if ('seats' in question) assert.ok(result.elected.length <= question.seats);
          if (answers.length === 0) assert.deepEqual(result.elected, []);
        }),
        { numRuns: 60 },
      );
    });
  }

  it('tells blank and spoilt ballots apart from those that count', () => {
    const single = questions[2] as Question;
    const answers: (Answer | undefined)[] = [{ choice: 'a' }, undefined, { blank: true }, { choice: 'z' }];
    const result = countQuestion(
      single,
      answers.map((answer) => ({ answer, memberClass: null })),
      around,
    );
    assert.deepEqual([result.valid, result.blank, result.spoilt, result.elected], [1, 2, 1, ['a']]);
  });
});

describe('what is decided', () => {
  const choose = (...choices: string[]): Answer[] =>
    choices.map((choice) => ({ choice, ...(choice === 'block' ? { reason: 'It is unsafe.' } : {}) }));

  it('by consent fails by one block, whose reason is told', () => {
    const consent = questions[0] as Extract<Question, { method: 'consent' }>;
    assert.equal(count(consent, choose('agree', 'agree', 'disagree', 'abstain')).passed, true);
    assert.equal(count(consent, choose('agree', 'disagree')).passed, false);
    const blocked = count(consent, choose('agree', 'agree', 'agree', 'block'));
    assert.deepEqual([blocked.passed, blocked.reasons], [false, ['It is unsafe.']]);
    assert.equal(count({ ...consent, blocks: 1 }, choose('agree', 'agree', 'agree', 'block')).passed, true);
  });

  it('by a choice with a threshold elects nobody below it', () => {
    const threshold = { base: 'votes-cast', ratio: [1, 2], strict: true, eachClass: false } as const;
    const single: Question = { id: 'q', method: 'single-choice', options, seats: 1, threshold };
    const below = count(single, choose('a', 'a', 'b', 'c'));
    assert.deepEqual([below.elected, below.passed, below.decision?.required], [[], false, '2']);
    assert.deepEqual(count(single, choose('a', 'a', 'a', 'c')).elected, ['a']);
  });

  it('by a lot stays a tie until the seed is known', () => {
    const single = questions[2] as Question;
    const tie = choose('a', 'b');
    assert.deepEqual(
      [count(single, tie, { seed: null }).elected, count(single, tie, { seed: null }).tied],
      [[], [['a', 'b']]],
    );
    const drawn = new Set(
      ['1', '2', '3', '4', '5', '6'].map((seed) => count(single, tie, { seed }).elected[0]),
    );
    assert.deepEqual([...drawn].sort(), ['a', 'b']);
  });

  it('keeps seats for a group', () => {
    const kept: Question = {
      id: 'q',
      ...ranked,
      rules: 'scottish-stv',
      seats: 2,
      quotas: [{ group: 'w', atLeast: 1 }],
    };
    const answers: Answer[] = Array.from({ length: 9 }, () => ({ ranks: [['c'], ['d']] }));
    answers.push({ ranks: [['b']] });
    assert.deepEqual(count({ ...kept, quotas: [] }, answers).elected, ['c', 'd']);
    assert.deepEqual(count(kept, answers).elected, ['c', 'b']);
  });
});

describe('an answer that does not count', () => {
  const of = (method: string) => questions.find((question) => question.method === method) as Question;
  for (const [method, answer, code] of [
    ['consent', { choice: 'block' }, 'required'],
    ['consent', { choice: 'yes' }, 'unknown_option'],
    ['yes-no-abstain', { choice: 'yes', reason: 'Why not?' }, 'unknown_field'],
    ['single-choice', { choices: ['a'] }, 'wrong_form'],
    ['single-choice', { choice: 'z' }, 'unknown_option'],
    ['approval', { choices: ['a', 'a'] }, 'twice'],
    ['approval', { choices: ['a', 'b', 'c', 'd'] }, 'too_many'],
    ['score', { scores: { a: 6 } }, 'too_big'],
    ['score', { scores: { z: 1 } }, 'unknown_option'],
    ['score', { scores: { a: -1 } }, 'negative'],
    ['ranked', { ranks: [['a'], ['a']] }, 'twice'],
    ['ranked', { ranks: [['a', 'b']] }, 'equal_ranks'],
    ['dots', { points: { a: 4, b: 3 } }, 'credits_exceeded'],
    ['dots', { points: { a: -1 } }, 'negative'],
    ['quadratic', { points: { a: 4, b: 1 } }, 'credits_exceeded'],
    ['quadratic', { points: { a: -5 } }, 'credits_exceeded'],
    ['budget', { choices: ['z'] }, 'unknown_option'],
  ] as [string, Answer, string][]) {
    it(`to ${method}: ${JSON.stringify(answer)} is ${code}`, () => {
      assert.ok(answerFaults(of(method), answer).some((fault) => fault.code === code));
    });
  }
});
