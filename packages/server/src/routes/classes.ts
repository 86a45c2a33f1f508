import {
  createInvitation,
  listClasses,
  updateClass,
  type ClassChange,
  type ShareTerms,
} from '@coopkit/contract';
import { contributionTermsFaults, shareTermsFaults } from '@coopkit/ledger';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { refuse } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';
import type { Store } from '../store/store.ts';

/** The member classes, and invitations to them. */
export function classes(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, listClasses, async (_, { store }) => ({ items: await store.classes.list() }));

  handle(app, parts, updateClass, async ({ params, body }, { store }) => {
    checkTerms(body);
    if (body.shares !== undefined) await checkNominal(store, params.classId, body.shares);
    return (await store.classes.update(params.classId, body)) ?? refuse('not_found');
  });

  handle(app, parts, createInvitation, async ({ params, body }, { store }) => {
    if (!(await store.classes.find(params.classId))) refuse('not_found');
    const expiresAt = body.expiresAt ?? null;
    const code = await store.classes.invite(params.classId, body.uses, expiresAt);
    return { code, memberClass: params.classId, uses: body.uses, expiresAt };
  });
}

/** Terms that contradict themselves would let nobody in. */
function checkTerms({ shares, contributions = [] }: ClassChange): void {
  const fields = [
    ...(shares ? shareTermsFaults(shares) : []).map((fault) => ({
      ...fault,
      field: `shares.${fault.field}`,
    })),
    ...contributionTermsFaults(contributions).map((fault) => ({
      ...fault,
      field: `contributions.${fault.field}`,
    })),
  ];
  if (fields.length > 0) refuse('invalid_request', { fields });
}

/** What a share is issued at stands once there are some: all of a class are worth the same. */
async function checkNominal(store: Store, classId: string, shares: ShareTerms | null): Promise<void> {
  const now = (await store.classes.find(classId))?.shares;
  if (!now || (shares && shares.nominal === now.nominal)) return;
  if ((await store.shares.isIssued(classId)) || (await store.applications.isPaying(classId))) {
    refuse('nominal_fixed', { fields: [{ field: 'shares.nominal', code: 'not_an_option' }] });
  }
}
