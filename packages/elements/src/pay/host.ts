import type { Money, Payment } from '@coopkit/contract';
import type { Coop } from '../context.ts';

/** What is to be paid. */
export interface Due {
  amount: Money;
  /** The application that asks for it; absent, it is owed by the member who is signed in. */
  applicationId?: string | undefined;
  /** Which charges; absent, all that are due today. */
  charges?: string[] | undefined;
  /** Whether more falls due later: it may then be collected in the same way. */
  more?: boolean | undefined;
  /** The payer's name to begin with. */
  name?: string | undefined;
}

/** What a payment may do with the element that it is shown in. */
export interface PayHost {
  readonly coop: Coop;
  readonly language: () => string;
  /** The element itself: a provider's form stands within it, and not in its shadow. */
  readonly element: HTMLElement;
  /** Does something that takes time. */
  work: (task: (signal: AbortSignal) => Promise<unknown>) => Promise<void>;
  /** Tells those who can't see it. */
  say: (text: string) => void;
  /** Says what is wrong with fields, by their names, and leads to the first. */
  faulty: (faults: ReadonlyMap<string, string>) => void;
  /** Another view has begun: leads to its heading. */
  turned: () => void;
  /** A payment was begun: keeps it over a reload. */
  started: (payment: Payment) => void;
  /** There is nothing more to do: it has come, or is on its way. Undefined where the co-op takes no payments here. */
  done: (payment: Payment | undefined) => void;
  requestUpdate: () => void;
}
