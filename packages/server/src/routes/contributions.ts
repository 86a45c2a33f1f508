import {
  endContribution,
  listContributions,
  listMyContributions,
  recordContribution,
  startContribution,
  stopContribution,
  type Contribution,
  type Member,
  type NewContribution,
} from '@coopkit/contract';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle, type RouteContext } from '../http/handle.ts';
import { pageOf } from '../http/page.ts';
import { refuse } from '../http/refuse.ts';
import { openBooks, readBooks, type Books } from '../money/books.ts';
import { dayOf, isOut } from '../members/statuses.ts';
import { startContribution as start } from '../money/contribute.ts';
import { toContribution } from '../money/describe.ts';
import { useCredit } from '../money/settle.ts';
import { checkContribution } from '../money/take-shares.ts';
import type { Parts } from '../parts.ts';
import type { ContributionRow } from '../store/money-tables.ts';
import { signedInMember } from './signed-in.ts';

/** Dues and donations. */
export function contributions(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, listMyContributions, async (_, context) => {
    const { store } = context;
    const member = signedInMember(context);
    const books = await readBooks(store);
    return {
      items: (await store.contributions.ofMember(member.id)).map((row) => toContribution(books, row)),
      terms: (await store.classes.find(member.memberClass))?.contributions ?? [],
    };
  });

  handle(app, parts, startContribution, ({ body }, context) =>
    promise(context, signedInMember(context), body),
  );

  handle(app, parts, recordContribution, async ({ params, body }, context) =>
    promise(context, (await context.store.members.find(params.memberId)) ?? refuse('not_found'), body),
  );

  handle(app, parts, stopContribution, async ({ params }, context) => {
    const { store, at } = context;
    const books = await openBooks(store);
    const member = signedInMember(context);
    const row = await store.contributions.find(params.contributionId);
    if (row?.member_id !== member.id) refuse('not_found');
    const terms = (await store.classes.find(member.memberClass))?.contributions;
    if (terms?.some(({ id, required }) => id === row.terms && required)) refuse('contribution_required');
    return stop(books, row, dayOf(at));
  });

  handle(app, parts, endContribution, async ({ params }, { store, at }) => {
    const books = await openBooks(store);
    const row = (await store.contributions.find(params.contributionId)) ?? refuse('not_found');
    return stop(books, row, dayOf(at));
  });

  handle(app, parts, listContributions, async ({ query }, { store }) => {
    const books = await readBooks(store);
    const { items, next } = await store.contributions.list(query, pageOf(query, ['string', 'string']));
    return { items: items.map((row) => toContribution(books, row)), next };
  });
}

async function promise(
  { store, at }: RouteContext,
  member: Member,
  wanted: NewContribution,
): Promise<Contribution> {
  const books = await openBooks(store);
  const memberClass = (await store.classes.find(member.memberClass)) ?? refuse('contribution_not_offered');
  const terms = checkContribution(books, memberClass, wanted);
  if (isOut(member.status)) refuse('not_a_member');
  const id = await start(books, member, terms, wanted.amount, { on: dayOf(at), at });
  await useCredit(books, member, dayOf(at), at);
  return contributionBy(books, id);
}

async function stop(books: Books, row: ContributionRow, on: string): Promise<Contribution> {
  if (row.until_on !== null) refuse('already_decided');
  await books.store.contributions.stop(row.id, on);
  return contributionBy(books, row.id);
}

async function contributionBy(books: Books, id: string): Promise<Contribution> {
  return toContribution(books, (await books.store.contributions.find(id)) ?? refuse('not_found'));
}
