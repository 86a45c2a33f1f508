import type { NamedEvent } from '@coopkit/voting';

const elections: Record<string, string> = {
  quota: 'the threshold is reached',
  threshold: 'the threshold is reached',
  majority: 'more than half of the votes that count',
  remaining: 'as many are left as there are seats',
  highest: 'the most votes',
  runoff: 'the runoff is won',
  protected: 'the seat is kept',
  'condorcet-winner': 'preferred to each of the others',
  'strongest-paths': 'a stronger path of victories to each of the others',
  'locked-pairs': 'above the others in what was locked in',
  'most-victories': 'the most victories less defeats',
  'smallest-defeat': 'the smallest worst defeat',
};

const eliminations: Record<string, string> = {
  lowest: 'the fewest votes',
  batch: 'even together they cannot catch up',
  cutoff: 'below the threshold',
  minimum: 'fewer votes than the rules ask for',
  'write-in': 'names that were written in and not declared',
  undeclared: 'written in and not declared',
  'class-quota': 'the seats that are left are kept for another class',
  'seats-filled': 'all seats are filled',
  'too-few-votes': 'too few votes',
  unaffordable: 'its supporters cannot pay for it',
  'over-budget': 'it costs more than is left',
};

const tieRules: Record<string, string> = {
  backwards: 'by the most recent round in which their votes differed',
  forwards: 'by the first round in which their votes differed',
  lot: 'by lot',
  order: 'by the order in the configuration',
  'head-to-head': 'by who is preferred among them',
  score: 'by the sum of scores',
  'most-top-scores': 'by the most highest scores',
  'lowest-cost': 'by the lowest cost',
  'most-votes': 'by the most votes',
};

const purposes = { election: 'is chosen', elimination: 'goes', surplus: 'moves first' };

/**
 * What happened in a round, a sentence each.
 *
 * @param nameOf what an option is called
 * @param votes what each held, where that is votes
 */
export function eventWords(
  events: readonly NamedEvent[],
  votes: Readonly<Record<string, string>> | null,
  nameOf: (option: string) => string,
): string[] {
  const withVotes = (option: string) => (votes === null ? '' : ` with ${votes[option] ?? '0'}`);
  return events.map((event) => {
    switch (event.kind) {
      case 'elected':
        return `${nameOf(event.option)} is elected${withVotes(event.option)}: ${electionWords(event.because)}.`;
      case 'eliminated':
        return `${nameOf(event.option)} is out${withVotes(event.option)}: ${eliminationWords(event.because)}.`;
      case 'tie':
        return tieWords(event, nameOf);
      case 'transfer':
        return transferWords(event, nameOf);
    }
  });
}

/** How a tie was broken, in a sentence. */
export function tieWords(
  { among, decided, over, by }: Extract<NamedEvent, { kind: 'tie' }>,
  nameOf: (option: string) => string,
): string {
  return `A tie of ${among.map(nameOf).join(', ')}: ${nameOf(decided)} ${purposes[over]}, ${tieRules[by] ?? by}.`;
}

function electionWords(because: string): string {
  return elections[because] ?? because;
}

/** Why an option is out. */
export function eliminationWords(because: string): string {
  return eliminations[because] ?? because;
}

function transferWords(
  { from, because, value, to, exhausted }: Extract<NamedEvent, { kind: 'transfer' }>,
  nameOf: (option: string) => string,
): string {
  const moved = Object.entries(to).map(([option, votes]) => `${votes} to ${nameOf(option)}`);
  const rest = isZero(exhausted) ? [] : [`${exhausted} to no one`];
  const what = because === 'surplus' ? `The surplus of ${nameOf(from)}` : `What ${nameOf(from)} held`;
  const worth = value === null ? '' : `, each ballot at ${value}`;
  const parts = [...moved, ...rest];
  return `${what} moves on${worth}: ${parts.length === 0 ? 'nothing' : parts.join(', ')}.`;
}

/** Whether a decimal is nothing. */
export function isZero(votes: string): boolean {
  return /^-?[0.]*$/.test(votes);
}
