import { html, nothing, type TemplateResult } from 'lit';
import { unitsOf } from './headline.ts';
import { numberIn, shareIn, sizeOf } from './numbers.ts';
import { choicesOf, isProposal, moneyOf, nameOf, optionsOf, roundsOut, type ResultView } from './view.ts';

/** More options than this are shown when they are asked for. */
const MANY = 12;

/** The votes of each option, as bars with their numbers. */
export function bars(view: ResultView, all: boolean, showAll: () => void): TemplateResult {
  const { words, question, outcome } = view;
  const ids = ordered(view);
  const shown = all || ids.length <= MANY ? ids : ids.slice(0, MANY - 2);
  const scale = scaleOf(view);
  const tick = outcome.rounds.length > 0 && outcome.threshold ? sizeOf(outcome.threshold) / scale : 0;
  const out = roundsOut(outcome);
  const chosen =
    question.method === 'budget'
      ? words.isFunded
      : question.method === 'ranked' && question.seats > 1
        ? words.isElected
        : words.isChosen;
  return html`<ul class="bars" role="list" part="bars">
      ${shown.map((id) => {
        const wentOut = out.get(id);
        // Who is out has passed everything on: what they had last is what there is to see.
        const votes = (wentOut === undefined ? outcome : outcome.rounds[wentOut - 1])?.votes[id] ?? '0';
        const isOn = outcome.elected.includes(id) || (outcome.passed === true && favours(id));
        return html`<li class=${isOn ? 'on' : ''}>
          <span class="name"
            >${nameOf(view, id)}
            ${outcome.elected.includes(id) ? html`<span class="tag">${chosen}</span>` : nothing}
            ${wentOut === undefined ? nothing : html`<span class="quiet out">${words.outInRound(wentOut)}</span>`}</span
          >
          <span class="number">${valueOf(view, id, votes)}</span>
          ${bar(sizeOf(votes) / scale, tick)}
        </li>`;
      })}
    </ul>
    ${
      shown.length < ids.length
        ? html`<button type="button" class="secondary all" @click=${showAll}>
            ${words.showAll(ids.length)}
          </button>`
        : nothing
    }`;
}

/** A bar that is full at 1, with a mark at `tick` where there is one: for the eye, beside the same in words. */
export function bar(share: number, tick = 0): TemplateResult {
  const width = Math.min(100, Math.abs(share) * 100);
  // Set as a property: the page's policy may forbid style attributes.
  return html`<span class="track" aria-hidden="true"
    ><i class=${share < 0 ? 'minus' : ''} .style=${`inline-size:${width}%`}></i>${
      tick > 0 ? html`<b .style=${`inset-inline-start:${Math.min(100, tick * 100)}%`}></b>` : nothing
    }</span
  >`;
}

const favours = (id: string) => id === 'yes' || id === 'agree';

/** Who is chosen first, then by votes, those that are out by when they went; answers to a proposal as they stand on the ballot. */
function ordered({ question, outcome }: ResultView): string[] {
  if (isProposal(question)) return choicesOf(question);
  const out = roundsOut(outcome);
  const place = (id: string) => {
    const elected = outcome.elected.indexOf(id);
    return elected < 0 ? Infinity : elected;
  };
  const last = (id: string) => out.get(id) ?? Infinity;
  const difference = (a: number, b: number) => (a === b ? 0 : a - b);
  return choicesOf(question).sort(
    (a, b) =>
      difference(place(a), place(b)) ||
      difference(last(b), last(a)) ||
      sizeOf(outcome.votes[b]) - sizeOf(outcome.votes[a]),
  );
}

/** What a full bar is: all votes, where that can be told, else the longest bar there is. */
function scaleOf(view: ResultView): number {
  const { outcome } = view;
  const all = [outcome, ...outcome.rounds].flatMap(({ votes }) => Object.values(votes));
  const sizes = all.map((votes) => Math.abs(sizeOf(votes)));
  return wholeOf(view) ?? (Math.max(sizeOf(outcome.threshold ?? '0'), ...sizes) || 1);
}

const oneVote = ['consent', 'yes-no-abstain', 'single-choice'];

/** What shares are of, where a ballot gives an option at most one vote; where classes weigh apart, what all ballots weigh. */
function wholeOf({ vote, question: { method }, outcome }: ResultView): number | undefined {
  if (vote.weights) {
    if (!oneVote.includes(method)) return undefined;
    return Object.values(outcome.votes).reduce((sum, votes) => sum + sizeOf(votes), 0) || 1;
  }
  return [...oneVote, 'approval', 'budget'].includes(method) ? outcome.valid || 1 : undefined;
}

function valueOf(view: ResultView, id: string, votes: string): string {
  const { words, locale, vote, question } = view;
  const number = numberIn(locale, votes);
  if (question.method === 'budget') {
    const cost = optionsOf(question).find((each) => each.id === id)?.cost;
    const price = cost === undefined ? '' : ` · ${words.itCosts(moneyOf(view, cost))}`;
    return unitsOf(view, number) + price;
  }
  const whole = wholeOf(view);
  if (whole === undefined) return unitsOf(view, number);
  const share = shareIn(locale, sizeOf(votes), whole);
  // The weight of a vote depends on the class: only shares say something.
  return vote.weights ? share : words.votesOf(number, share);
}
