import type { Arithmetic } from './arithmetic.ts';
import type { StvQuota } from './rules.ts';

/** The votes that elect to one of so many seats. */
export function quotaOf<N>(arithmetic: Arithmetic<N>, quota: StvQuota, votes: N, seats: number): N {
  const { add, divide, last, one, whole } = arithmetic;
  const share = divide(votes, whole(seats + 1));
  if (quota === 'exact') return share;
  return quota === 'exact-and-last' ? add(share, last) : add(arithmetic.floor(share), one);
}
