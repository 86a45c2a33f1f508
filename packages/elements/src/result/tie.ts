import type { RoundEvent } from '@coopkit/contract';
import type { MoreWords } from '../words/en-result-parts.ts';
import { listIn } from './numbers.ts';
import { nameOf, type ResultView } from './view.ts';

/** How a tie was broken. */
export function tieOf(
  view: ResultView<MoreWords>,
  { over, among, decided, by }: RoundEvent & { kind: 'tie' },
): string {
  const { words, locale } = view;
  const names = listIn(
    locale,
    among.map((id) => nameOf(view, id)),
  );
  const way = words.tieBy[by] ?? by;
  return words.tieDecided(names, nameOf(view, decided), words.tieOver[over] ?? '', way);
}
