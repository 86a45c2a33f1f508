import { createInvitation, listClasses, updateClass } from '@coopkit/contract';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { refuse } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';

/** The member classes, and invitations to them. */
export function classes(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, listClasses, async (_, { store }) => ({ items: await store.classes.list() }));

  handle(
    app,
    parts,
    updateClass,
    async ({ params, body }, { store }) =>
      (await store.classes.update(params.classId, body)) ?? refuse('not_found'),
  );

  handle(app, parts, createInvitation, async ({ params, body }, { store }) => {
    if (!(await store.classes.find(params.classId))) refuse('not_found');
    const expiresAt = body.expiresAt ?? null;
    const code = await store.classes.invite(params.classId, body.uses, expiresAt);
    return { code, memberClass: params.classId, uses: body.uses, expiresAt };
  });
}
