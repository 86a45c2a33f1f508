import type { Member, MemberStatus, StatusRecord } from '@coopkit/contract';
import { refuse } from '../http/refuse.ts';
import { MAIL_JOB, type Mail } from '../mail/mail.ts';
import { openBooks } from '../money/books.ts';
import { settleLeaving } from '../money/leaving.ts';
import type { Parts } from '../parts.ts';
import type { JobRow } from '../store/database.ts';
import type { StatusToKeep } from '../store/statuses.ts';
import { transaction, type Store } from '../store/store.ts';
import { dayOf, isOut, maySignIn, periodsOf, statusOn } from './statuses.ts';

/** The kind of job that has a status take effect on its day. */
export const STATUS_JOB = 'member.status';

interface StatusJob {
  memberId: string;
}

/** Records a status from a day on, and tells the member. The caller has locked the co-op. */
export async function recordStatus(
  store: Store,
  member: Member,
  row: StatusToKeep & { status: MemberStatus },
  at: Date,
): Promise<StatusRecord> {
  const before = periodsOf(await store.statuses.of(member.id));
  if (statusOn(before, row.on) === row.status) refuse('status_unchanged');
  const kept = await store.statuses.add(member.id, row);
  // Before they entered or after they have gone it has no effect.
  if (statusOn(periodsOf(await store.statuses.of(member.id)), row.on) !== row.status) refuse('not_a_member');
  await takeEffect(store, member, row.on, at);
  const { status, on } = row;
  const { reason, decision } = kept;
  if (status !== 'died') {
    const told = { status, on, reason, decision: decision?.text ?? null };
    await tell(store, { kind: 'status', ...reader(member), ...told }, at);
  }
  return kept;
}

/** Takes a row back, and tells the member. The caller has locked the co-op. */
export async function takeBack(
  store: Store,
  member: Member,
  row: StatusRecord & { status: MemberStatus },
  by: { recordedBy: string; reason: string | null; at: Date },
): Promise<StatusRecord> {
  const kept = await store.statuses.add(member.id, {
    status: null,
    on: row.on,
    takesBack: row.position,
    reason: by.reason,
    recordedBy: by.recordedBy,
    recordedAt: by.at.toISOString(),
  });
  await takeEffect(store, member, row.on, by.at);
  const { status, on } = row;
  if (status !== 'died') {
    await tell(store, { kind: 'status-taken-back', ...reader(member), status, on, reason: by.reason }, by.at);
  }
  return kept;
}

/** Does the job of a day on which a status begins. */
export async function settleInTime(parts: Parts, job: JobRow): Promise<void> {
  const { memberId } = JSON.parse(job.payload) as StatusJob;
  await transaction(parts.engine, job.coop_id, async (store) => {
    await store.lock();
    await settle(store, memberId, parts.now());
  });
}

async function takeEffect(store: Store, { id }: Member, on: string, at: Date): Promise<void> {
  await settle(store, id, at);
  if (on <= dayOf(at)) return;
  await store.jobs.add(STATUS_JOB, { memberId: id } satisfies StatusJob, `${on}T00:00:00.000Z`);
}

/** Has a member be what they are today, however often it is done: their place in the class and their sessions with it. */
async function settle(store: Store, memberId: string, at: Date): Promise<void> {
  const member = await store.members.find(memberId);
  const status = statusOn(periodsOf(await store.statuses.of(memberId)), dayOf(at));
  if (!member || status === undefined || status === member.status) return;
  await store.members.setStatus(memberId, status);
  const places = Number(isOut(member.status)) - Number(isOut(status));
  if (places !== 0) await store.classes.countIn(member.memberClass, places);
  await store.events.add('member.changed', { ...member, status }, at.toISOString());
  if (isOut(status)) await settleLeaving(await openBooks(store), member, status, at);
  if (maySignIn(status)) return;
  await store.codes.voidOf(memberId);
  await store.sessions.endAllOf(memberId);
}

function reader({ email, name, locale }: Member) {
  return { to: email, name, locale };
}

/** Whose address was erased is told nothing. */
async function tell(store: Store, mail: Mail, at: Date): Promise<void> {
  if (mail.to !== '') await store.jobs.add(MAIL_JOB, mail, at.toISOString());
}
