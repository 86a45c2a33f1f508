import type { VoteSummary } from '@coopkit/contract';

export type GroupName = 'drafts' | 'openVotes' | 'comingVotes' | 'decidedVotes';

const groupOf: Readonly<Record<VoteSummary['state'], GroupName>> = {
  draft: 'drafts',
  scheduled: 'comingVotes',
  open: 'openVotes',
  closed: 'decidedVotes',
  counted: 'decidedVotes',
  annulled: 'decidedVotes',
};

export const isDecided = ({ state }: VoteSummary) => groupOf[state] === 'decidedVotes';

/** What is open, what closes next first; what is coming, what opens next first; what is decided, the latest first. */
export function grouped(votes: readonly VoteSummary[]): [GroupName, VoteSummary[]][] {
  const by = (field: 'opensAt' | 'closesAt') => (a: VoteSummary, b: VoteSummary) =>
    Date.parse(a[field]) - Date.parse(b[field]);
  const of = (name: GroupName) => votes.filter(({ state }) => groupOf[state] === name);
  return [
    ['openVotes', of('openVotes').sort(by('closesAt'))],
    ['comingVotes', of('comingVotes').sort(by('opensAt'))],
    ['drafts', of('drafts').sort(by('opensAt'))],
    ['decidedVotes', of('decidedVotes').sort(by('closesAt')).reverse()],
  ];
}

/** When the next of them opens or closes: milliseconds since 1970. */
export function nextChange(votes: readonly VoteSummary[]): number {
  const instants = votes.map(({ state, opensAt, closesAt }) =>
    state === 'scheduled' ? Date.parse(opensAt) : state === 'open' ? Date.parse(closesAt) : Infinity,
  );
  return Math.min(Infinity, ...instants);
}
