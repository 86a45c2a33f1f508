import type { Reached } from '@coopkit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { bar } from './bars.ts';
import { numberIn, shareIn, sizeOf } from './numbers.ts';
import type { MoreWords } from '../words/en-result-parts.ts';
import { tieOf } from './tie.ts';
import { hasRounds, type ResultView } from './view.ts';

type View = ResultView<MoreWords>;

/** Turnout, quorum and threshold, against what was asked for. */
export function facts(view: View): TemplateResult {
  return html`${ballotsFact(view)} ${ties(view)}
    <dl part="facts">${turnoutFact(view)} ${quorumFact(view)} ${thresholdFact(view)}</dl>`;
}

/** How ties were broken, where no round tells it, and by which lot. */
function ties(view: View) {
  const { words, outcome, result } = view;
  const events = outcome.rounds.flatMap(({ events }) => events).filter((event) => event.kind === 'tie');
  if (events.length === 0) return nothing;
  const told = hasRounds(view) ? [] : events.map((event) => tieOf(view, event));
  if (result.seed !== null && events.some(({ by }) => by === 'lot')) told.push(words.lotSeed(result.seed));
  return told.map((sentence) => html`<p class="quiet">${sentence}</p>`);
}

/** How many took part. */
function turnoutFact({ words, locale, result }: View): TemplateResult {
  const { ballots, roll } = result.turnout;
  const number = (count: number) => numberIn(locale, String(count));
  return fact(
    words.participation,
    html`<p>${words.turnoutOf(number(ballots), number(roll), shareIn(locale, ballots, roll))}</p>
      ${bar(ballots / (roll || 1))}`,
  );
}

/** Whether as many took part as must. */
function quorumFact(view: View): TemplateResult | typeof nothing {
  const { words, locale, result, vote } = view;
  const { quorum } = result;
  if (!quorum) return nothing;
  // Members are whole.
  const needs = words.quorumNeeds(numberIn(locale, String(Math.ceil(sizeOf(quorum.required)))));
  return fact(
    words.quorum,
    reached(view, quorum, vote.quorum?.overall ? needs : '', Boolean(quorum.classes)),
  );
}

/** Whether the proposal, or who won, has as many votes as the rules ask for. */
function thresholdFact(view: View): TemplateResult | typeof nothing {
  const { words, question, outcome } = view;
  const { decision } = outcome;
  if (!decision) return nothing;
  const rule = 'threshold' in question ? question.threshold : undefined;
  const ratio = rule?.ratio.join('/') ?? '1/2';
  const base = words.bases[rule?.base ?? 'votes-cast'] ?? '';
  const needs = words.thresholdNeeds(rule?.strict ?? true, words.ratioOf[ratio] ?? ratio, base);
  return fact(words.threshold, reached(view, decision, needs, Boolean(decision.classes)));
}

/** Ballots that did not count, where there are any. */
function ballotsFact({ words, locale, outcome }: View): TemplateResult | typeof nothing {
  const { valid, blank, spoilt } = outcome;
  if (blank + spoilt === 0) return nothing;
  const number = (count: number) => numberIn(locale, String(count));
  return html`<p class="quiet">${words.valid(number(valid), number(blank), number(spoilt))}</p>`;
}

function reached(
  { words, locale }: View,
  { met, reached: got, required, of }: Reached,
  needs: string,
  inClasses: boolean,
): TemplateResult {
  const whole = sizeOf(of) || 1;
  return html`<p>
      <strong class=${met ? 'met' : 'unmet'}>${met ? words.reached : words.notReached}</strong>
      ${words.reachedOf(numberIn(locale, got), numberIn(locale, of), shareIn(locale, sizeOf(got), sizeOf(of)))}
    </p>
    ${bar(sizeOf(got) / whole, sizeOf(required) / whole)}
    <p class="quiet">${needs} ${inClasses ? words.inClasses : nothing}</p>`;
}

const fact = (name: string, value: TemplateResult) =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
