import type { Receipt, VoteAnswers } from '@coopkit/contract';

/** A ballot with what makes it unlike any other. */
export interface KeptBallot {
  answers: VoteAnswers;
  nonce: string;
}

/** What this browser keeps of one voter's part in a vote. */
export interface Kept {
  /** What is chosen and not cast. */
  draft?: VoteAnswers;
  /** On its way to the server, perhaps for a while. */
  sending?: KeptBallot & { replaces?: string };
  cast?: KeptBallot & { receipt: Receipt };
}

/*
 * It is kept where the session is: in this website's own storage if the member stays signed in on this device, and
 * else in this tab. A page may forbid its storage, or have none: then it is kept as long as the page.
 */

/** Whether what is kept outlives the tab. */
export function stays(url: string): boolean {
  return attempt(() => localStorage.getItem(`coopkit:session:${url}`)) != null;
}

export function readKept(url: string, voteId: string, voter: string): Kept {
  const name = nameOf(url, voteId, voter);
  return (
    attempt(() => JSON.parse(sessionStorage.getItem(name) ?? localStorage.getItem(name) ?? '{}') as Kept) ??
    {}
  );
}

export function writeKept(url: string, voteId: string, voter: string, kept: Kept): void {
  const name = nameOf(url, voteId, voter);
  const stay = stays(url);
  attempt(() => (stay ? localStorage : sessionStorage).setItem(name, JSON.stringify(kept)));
  if (stay) attempt(() => sessionStorage.removeItem(name));
}

const nameOf = (url: string, voteId: string, voter: string) => `coopkit:ballot:${url}:${voteId}:${voter}`;

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
