import {
  leave,
  listMyStatuses,
  listStatuses,
  setStatus,
  stay,
  takeBackStatus,
  type Member,
  type MemberStatus,
  type StatusRecord,
} from '@coopkit/contract';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { nameOf, signedIn } from '../http/principal.ts';
import { refuse, refuseField } from '../http/refuse.ts';
import { earliestLeaving } from '../members/leaving.ts';
import { recordStatus, takeBack } from '../members/record-status.ts';
import { dayOf, isOut, takingEffect } from '../members/statuses.ts';
import type { Parts } from '../parts.ts';
import type { Store } from '../store/store.ts';

/** Members' dated statuses. */
export function statuses(app: Hono<Env>, parts: Parts): void {
  // Before those of a member by identifier: "me" is none.
  handle(app, parts, listMyStatuses, async (_, { store, principal }) => ({
    items: await store.statuses.of(signedIn(principal).member.id),
  }));

  handle(app, parts, listStatuses, async ({ params }, { store }) => {
    const member = (await store.members.find(params.memberId)) ?? refuse('not_found');
    return { items: await store.statuses.of(member.id) };
  });

  handle(app, parts, setStatus, async ({ params, body }, { store, principal, at }) => {
    await store.lock();
    const member = (await store.members.find(params.memberId)) ?? refuse('not_found');
    const { status, on = dayOf(at), reason, decision } = body;
    if (status === 'expelled' && !decision) {
      refuse('decision_required', { fields: [{ field: 'decision', code: 'required' }] });
    }
    if (decision && 'voteId' in decision && !(await store.votes.find(decision.voteId))) {
      refuseField('decision.voteId', 'not_an_option');
    }
    const by = { recordedBy: nameOf(principal), recordedAt: at.toISOString() };
    return recordStatus(store, member, { status, on, reason, decision, ...by }, at);
  });

  handle(app, parts, takeBackStatus, async ({ params, body }, { store, principal, at }) => {
    await store.lock();
    const member = (await store.members.find(params.memberId)) ?? refuse('not_found');
    const rows = await store.statuses.of(member.id);
    const row = rows[Number(params.position) - 1] ?? refuse('not_found');
    const by = { recordedBy: nameOf(principal), reason: body.reason ?? null, at };
    return takeBack(store, member, mayBeTakenBack(row) ? row : refuse('status_final'), by);
  });

  handle(app, parts, leave, async ({ body }, { store, principal, at }) => {
    await store.lock();
    const member = await again(store, signedIn(principal).member);
    if (isOut(member.status)) refuse('not_a_member');
    if (await leavingOf(store, member.id, dayOf(at))) refuse('already_leaving');
    const memberClass = await store.classes.find(member.memberClass);
    const earliest = earliestLeaving(dayOf(at), memberClass?.shares?.leaving ?? null);
    const on = body.on ?? earliest;
    if (on < earliest) {
      refuse('leaving_too_early', {
        detail: `The earliest day is ${earliest}.`,
        fields: [{ field: 'on', code: 'too_early' }],
      });
    }
    const by = { recordedBy: nameOf(principal), recordedAt: at.toISOString() };
    return recordStatus(store, member, { status: 'left', on, reason: body.reason, ...by }, at);
  });

  handle(app, parts, stay, async (_, { store, principal, at }) => {
    await store.lock();
    const member = await again(store, signedIn(principal).member);
    const row = (await leavingOf(store, member.id, dayOf(at))) ?? refuse('not_leaving');
    const acting = (await store.representatives.of(member.id)).map(({ id }) => id);
    // What the co-op recorded is the co-op's to take back.
    if (![member.id, ...acting].includes(row.recordedBy)) refuse('not_leaving');
    return takeBack(store, member, row, { recordedBy: nameOf(principal), reason: null, at });
  });
}

/** The member as they are once nobody else can change them. */
async function again(store: Store, member: Member): Promise<Member> {
  return (await store.members.find(member.id)) ?? refuse('not_a_member');
}

/** The row by which a member leaves on a day to come. */
async function leavingOf(store: Store, memberId: string, today: string) {
  return takingEffect(await store.statuses.of(memberId)).find(
    ({ status, on }) => status === 'left' && on > today,
  );
}

function mayBeTakenBack<Row extends StatusRecord>(row: Row): row is Row & { status: MemberStatus } {
  return row.status !== null && !row.entry && row.takenBackBy === null;
}
