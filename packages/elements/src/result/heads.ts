/** The head of a record as it was seen. */
export interface Head {
  readonly size: number;
  readonly root: string;
}

/*
 * What this browser saw of a record before: whoever rewrites it later is found out. A page may forbid its storage, or have
 * none: then every look is the first.
 */
const keyOf = (url: string, voteId: string) => `coopkit:head:${url}:${voteId}`;

export function seenHeads(url: string, voteId: string): Head[] {
  try {
    const kept = localStorage.getItem(keyOf(url, voteId));
    return kept === null ? [] : [JSON.parse(kept) as Head];
  } catch {
    return [];
  }
}

export function keepHead(url: string, voteId: string, head: Head): void {
  try {
    localStorage.setItem(keyOf(url, voteId), JSON.stringify(head));
  } catch {
    // As above.
  }
}
