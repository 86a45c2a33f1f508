/** What members have declared, in the order in which it was recorded. */
export type ProxyRecord =
  | { readonly kind: 'given'; readonly giver: string; readonly holder: string }
  | { readonly kind: 'revoked'; readonly giver: string };

export interface ProxyRules {
  /** Who may vote. */
  readonly roll: readonly string[];
  /** How many others' votes one member may carry. */
  readonly most: number;
}

export interface Proxy {
  readonly giver: string;
  readonly holder: string;
}

export type ProxyRefusal =
  | 'self'
  | 'giver_not_on_roll'
  | 'holder_not_on_roll'
  /** Who carries others' votes cannot give their own away, … */
  | 'giver_carries_votes'
  /** … and who has given it away cannot carry others': there are no chains. */
  | 'holder_has_given_vote'
  | 'holder_carries_most'
  | 'nothing_to_revoke';

export interface Proxies {
  /** Who carries whose vote, in the order in which it was given. */
  readonly standing: readonly Proxy[];
  /** Records that were refused, by their place in the list. */
  readonly refused: readonly { readonly record: number; readonly code: ProxyRefusal }[];
}

/** A new proxy takes the place of the giver's earlier one; one that is refused leaves the earlier one as it was. */
export function resolveProxies(records: readonly ProxyRecord[], rules: ProxyRules): Proxies {
  const roll = new Set(rules.roll);
  const holders = new Map<string, string>();
  const carried = new Map<string, number>();
  const refused: { record: number; code: ProxyRefusal }[] = [];
  records.forEach((record, i) => {
    const code =
      record.kind === 'given' ? refusal(record) : holders.has(record.giver) ? null : 'nothing_to_revoke';
    if (code !== null) {
      refused.push({ record: i, code });
      return;
    }
    revoke(record.giver);
    if (record.kind === 'revoked') return;
    holders.set(record.giver, record.holder);
    carried.set(record.holder, (carried.get(record.holder) ?? 0) + 1);
  });
  return { standing: Array.from(holders, ([giver, holder]) => ({ giver, holder })), refused };

  function refusal({ giver, holder }: Proxy): ProxyRefusal | null {
    if (giver === holder) return 'self';
    if (!roll.has(giver)) return 'giver_not_on_roll';
    if (!roll.has(holder)) return 'holder_not_on_roll';
    if ((carried.get(giver) ?? 0) > 0) return 'giver_carries_votes';
    if (holders.has(holder)) return 'holder_has_given_vote';
    const others = (carried.get(holder) ?? 0) - (holders.get(giver) === holder ? 1 : 0);
    return others >= rules.most ? 'holder_carries_most' : null;
  }
  function revoke(giver: string): void {
    const holder = holders.get(giver);
    if (holder === undefined) return;
    holders.delete(giver);
    carried.set(holder, (carried.get(holder) ?? 1) - 1);
  }
}

export interface ProxyUse {
  /** Carried votes that the holder casts. */
  readonly effective: readonly Proxy[];
  /** Carried votes that are not cast that way: the giver votes in person, or the holder does not vote. */
  readonly unused: readonly (Proxy & { readonly code: 'giver_voted' | 'holder_did_not_vote' })[];
}

/** At the close: one's own vote goes before the proxy that one gave. */
export function useProxies(standing: readonly Proxy[], voted: readonly string[]): ProxyUse {
  const inPerson = new Set(voted);
  const effective: Proxy[] = [];
  const unused: (Proxy & { code: 'giver_voted' | 'holder_did_not_vote' })[] = [];
  for (const proxy of standing) {
    if (inPerson.has(proxy.giver)) unused.push({ ...proxy, code: 'giver_voted' });
    else if (!inPerson.has(proxy.holder)) unused.push({ ...proxy, code: 'holder_did_not_vote' });
    else effective.push(proxy);
  }
  return { effective, unused };
}
