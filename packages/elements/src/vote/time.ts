import type { Vote } from '@coopkit/contract';

/** How long until an instant, in words: `in 2 days`. Never more than there is; undefined under a minute. */
export function timeUntil(instant: string, language: string): string | undefined {
  const minutes = Math.floor((Date.parse(instant) - Date.now()) / 60_000);
  if (minutes < 1) return undefined;
  const [count, unit] =
    minutes < 120
      ? ([minutes, 'minute'] as const)
      : minutes < 2_880
        ? ([minutes / 60, 'hour'] as const)
        : ([minutes / 1_440, 'day'] as const);
  return new Intl.RelativeTimeFormat(language).format(Math.floor(count), unit);
}

/** An instant in the zone of who reads it. */
export function dateIn(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(instant));
}

/** How often to look what has changed. */
export const LOOK_MS = 20_000;
const SOON_MS = 3_000;

/** How long to wait before looking again: not long where the vote is about to open, to close or to be counted. */
export function untilChange({ state, opensAt, closesAt }: Vote): number {
  if (!/scheduled|open|closed/.test(state)) return LOOK_MS;
  const left = Date.parse(state === 'scheduled' ? opensAt : closesAt) - Date.now();
  // Not all pages at the same instant.
  return left > 0 ? Math.min(LOOK_MS, left + Math.random() * SOON_MS) : SOON_MS;
}
