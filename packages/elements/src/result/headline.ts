import { listIn, numberIn, sizeOf } from './numbers.ts';
import { isProposal, moneyOf, nameOf, optionsOf, roundsOut, type ResultView } from './view.ts';

/** More letters than this are no headline. */
const LONG = 80;

/** What came out, in a few words. */
export function headlineOf(view: ResultView): string {
  const { words, locale, question, outcome, result } = view;
  if (result.quorum && !result.quorum.met) return result.final ? words.noQuorum : words.noQuorumYet;
  const names = outcome.elected.map((id) => nameOf(view, id));
  if (isProposal(question)) {
    const blocks = sizeOf(outcome.votes.block);
    if (!outcome.passed && question.method === 'consent' && blocks > question.blocks)
      return words.blocked(blocks);
    if (result.final) return outcome.passed ? words.passed : words.notPassed;
    return outcome.valid === 0 ? words.noneYet : outcome.passed ? words.wouldPass : words.wouldNotPass;
  }
  if (question.method === 'budget') {
    return (result.final ? words.funded : words.wouldFund)(names.length, question.options.length);
  }
  const [tied] = outcome.tied;
  if (names.length === 0 && tied)
    return words.tieBetween(
      listIn(
        locale,
        tied.map((id) => nameOf(view, id)),
      ),
    );
  const [first] = names;
  if (first === undefined) return outcome.valid === 0 && !result.final ? words.noneYet : words.nothingChosen;
  const isElection = question.method === 'ranked';
  const list = listIn(locale, names);
  if (names.length > 1 && list.length > LONG)
    return (isElection ? words.electedCount : words.chosenCount)(names.length);
  if (!result.final) return names.length === 1 ? words.leads(first) : words.lead(list);
  if (names.length === 1) return words.wins(first);
  return isElection ? words.elected(list) : words.chosenAre(list);
}

/** By how much, and how: a sentence or two below the headline. */
export function detailsOf(view: ResultView): string[] {
  const { words, locale, question, outcome } = view;
  const said: string[] = [];
  const [winner] = outcome.elected;
  const single = outcome.elected.length === 1 && winner !== undefined;
  if (question.method === 'yes-no-abstain') said.push(...majority(view));
  else if (question.method === 'star' && outcome.runoff && single) {
    const other = Object.keys(outcome.runoff).find((id) => id !== winner);
    const votes = (id: string) => numberIn(locale, outcome.runoff?.[id] ?? '0');
    if (other)
      said.push(words.runoff(nameOf(view, winner), votes(winner), nameOf(view, other), votes(other)));
  } else if (outcome.pairwise && single) {
    if (beatsAll(view, winner)) said.push(words.beatsAll);
  } else if (question.method === 'budget') {
    if (outcome.spent !== undefined)
      said.push(words.spent(moneyOf(view, outcome.spent), moneyOf(view, question.budget)));
  } else if (single) {
    said.push(margin(view, winner));
    if (outcome.rounds.length > 0) said.push(words.inRound(outcome.rounds.length));
  } else if (outcome.threshold && outcome.rounds.length > 0) {
    said.push(words.seatNeeds(numberIn(locale, outcome.threshold)));
  }
  if (outcome.tied.length > 0) {
    if (outcome.elected.length > 0) {
      for (const group of outcome.tied) {
        said.push(
          `${words.tieBetween(
            listIn(
              locale,
              group.map((id) => nameOf(view, id)),
            ),
          )}.`,
        );
      }
    }
    said.push(words.tieHint);
  }
  return said;
}

/** By how much a proposal is ahead, or behind. */
function majority({ words, locale, outcome: { votes } }: ResultView): string[] {
  const ahead = sizeOf(votes.yes) - sizeOf(votes.no);
  const difference = numberIn(locale, String(Math.abs(ahead)));
  return ahead === 0 ? [] : [(ahead > 0 ? words.aheadFor : words.aheadAgainst)(difference)];
}

/** How far the winner is from who comes next. */
function margin(view: ResultView, winner: string): string {
  const { words, locale, question, outcome } = view;
  const own = outcome.votes[winner] ?? '0';
  const votes = unitsOf(view, numberIn(locale, own));
  // An eliminated option's votes have moved on: the one that went out last is not what the winner was ahead of.
  const out = roundsOut(outcome);
  const rivals = optionsOf(question)
    .filter(({ id }) => id !== winner && (out.get(id) ?? Infinity) >= outcome.rounds.length)
    .sort((a, b) => sizeOf(outcome.votes[b.id]) - sizeOf(outcome.votes[a.id]));
  const [rival] = rivals;
  const ahead = rival ? sizeOf(own) - sizeOf(outcome.votes[rival.id]) : 0;
  if (!rival || ahead <= 0) return `${votes}.`;
  // Both have the digits that the rules give: so has the difference.
  const difference = numberIn(locale, String(Number(ahead.toFixed(5))));
  return `${votes}, ${words.ahead(difference, nameOf(view, rival.id))}.`;
}

/** A number of votes with what they are called in this method. */
export function unitsOf({ words, question, outcome }: ResultView, votes: string): string {
  if (outcome.pairwise) return words.standsAbove(votes);
  if (['score', 'star', 'dots', 'quadratic'].includes(question.method)) return words.pointsOf(votes);
  return question.method === 'budget' ? words.supporters(votes) : words.votes(votes);
}

function beatsAll({ question, outcome }: ResultView, winner: string): boolean {
  const over = (a: string, b: string) => sizeOf(outcome.pairwise?.[a]?.[b]);
  return optionsOf(question).every(({ id }) => id === winner || over(winner, id) > over(id, winner));
}
