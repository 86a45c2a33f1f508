import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  countCondorcet,
  OVERVOTED,
  pairwiseVotes,
  RankedBallotsBuilder,
  SAME_RANK,
  SKIPPED,
  type CondorcetRules,
  type CountError,
  type RankedBallots,
  type Strength,
} from '../src/index.ts';

type Vote = readonly [times: number, ranking: readonly (readonly number[])[]];

function pack(options: number, votes: readonly Vote[]): RankedBallots {
  const builder = new RankedBallotsBuilder(options);
  for (const [times, ranking] of votes) builder.addRanking(ranking, times);
  return builder.build();
}

/** `ABC` ranks 0, 1, 2; `A=BC` puts the first two level. */
function ranks(text: string): number[][] {
  const groups: number[][] = [];
  for (const [at, letter] of [...text].entries()) {
    if (letter === '=') continue;
    const option = letter.charCodeAt(0) - 65;
    if (text[at - 1] === '=') groups.at(-1)?.push(option);
    else groups.push([option]);
  }
  return groups;
}

function election(options: number, votes: Readonly<Record<string, number>>): RankedBallots {
  return pack(
    options,
    Object.entries(votes).map(([ranking, times]) => [times, ranks(ranking)]),
  );
}

const RULES: readonly CondorcetRules[] = ['schulze', 'ranked-pairs', 'condorcet', 'copeland', 'minimax'];
const STRENGTHS: readonly Strength[] = ['winning-votes', 'margins'];

/** Up to five options, level ranks and unranked options among them. */
const votesOf = (options: number) => {
  const ranking = fc
    .tuple(
      fc.shuffledSubarray([...Array(options).keys()]),
      fc.array(fc.boolean(), { minLength: options, maxLength: options }),
    )
    .map(([order, level]) => {
      const groups: number[][] = [];
      for (const [i, option] of order.entries()) {
        if (i > 0 && level[i] === true) groups.at(-1)?.push(option);
        else groups.push([option]);
      }
      return groups;
    });
  return fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), ranking), { minLength: 1, maxLength: 9 });
};
const anElection = fc.integer({ min: 1, max: 5 }).chain((options) =>
  fc.record({
    options: fc.constant(options),
    votes: votesOf(options),
    lot: fc.shuffledSubarray([...Array(options).keys()], { minLength: options }),
  }),
);

describe('the pairwise votes', () => {
  it('put unranked options last, or do not compare them', () => {
    const ballots = election(3, { A: 5, BA: 2 });
    assert.deepEqual([...pairwiseVotes(ballots, 'last')], [0, 5, 7, 2, 0, 2, 0, 0, 0]);
    assert.deepEqual([...pairwiseVotes(ballots, 'not-compared')], [0, 0, 0, 2, 0, 0, 0, 0, 0]);
  });

  it('prefer neither of two at one rank', () => {
    const ballots = election(3, { 'A=BC': 3 });
    assert.deepEqual([...pairwiseVotes(ballots, 'last')], [0, 0, 3, 0, 0, 3, 0, 0, 0]);
  });

  it('pass over skipped ranks and over-votes, and take an option where it first stands', () => {
    const builder = new RankedBallotsBuilder(3);
    builder.add([SKIPPED, 1, OVERVOTED, SKIPPED, 0, 1 | SAME_RANK], 4);
    const ballots = builder.build();
    assert.deepEqual([...pairwiseVotes(ballots, 'last')], [0, 0, 4, 4, 0, 4, 0, 0, 0]);
  });

  it('are what comparing each two options on each ballot gives', () => {
    fc.assert(
      fc.property(anElection, ({ options, votes }) => {
        for (const unranked of ['last', 'not-compared'] as const) {
          const expected = Array<number>(options * options).fill(0);
          for (const [times, ranking] of votes) {
            const rankOf = (option: number) => {
              const rank = ranking.findIndex((group) => group.includes(option));
              return rank === -1 ? null : rank;
            };
            for (let a = 0; a < options; a++) {
              for (let b = 0; b < options; b++) {
                const [mine, other] = [rankOf(a), rankOf(b)];
                const isAhead = other === null ? unranked === 'last' : mine! < other;
                if (mine !== null && isAhead) expected[a * options + b]! += times;
              }
            }
          }
          assert.deepEqual([...pairwiseVotes(pack(options, votes), unranked)], expected);
        }
      }),
    );
  });
});

describe('the Schulze method', () => {
  it('goes by the strongest paths, however found', () => {
    fc.assert(
      fc.property(anElection, fc.constantFrom(...STRENGTHS), ({ options, votes }, strength) => {
        const ballots = pack(options, votes);
        const pairwise = pairwiseVotes(ballots, 'last');
        const link = (a: number, b: number) => {
          const [ahead, behind] = [pairwise[a * options + b]!, pairwise[b * options + a]!];
          if (ahead <= behind) return 0;
          return strength === 'margins' ? ahead - behind : ahead;
        };
        const widest = (from: number, to: number, seen: readonly number[]): number => {
          let best = link(from, to);
          for (let via = 0; via < options; via++) {
            if (via === to || seen.includes(via)) continue;
            best = Math.max(best, Math.min(link(from, via), widest(via, to, [...seen, via])));
          }
          return best;
        };
        const all = [...Array(options).keys()];
        const path = (a: number, b: number) => widest(a, b, [a]);
        const winners = all.filter((a) => all.every((b) => a === b || path(a, b) >= path(b, a)));
        const { elected, tied, paths } = countCondorcet(ballots, { rules: 'schulze', strength });
        assert.deepEqual([...elected, ...tied.flat()], winners);
        for (const a of all) {
          for (const b of all) if (a !== b) assert.equal(Number(paths![a]![b] ?? 0), path(a, b));
        }
      }),
    );
  });
});

describe('ranked pairs', () => {
  const circle = election(3, { ABC: 1, BCA: 1, CAB: 1 });

  it('locks the strongest defeats first and says which chain refuses another', () => {
    const ballots = election(4, { ADCB: 10, BADC: 8, CBAD: 7 });
    const { pairs, elected, ranking } = countCondorcet(ballots, { rules: 'ranked-pairs' });
    assert.deepEqual(
      pairs!.map(({ winner, loser, votes, against, chain }) => [winner, loser, votes, against, chain]),
      [
        [0, 3, '25', '0', null],
        [0, 2, '18', '7', null],
        [3, 2, '18', '7', null],
        [2, 1, '17', '8', null],
        [1, 0, '15', '10', [0, 2, 1]],
        [1, 3, '15', '10', [3, 2, 1]],
      ],
    );
    assert.deepEqual(
      pairs!.map(({ outcome }) => outcome),
      ['locked', 'locked', 'locked', 'locked', 'refused', 'refused'],
    );
    assert.deepEqual(elected, [0]);
    assert.deepEqual(ranking, [[0], [3], [2], [1]]);
  });

  it('refuses equals that contradict each other where there is no lot', () => {
    const { elected, tied, pairs } = countCondorcet(circle, { rules: 'ranked-pairs' });
    assert.deepEqual([elected, tied], [[], [[0, 1, 2]]]);
    assert.ok(pairs!.every(({ outcome, drawn }) => outcome === 'contradicted' && !drawn));
  });

  it('takes equals as the lot has them, the one whose loser stands lowest first', () => {
    const { elected, ranking, pairs, tied } = countCondorcet(circle, {
      rules: 'ranked-pairs',
      lot: [1, 0, 2],
    });
    assert.deepEqual(
      pairs!.map(({ winner, loser, outcome, drawn }) => [winner, loser, outcome, drawn]),
      [
        [1, 2, 'locked', true],
        [2, 0, 'locked', true],
        [0, 1, 'refused', true],
      ],
    );
    assert.deepEqual([elected, tied, ranking], [[1], [], [[1], [2], [0]]]);
  });

  it('lets no group of clones gain or lose', () => {
    const withClone = anElection.chain((base) =>
      fc.record({
        base: fc.constant(base),
        cloned: fc.integer({ min: 0, max: base.options - 1 }),
        places: fc.array(fc.constantFrom('before', 'after', 'level'), {
          minLength: base.votes.length,
          maxLength: base.votes.length,
        }),
        isFirstInLot: fc.boolean(),
        strength: fc.constantFrom(...STRENGTHS),
      }),
    );
    fc.assert(
      fc.property(withClone, ({ base, cloned, places, isFirstInLot, strength }) => {
        const { options, votes, lot } = base;
        const clone = options;
        const copied = votes.map(([times, ranking], i): Vote => {
          const copy = ranking.flatMap((group) => {
            if (!group.includes(cloned)) return [group];
            if (group.length > 1 || places[i] === 'level') return [[...group, clone]];
            return places[i] === 'before' ? [[clone], group] : [group, [clone]];
          });
          return [times, copy];
        });
        const pair = isFirstInLot ? [clone, cloned] : [cloned, clone];
        const longerLot = lot.flatMap((option) => (option === cloned ? pair : [option]));
        const settings = { rules: 'ranked-pairs', strength } as const;
        const [winner] = countCondorcet(pack(options, votes), { ...settings, lot }).elected;
        const [after] = countCondorcet(pack(options + 1, copied), { ...settings, lot: longerLot }).elected;
        assert.equal(after === clone ? cloned : after, winner);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('counting pair by pair', () => {
  it('names who beats all others and who loses to all, and under plain Condorcet elects only the one', () => {
    const tennessee = election(4, { ABCD: 42, BCDA: 26, CDBA: 15, DCBA: 17 });
    const { condorcetWinner, condorcetLoser, elected, rounds } = countCondorcet(tennessee, {
      rules: 'condorcet',
    });
    assert.deepEqual([condorcetWinner, condorcetLoser, elected], [1, 0, [1]]);
    assert.deepEqual(rounds[0]!.events, [{ kind: 'elected', option: 1, because: 'condorcet-winner' }]);
    const none = countCondorcet(election(3, { ABC: 1, BCA: 1, CAB: 1 }), {
      rules: 'condorcet',
      lot: [0, 1, 2],
    });
    assert.deepEqual([none.elected, none.tied, none.condorcetWinner], [[], [], null]);
  });

  it('leaves a seat tied among those side by side, unless a lot decides', () => {
    const ballots = election(4, { 'ABC=D': 3 });
    const { ranking, elected, tied } = countCondorcet(ballots, { rules: 'copeland', seats: 2 });
    assert.deepEqual(ranking, [[0], [1], [2, 3]]);
    assert.deepEqual([elected, tied], [[0, 1], []]);
    const three = countCondorcet(ballots, { rules: 'copeland', seats: 3 });
    assert.deepEqual([three.elected, three.tied], [[0, 1], [[2, 3]]]);
    const drawn = countCondorcet(ballots, { rules: 'copeland', seats: 3, lot: [3, 2, 1, 0] });
    assert.deepEqual([drawn.elected, drawn.tied], [[0, 1, 3], []]);
    assert.deepEqual(drawn.rounds[0]!.events[0], {
      kind: 'tie',
      over: 'election',
      among: [2, 3],
      decided: 3,
      by: 'lot',
    });
    // B and D are level, and so are C and D: D may come second, third or last.
    const loose = election(4, { ABCD: 1, ADBC: 1 });
    const open = countCondorcet(loose, { rules: 'schulze', seats: 2 });
    assert.deepEqual([open.elected, open.tied], [[0], [[1, 3]]]);
  });

  it('elects with a lot whoever is elected without, and none but those tied besides', () => {
    const rules = RULES.filter((name) => name !== 'ranked-pairs');
    fc.assert(
      fc.property(anElection, fc.constantFrom(...rules), fc.nat(4), ({ options, votes, lot }, name, more) => {
        const seats = 1 + (more % options);
        const ballots = pack(options, votes);
        const open = countCondorcet(ballots, { rules: name, seats });
        const drawn = countCondorcet(ballots, { rules: name, seats, lot });
        assert.deepEqual(drawn.tied, []);
        assert.ok(open.elected.every((option) => drawn.elected.includes(option)));
        const candidates = [...open.elected, ...open.tied.flat()];
        assert.ok(drawn.elected.every((option) => candidates.includes(option)));
        if (name !== 'condorcet') assert.equal(drawn.elected.length, seats);
      }),
    );
  });

  it('elects whoever beats all others, whatever the rules', () => {
    fc.assert(
      fc.property(anElection, fc.constantFrom(...RULES), ({ options, votes }, rules) => {
        const { condorcetWinner, elected } = countCondorcet(pack(options, votes), { rules });
        if (condorcetWinner !== null) assert.deepEqual(elected, [condorcetWinner]);
      }),
    );
  });

  it('does not depend on the order of ballots or on that of options', () => {
    fc.assert(
      fc.property(
        anElection,
        fc.constantFrom(...RULES),
        fc.constantFrom(...STRENGTHS),
        fc.boolean(),
        ({ options, votes, lot }, rules, strength, isDrawn) => {
          // The lot doubles as a renaming of the options.
          const settings = { rules, strength };
          const one = countCondorcet(pack(options, votes), isDrawn ? { ...settings, lot } : settings);
          const renamed = votes.map(([times, ranking]): Vote => [
            times,
            ranking.map((group) => group.map((option) => lot.indexOf(option))),
          ]);
          const other = countCondorcet(
            pack(options, renamed.toReversed()),
            isDrawn ? { ...settings, lot: lot.map((_, place) => place) } : settings,
          );
          const back = (groups: readonly (readonly number[])[]) =>
            groups.map((group) => group.map((option) => lot[option]!).sort());
          assert.deepEqual(
            back(other.ranking),
            one.ranking.map((group) => [...group].sort()),
          );
          assert.deepEqual(back([other.elected]), [[...one.elected].sort()]);
          assert.deepEqual(
            back(other.tied),
            one.tied.map((group) => [...group].sort()),
          );
        },
      ),
    );
  });

  it('refuses what cannot be counted', () => {
    const ballots = election(3, { ABC: 1 });
    const refused = (settings: Parameters<typeof countCondorcet>[1]) => {
      try {
        countCondorcet(ballots, settings);
      } catch (error) {
        return (error as CountError).code;
      }
      return 'counted';
    };
    assert.equal(refused({ rules: 'schulze', seats: 0 }), 'invalid_seats');
    assert.equal(refused({ rules: 'schulze', seats: 1.5 }), 'invalid_seats');
    assert.equal(refused({ rules: 'schulze', seats: 4 }), 'too_many_seats');
    assert.equal(refused({ rules: 'schulze', lot: [0, 1] }), 'invalid_lot');
    assert.equal(refused({ rules: 'schulze', lot: [0, 1, 1] }), 'invalid_lot');
    assert.equal(refused({ rules: 'minimax', strength: 'ratio' }), 'invalid_strength');
    assert.throws(() => countCondorcet(pack(0, []), { rules: 'schulze' }), { code: 'no_options' });
  });
});
