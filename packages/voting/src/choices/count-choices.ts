import { CountError, type Count } from '../count.ts';
import { checkQuestion, fillSeats, groupsBy, type Places } from '../places.ts';
import type { ChoiceBallots } from './choice-ballots.ts';

export type ChoiceRules = 'single-choice' | 'approval' | 'yes-no-abstain' | 'consent';

export interface ChoiceSettings {
  readonly rules: ChoiceRules;
  readonly seats?: number;
  /** Under `approval`, how many options a ballot marks at least and at most; any number where nothing is said. */
  readonly min?: number;
  readonly max?: number;
  /** Breaks ties: each option once, the first is preferred. */
  readonly lot?: readonly number[];
}

export interface ChoiceCount extends Count {
  readonly rules: ChoiceRules;
  /** All votes cast: {@link valid}, {@link blank} and {@link spoilt} together. */
  readonly votes: string;
  /** Votes that are counted. */
  readonly valid: string;
  /** Votes that mark nothing. */
  readonly blank: string;
  /** Votes that mark more or fewer options than the rules allow: they count for none. */
  readonly spoilt: string;
}

/**
 * Counts how many votes mark each option. `single-choice` (a ballot marks one) and `approval` (one or more, or as
 * `min` and `max` have it) elect those with most votes. `yes-no-abstain` and `consent` (a ballot marks one answer)
 * elect no one: what the numbers decide is for the threshold to say.
 *
 * @throws CountError `no_options`, `invalid_seats`, `too_many_seats`, `invalid_lot`, `invalid_limits`
 */
export function countChoices(ballots: ChoiceBallots, settings: ChoiceSettings): ChoiceCount {
  const { rules, seats = 1, lot } = settings;
  const { options, starts, choices, weights } = ballots;
  checkQuestion(options, seats, lot);
  const { min, max } = limits(settings, options);
  const sums = new Float64Array(options);
  let [valid, blank, spoilt] = [0, 0, 0];
  for (let ballot = 0; ballot < weights.length; ballot++) {
    const weight = weights[ballot] ?? 0;
    const start = starts[ballot] ?? 0;
    const end = starts[ballot + 1] ?? 0;
    if (start === end) blank += weight;
    else if (end - start < min || end - start > max) spoilt += weight;
    else {
      valid += weight;
      for (let at = start; at < end; at++) {
        const option = choices[at] ?? 0;
        sums[option] = (sums[option] ?? 0) + weight;
      }
    }
  }
  const elects = rules === 'single-choice' || rules === 'approval';
  const all = Array.from({ length: options }, (_, option) => option);
  const none: Places = { elected: [], tied: [], ties: [] };
  const { elected, tied, ties } = elects
    ? fillSeats(
        groupsBy(all, (option) => sums[option] ?? 0),
        seats,
        lot,
      )
    : none;
  const round = {
    votes: Array.from(sums, String),
    exhausted: String(blank + spoilt),
    threshold: null,
    elected,
    eliminated: [],
    events: [...ties, ...elected.map((option) => ({ kind: 'elected', option, because: 'highest' }) as const)],
  };
  return {
    rules,
    seats,
    elected,
    tied,
    threshold: null,
    rounds: [round],
    votes: String(valid + blank + spoilt),
    valid: String(valid),
    blank: String(blank),
    spoilt: String(spoilt),
  };
}

function limits({ rules, min = 1, max }: ChoiceSettings, options: number): { min: number; max: number } {
  if (rules !== 'approval') return { min: 1, max: 1 };
  const most = max ?? options;
  if (
    !Number.isInteger(min) ||
    !Number.isInteger(most) ||
    min < 0 ||
    most < 1 ||
    min > most ||
    min > options
  ) {
    throw new CountError(
      'invalid_limits',
      'A ballot marks at least so many options, and at most as many or more.',
    );
  }
  return { min, max: most };
}
