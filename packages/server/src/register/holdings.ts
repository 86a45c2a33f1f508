import type { Store } from '../store/store.ts';

/** A member's shares on a day, in minor units of the co-op's currency. */
export interface HeldShares {
  shares: number;
  subscribed: number;
  paidUp: number;
}

/** What members hold on a day, by member: nothing before the co-op keeps shares. */
export function holdingsOf(_store: Store, _on: string): Promise<Map<string, HeldShares>> {
  return Promise.resolve(new Map<string, HeldShares>());
}
