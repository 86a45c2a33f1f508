import type { Erasure, Member } from '@coopkit/contract';
import { refuse } from '../http/refuse.ts';
import { isOut, movementsOf } from '../members/statuses.ts';
import type { ApplicationRow } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { endOfTerm, retentionOf } from './retention.ts';
import { personalDataSources } from './sources.ts';

/**
 * Erases what is held on a former member, save what must be kept; one who was erased before is told the same again. The
 * caller has locked the co-op.
 */
export async function eraseFormer(store: Store, member: Member, at: Date): Promise<Erasure> {
  const before = await store.formerMembers.erasureOf(member.id);
  if (before) return before;
  if (!isOut(member.status)) refuse('still_member');
  const held = await store.shares.holding(member.id);
  // Whoever is still to be paid must be reached, and must see what they are owed.
  if (held.shares > 0) refuse('not_erasable', { detail: 'They hold shares: redeem or transfer them first.' });
  const owed = (await store.ledger.totals('9999-12-31', member.id)).get('redemptions-payable');
  if (owed && owed.credit > owed.debit)
    refuse('not_erasable', { detail: 'Their shares are not paid out yet.' });
  const terms = { at, registerUntil: await registerUntil(store, member) };
  const erasure: Erasure = { at: at.toISOString(), erased: [], kept: [] };
  for (const { name, erase } of personalDataSources) {
    const { erased, kept } = await erase(store, member, terms);
    if (erased) erasure.erased.push(name);
    if (kept) erasure.kept.push({ name, ...kept });
  }
  const [locale = 'en'] = JSON.parse((await store.coop())?.locales ?? '[]') as string[];
  await store.formerMembers.erase(member.id, { locale, erasure });
  return erasure;
}

/** Erases what is held on an applicant who was rejected: that there was one, and when, stays. */
export async function eraseRejected(store: Store, application: ApplicationRow, at: Date): Promise<Erasure> {
  if (application.state !== 'rejected') refuse('not_erasable');
  if (application.erased_at === null) {
    await store.mails.removeTo(application.email);
    await store.jobs.removeMailsTo(application.email);
    await store.events.forgetAbout(application.id);
    await store.applications.erase(application.id, at.toISOString());
  }
  return { at: application.erased_at ?? at.toISOString(), erased: ['applications', 'mails'], kept: [] };
}

/** Takes the name out of the register, once it has been there for as long as it must. */
export async function forgetName(store: Store, memberId: string): Promise<void> {
  const named: string[] = [];
  for (const { voteId } of await store.voters.rollsOf(memberId)) {
    const vote = await store.votes.find(voteId);
    // A roll that was published with names is what its record's hash is of.
    if (vote && !(vote.settings.secrecy === 'open' && vote.settings.named)) named.push(voteId);
  }
  await store.voters.forgetName(memberId, named);
  await store.statuses.forgetWords(memberId, { decisions: true });
  await store.formerMembers.forgetName(memberId);
}

async function registerUntil(store: Store, { id, joinedAt }: Member): Promise<string> {
  const { registerYears } = await retentionOf(store);
  const exit = movementsOf(await store.statuses.of(id)).at(-1)?.row.on ?? joinedAt.slice(0, 10);
  return endOfTerm(exit, registerYears);
}
