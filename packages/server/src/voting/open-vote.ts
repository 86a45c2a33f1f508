import { randomBytes } from 'node:crypto';
import { FORMAT } from '@coopkit/audit';
import { addDays } from '@coopkit/ledger';
import { canonical, leafHash, treeRoot } from '@coopkit/record';
import { refuse } from '../http/refuse.ts';
import { dayOf, hasVote } from '../members/statuses.ts';
import type { Parts } from '../parts.ts';
import { sha256 } from '../secrets.ts';
import type { NewVoter } from '../store/voters.ts';
import type { KeptVote } from '../store/votes.ts';
import type { Store } from '../store/store.ts';
import { announce } from './announce.ts';
import { beginRecord } from './recorder.ts';
import { planClosing, planWitnesses } from './schedule.ts';

/**
 * Opens a vote: fixes its roll and begins its record. The caller has taken the vote's row.
 *
 * @param vote with the instants at which it opens and closes as they are to be
 */
export async function openVote(parts: Parts, store: Store, vote: KeptVote, at: Date): Promise<void> {
  const { settings } = vote;
  const eligible = await electorate(store, settings.franchise, dayOf(at));
  if (eligible.length === 0) refuse('roll_empty');
  const roll = eligible
    .map((voter): NewVoter => ({ ...voter, key: randomBytes(16).toString('base64url') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  await store.voters.add(vote.id, roll);
  const root = rollRoot(roll, settings);
  const lotSecret = randomBytes(32).toString('hex');
  const origin = `${await hostOf(parts, store)}/votes/${vote.id}`;
  const manifest = {
    t: 'manifest',
    v: FORMAT,
    origin,
    openedAt: at.toISOString(),
    vote: { id: vote.id, ...settings },
    roll: { size: roll.length, root },
    lot: { commitment: sha256(lotSecret) },
  };
  await beginRecord(parts.secrets, store, vote.id, origin, canonical(withoutUndefined(manifest)));
  await store.votes.opened(vote.id, { size: roll.length, hash: root, lotSecret });
  await planClosing(store, vote.id, settings);
  await planWitnesses(store, vote.id, at.toISOString());
  await announce(store, 'opened', vote.id, at);
}

/**
 * The members who may vote as of a day: those who are suspended or gone never, others as their class has it. Who is behind
 * with payments has a vote, unless the class's terms say that after so many days they have none.
 */
async function electorate(
  store: Store,
  franchise: KeptVote['settings']['franchise'],
  day: string,
): Promise<Omit<NewVoter, 'key'>[]> {
  const classes = await store.classes.list();
  const votes = new Map(classes.map((each) => [each.id, each.votes]));
  const behind = new Map<string, Set<string>>();
  for (const { id, shares } of classes) {
    if (!shares?.arrears?.limits.includes('vote')) continue;
    behind.set(id, await store.charges.overdueMembers(addDays(day, -shares.arrears.afterDays)));
  }
  const eligible = await store.voters.eligible(franchise, day);
  return eligible.filter(
    ({ status, memberClass, memberId }) =>
      hasVote(status, votes.get(memberClass)) && !behind.get(memberClass)?.has(memberId),
  );
}

/** A line of the published roll. */
export function rollLine(
  voter: Pick<NewVoter, 'key' | 'memberClass' | 'name'>,
  settings: Pick<KeptVote['settings'], 'secrecy' | 'named'>,
): { key: string; memberClass: string; name?: string } {
  const { key, memberClass, name } = voter;
  return settings.secrecy === 'open' && settings.named ? { key, memberClass, name } : { key, memberClass };
}

function rollRoot(roll: readonly NewVoter[], settings: KeptVote['settings']): string {
  const leaves = roll.map((voter) =>
    leafHash(new TextEncoder().encode(canonical(rollLine(voter, settings)))),
  );
  return Buffer.from(treeRoot(leaves)).toString('hex');
}

/** The host under which a co-op's records and its witness are known. */
export async function hostOf(parts: Parts, store: Store): Promise<string> {
  return (await store.coop())?.host ?? parts.config.publicUrl.host;
}

/** How many bytes the first entry of a vote's record would have, as far as the settings go. */
export function manifestSize(settings: KeptVote['settings']): number {
  return Buffer.byteLength(canonical(withoutUndefined(settings)));
}

function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
