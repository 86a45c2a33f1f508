import type { RoundEvent } from '../count.ts';

export interface Highest {
  readonly elected: readonly number[];
  readonly tied: readonly (readonly number[])[];
  readonly events: readonly RoundEvent[];
}

/**
 * The options with the most votes, as many as there are seats. Equal ones are told apart by the lot, where
 * that matters; without a lot they are tied.
 *
 * @param places each option's place in the lot, or null
 */
export function electHighest(
  votes: readonly number[],
  seats: number,
  places: readonly number[] | null,
): Highest {
  const order = votes.map((_, option) => option);
  order.sort((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0) || (places?.[a] ?? 0) - (places?.[b] ?? 0));
  const elected: number[] = [];
  const events: RoundEvent[] = [];
  for (let i = 0; i < order.length && elected.length < seats;) {
    const highest = votes[order[i] ?? 0];
    const end = order.findIndex((option, at) => at > i && votes[option] !== highest);
    const equal = order.slice(i, end === -1 ? order.length : end);
    const left = seats - elected.length;
    if (equal.length > left && places === null) return { elected, tied: [equal], events };
    equal.slice(0, left).forEach((option, at) => {
      const among = equal.slice(at);
      if (equal.length > left)
        events.push({ kind: 'tie', over: 'election', among, decided: option, by: 'lot' });
      events.push({ kind: 'elected', option, because: 'highest' });
      elected.push(option);
    });
    i += equal.length;
  }
  return { elected, tied: [], events };
}
