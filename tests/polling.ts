import type { NewVote, Vote, VoteAnswers } from '@coopkit/contract';
import { Coop } from '@coopkit/sdk';
import type { World } from './world.ts';

const HOUR = 3_600_000;

/** So many riders, signed in on the world's website. */
export async function voters(world: World, count: number): Promise<{ coop: Coop; token: string }[]> {
  const rows = Array.from({ length: count }, (_, i) => ({
    name: `Voter ${i}`,
    email: `voter${i}@example.org`,
    memberClass: 'rider',
  }));
  await world.office.members.import({ dryRun: false, rows });
  const signedIn: { coop: Coop; token: string }[] = [];
  for await (const member of world.office.members.list({ memberClass: 'rider' })) {
    const { token } = await world.office.sessions.create({ member: member.id, origin: world.siteUrl });
    signedIn.push({ coop: new Coop({ url: world.coopUrl, session: token }), token });
  }
  return signedIn;
}

/** A vote that opens in an hour and closes in six. */
export function putting(changes: Partial<NewVote> = {}): NewVote {
  const now = Date.now();
  return {
    title: { en: 'A second boat?', fr: 'Un deuxième bateau ?' },
    questions: [
      { id: 'q', title: { en: 'Shall we buy it?', fr: 'L’achetons-nous ?' }, method: 'yes-no-abstain' },
    ],
    opensAt: new Date(now + HOUR).toISOString(),
    closesAt: new Date(now + 6 * HOUR).toISOString(),
    ...changes,
  };
}

export async function opened(world: World, changes: Partial<NewVote> = {}): Promise<Vote> {
  const { id } = await world.office.votes.create(putting(changes));
  return world.office.votes.open(id);
}

/** Has each voter cast one of the ballots, in order. */
export async function castAll(
  of: readonly { coop: Coop }[],
  voteId: string,
  ballots: readonly VoteAnswers[],
): Promise<void> {
  for (const [i, answers] of ballots.entries()) await of[i]?.coop.votes.cast(voteId, { answers });
}

/** Closes a vote, and waits until it is counted. */
export async function counted(world: World, voteId: string): Promise<void> {
  await world.office.votes.close(voteId);
  for await (const { state } of world.office.votes.watch(voteId)) if (state === 'counted') return;
}
