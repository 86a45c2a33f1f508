import type { Member } from '@coopkit/contract';
import type { Store } from '../store/store.ts';

/** When and by which terms what is held on a member is erased. */
export interface ErasureTerms {
  at: Date;
  /** The last day on which the register tells their name. */
  registerUntil: string;
}

/** What became of a source's rows: whether any are gone, and why any are not. */
interface Erased {
  erased: boolean;
  kept: { reason: string; until: string | null } | null;
}

/** One kind of what is held on a member. Whoever keeps something on members adds one to the list of sources. */
export interface PersonalDataSource {
  name: string;
  label: { en: string; fr: string };
  /** All that is held, as a person may read it. */
  collect: (store: Store, member: Member) => Promise<Record<string, unknown>[]>;
  /** Erases what need not be kept; it may be done again. */
  erase: (store: Store, member: Member, terms: ErasureTerms) => Promise<Erased>;
}
