import type { Defeat } from './defeats.ts';
import { Order } from './order.ts';

/** Whoever has the higher score is above. */
export function byScore(scores: readonly number[]): Order {
  const order = new Order(scores.length);
  scores.forEach((score, a) => {
    scores.forEach((other, b) => {
      if (score > other) order.mark(a, b);
    });
  });
  return order;
}

/** Victories less defeats. */
export function copelandScores(options: number, defeats: readonly Defeat[]): number[] {
  const scores = Array.from({ length: options }, () => 0);
  for (const { winner, loser } of defeats) {
    scores[winner] = (scores[winner] ?? 0) + 1;
    scores[loser] = (scores[loser] ?? 0) - 1;
  }
  return scores;
}

/** The worst that any other option does to each: the votes for the other where it wins, or the votes it is ahead. */
export function minimaxScores(
  votes: Float64Array,
  options: number,
  strength: 'winning-votes' | 'margins',
): number[] {
  return Array.from({ length: options }, (_, option) => {
    let worst = options === 1 || strength === 'winning-votes' ? 0 : Number.NEGATIVE_INFINITY;
    for (let other = 0; other < options; other++) {
      if (other === option) continue;
      const against = votes[other * options + option] ?? 0;
      const ahead = against - (votes[option * options + other] ?? 0);
      if (strength === 'margins') worst = Math.max(worst, ahead);
      else if (ahead > 0) worst = Math.max(worst, against);
    }
    return worst;
  });
}
