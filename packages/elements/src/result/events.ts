import type { Round, RoundEvent } from '@coopkit/contract';
import { html, type TemplateResult } from 'lit';
import type { MoreWords, RoundsWords } from '../words/en-result-parts.ts';
import { listIn, numberIn, sizeOf } from './numbers.ts';
import { tieOf } from './tie.ts';
import { nameOf, type ResultView } from './view.ts';

/** What happened in a round, in sentences. */
export function eventsOf(view: ResultView<RoundsWords & MoreWords>, { events }: Round): TemplateResult[] {
  return events.map((event) => html`<p>${sentence(view, event)}</p>`);
}

function sentence(view: ResultView<RoundsWords & MoreWords>, event: RoundEvent): string {
  const { words } = view;
  const other = (name: string) => name;
  switch (event.kind) {
    case 'elected':
      return (words.electedBecause[event.because] ?? words.electedBecause.other ?? other)(
        nameOf(view, event.option),
      );
    case 'eliminated':
      return (words.outBecause[event.because] ?? words.outBecause.other ?? other)(nameOf(view, event.option));
    case 'transfer':
      return transfer(view, event);
    case 'tie':
      return tieOf(view, event);
  }
}

function transfer(
  view: ResultView<RoundsWords & MoreWords>,
  { from, because, value, to, exhausted }: RoundEvent & { kind: 'transfer' },
): string {
  const { words, locale } = view;
  const number = (votes: string) => numberIn(locale, votes, 5);
  const moves = Object.entries(to)
    .filter(([, votes]) => sizeOf(votes) !== 0)
    .sort(([, a], [, b]) => sizeOf(b) - sizeOf(a))
    .map(([id, votes]) => words.toOption(number(votes), nameOf(view, id)));
  if (sizeOf(exhausted) !== 0) moves.push(words.toNone(number(exhausted)));
  if (moves.length === 0) return words.nothingMoves(nameOf(view, from));
  const list = listIn(locale, moves);
  const moved = (because === 'surplus' ? words.surplusMoves : words.votesMove)(nameOf(view, from), list);
  // An eliminated option's own votes are whole: only what was moved before is worth less.
  return value === null || because === 'elimination' ? moved : `${moved} ${words.each(number(value))}`;
}
