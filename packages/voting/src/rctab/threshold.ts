import { usesSurpluses, type RctabSettings } from './settings.ts';

/** A number of votes, and with how many digits after the point it is told. */
export interface Threshold {
  /** In units of {@link unitDigits}. */
  readonly votes: bigint;
  readonly digits: number;
}

/** Digits after the point in which all votes of a count are held. */
export function unitDigits(settings: RctabSettings): number {
  if (usesSurpluses(settings)) return settings.decimalPlacesForVoteArithmetic;
  return percentage(settings)?.digits ?? 0;
}

/**
 * What a winner needs: so many per cent, or the votes divided by one more than the seats (by the seats: Hare),
 * rounded up to the next whole vote or the next unit; never less than the smallest number allowed.
 *
 * @param active the votes that count, in units
 */
export function thresholdOf(active: bigint, seats: number, settings: RctabSettings): Threshold {
  const digits = unitDigits(settings);
  const unit = 10n ** BigInt(digits);
  const minimum = BigInt(settings.minimumVoteThreshold) * unit;
  const threshold = wanted(active, seats, settings);
  return minimum > threshold.votes ? { votes: minimum, digits: 0 } : threshold;
}

function wanted(active: bigint, seats: number, settings: RctabSettings): Threshold {
  const share = percentage(settings);
  if (share !== null)
    return { votes: (active * share.value) / 10n ** BigInt(share.digits), digits: share.digits };
  const fractional = settings.nonIntegerWinningThreshold && usesSurpluses(settings);
  const digits = fractional ? unitDigits(settings) : 0;
  const step = fractional ? 1n : 10n ** BigInt(unitDigits(settings));
  if (settings.hareQuota && usesSurpluses(settings)) {
    const divisor = BigInt(seats) * step;
    return { votes: ((active + divisor - 1n) / divisor) * step, digits };
  }
  return { votes: (active / (BigInt(seats + 1) * step) + 1n) * step, digits };
}

/** The percentage as a part of one: `15` is 15 with two digits after the point. */
function percentage(settings: RctabSettings): { value: bigint; digits: number } | null {
  const written = settings.multiSeatBottomsUpPercentageThreshold;
  if (settings.winnerElectionMode !== 'bottomsUpUsingPercentageThreshold' || written === null) return null;
  const [whole = '', fraction = ''] = written.split('.');
  return { value: BigInt(whole + fraction), digits: 2 + fraction.length };
}
