import type { Member, MemberClass, MyVote, VoteAnswers } from '@coopkit/contract';
import { hasVote } from '../members/statuses.ts';
import type { Store } from '../store/store.ts';
import type { KeptVote } from '../store/votes.ts';

/** How a vote stands for one member. */
export async function myVote(store: Store, vote: KeptVote, member: Member): Promise<MyVote> {
  const voter = vote.roll_size === null ? undefined : await store.voters.ofMember(vote.id, member.id);
  if (!voter) {
    return {
      voteId: vote.id,
      key: null,
      reason: whyNot(vote, member, await store.classes.find(member.memberClass)),
      memberClass: null,
      voted: false,
      answers: null,
      entryHash: null,
      proxy: null,
      carries: [],
    };
  }
  const [cast] = voter.entryHash === null ? [] : await store.records.byHash(vote.id, [voter.entryHash]);
  const proxy = voter.proxy === null ? undefined : await store.voters.byKey(vote.id, voter.proxy);
  const carried = await store.voters.carriedBy(vote.id, voter.key);
  return {
    voteId: vote.id,
    key: voter.key,
    reason: null,
    memberClass: voter.memberClass,
    voted: voter.voted,
    answers: cast ? (JSON.parse(cast.entry) as { answers: VoteAnswers }).answers : null,
    entryHash: voter.entryHash,
    proxy: proxy ? { name: proxy.name } : null,
    carries: carried.map(({ key, name, voted }) => ({ key, name, voted })),
  };
}

/** Why a member is not on the roll, or would not be on it; null before the opening where they would be. */
function whyNot(
  { settings, roll_size, opens_at }: KeptVote,
  member: Member,
  memberClass: MemberClass | undefined,
): string | null {
  const { classes, joinedBefore } = settings.franchise;
  if (classes && !classes.includes(member.memberClass)) return 'not_in_class';
  if (joinedBefore !== undefined && member.joinedAt >= joinedBefore) return 'joined_too_late';
  if (roll_size === null) return hasVote(member.status, memberClass?.votes) ? null : 'no_vote_in_status';
  // The roll was fixed before they joined, or while they had no vote.
  return member.joinedAt < opens_at ? 'no_vote_in_status' : 'joined_too_late';
}

/** For each vote that is open or coming, whether a member may vote and has. */
export async function myVotes(
  store: Store,
  member: Member,
): Promise<{ voteId: string; onRoll: boolean; voted: boolean }[]> {
  const memberClass = await store.classes.find(member.memberClass);
  const page = { cursor: undefined, limit: 200 };
  const { items: open } = await store.votes.list({ state: 'open', drafts: false }, page);
  const { items: scheduled } = await store.votes.list({ state: 'scheduled', drafts: false }, page);
  const places = await store.voters.ofMemberIn(
    open.map(({ id }) => id),
    member.id,
  );
  return [
    ...open.map(({ id }) => ({ voteId: id, onRoll: places.has(id), voted: places.get(id) ?? false })),
    ...scheduled.map((vote) => ({
      voteId: vote.id,
      onRoll: whyNot(vote, member, memberClass) === null,
      voted: false,
    })),
  ];
}
