import { listCharges, listMyCharges } from '@coopkit/contract';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { pageOf } from '../http/page.ts';
import { readBooks } from '../money/books.ts';
import { dayOf } from '../members/statuses.ts';
import { toCharge } from '../money/describe.ts';
import type { Parts } from '../parts.ts';
import { signedInMember } from './signed-in.ts';

/** What is owed. */
export function charges(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, listCharges, async ({ query }, { store, at }) => {
    const books = await readBooks(store);
    const today = dayOf(at);
    const filter = {
      memberId: query.memberId,
      open: query.state !== undefined,
      dueBefore: query.state === 'overdue' ? today : undefined,
    };
    const { items, next } = await store.charges.list(filter, pageOf(query, ['string', 'string']));
    return { items: items.map((row) => toCharge(books, row, today)), next };
  });

  handle(app, parts, listMyCharges, async ({ query }, context) => {
    const { store, at } = context;
    const books = await readBooks(store);
    const filter = { memberId: signedInMember(context).id };
    const { items, next } = await store.charges.list(filter, pageOf(query, ['string', 'string']));
    return { items: items.map((row) => toCharge(books, row, dayOf(at))), next };
  });
}
