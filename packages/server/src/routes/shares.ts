import {
  approveTransfer,
  cancelShares,
  getMyShares,
  getShares,
  giveNotice,
  issueShares,
  listHoldings,
  listNotices,
  listShareEntries,
  listTransfers,
  payOutNotice,
  recordNotice,
  refuseTransfer,
  takeBackNotice,
  takeBackTransfer,
  takeShares as takeSharesEndpoint,
  transferMyShares,
  transferShares,
  type Member,
  type MyShares,
  type ShareNotice,
  type ShareTransfer,
  type Subscription,
} from '@coopkit/contract';
import { noticeDays } from '@coopkit/ledger';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle, type RouteContext } from '../http/handle.ts';
import { pageOf } from '../http/page.ts';
import { nameOf } from '../http/principal.ts';
import { refuse, refuseField } from '../http/refuse.ts';
import { openBooks, readBooks, type Books } from '../money/books.ts';
import { dayOf } from '../members/statuses.ts';
import { factDay } from '../money/fact-day.ts';
import { cancelUnpaid } from '../money/cancel-shares.ts';
import { toCharge, toHolding, toNotice, toShareEntry, toTransfer } from '../money/describe.ts';
import { bookTransfer, carryOut, checkTransfer, freeOf, noticeShares, payOut } from '../money/pass-on.ts';
import { useCredit } from '../money/settle.ts';
import { takeShares } from '../money/take-shares.ts';
import type { Parts } from '../parts.ts';
import type { Store } from '../store/store.ts';
import { signedInMember } from './signed-in.ts';

/** Shares: what members hold, take, pass on and give back. */
export function shares(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, getMyShares, ({ query }, context) =>
    describe(context.store, signedInMember(context), query.on ?? dayOf(context.at), dayOf(context.at)),
  );

  handle(app, parts, getShares, async ({ params, query }, { store, at }) =>
    describe(store, await memberBy(store, params.memberId), query.on ?? dayOf(at), dayOf(at)),
  );

  handle(app, parts, takeSharesEndpoint, async ({ body }, context) => {
    const member = signedInMember(context);
    // What a class offers no more, a steward may still issue.
    const memberClass = await context.store.classes.find(member.memberClass);
    if (memberClass?.shares && memberClass.intake === 'closed') refuse('class_closed');
    return take(context, member, body, dayOf(context.at));
  });

  handle(app, parts, issueShares, async ({ params, body }, context) => {
    const { on, ...subscription } = body;
    const member = await memberBy(context.store, params.memberId);
    return take(context, member, subscription, factDay(on, context.at));
  });

  handle(app, parts, cancelShares, async ({ params, body }, { store, at }) => {
    const books = await openBooks(store);
    const member = await memberBy(store, params.memberId);
    await cancelUnpaid(books, member, body.shares, { on: dayOf(at), at });
    return describe(store, member, dayOf(at), dayOf(at));
  });

  handle(app, parts, transferMyShares, async ({ body }, { store, at, ...context }) => {
    const books = await openBooks(store);
    const from = signedInMember(context);
    const on = dayOf(at);
    const { shares } = body;
    const to = await checkTransfer(books, from, await store.members.byNumber(body.to), { shares, on });
    const terms = (await store.classes.find(from.memberClass))?.shares;
    const done = terms?.transfer === 'free';
    const id = await store.shareTransfers.add(
      {
        member_id: from.id,
        to_member_id: to.id,
        shares: body.shares,
        state: done ? 'done' : 'pending',
        decided_by: done ? from.id : null,
      },
      at.toISOString(),
    );
    if (done) await bookTransfer(books, from, to, shares, { on, at });
    return withoutNames(await transferBy(store, id), from);
  });

  handle(app, parts, takeBackTransfer, async ({ params }, context) => {
    const { store } = context;
    const member = signedInMember(context);
    const transfer = await store.shareTransfers.find(params.transferId);
    if (transfer?.member_id !== member.id) refuse('not_found');
    if (!(await store.shareTransfers.decide(transfer.id, 'taken-back', member.id))) refuse('already_decided');
    return withoutNames(await transferBy(store, transfer.id), member);
  });

  handle(app, parts, transferShares, async ({ params, body }, { store, at, principal }) => {
    const books = await openBooks(store);
    const from = await memberBy(store, params.memberId);
    const on = factDay(body.on, at);
    const { shares } = body;
    const to = await checkTransfer(books, from, await store.members.byNumber(body.to), { shares, on });
    const id = await store.shareTransfers.add(
      {
        member_id: from.id,
        to_member_id: to.id,
        shares: body.shares,
        state: 'done',
        decided_by: nameOf(principal),
      },
      at.toISOString(),
    );
    await bookTransfer(books, from, to, shares, { on, at });
    return transferBy(store, id);
  });

  handle(app, parts, listTransfers, async ({ query }, { store }) => {
    const { items, next } = await store.shareTransfers.list(query, pageOf(query, ['string', 'string']));
    return { items: items.map(toTransfer), next };
  });

  handle(app, parts, approveTransfer, async ({ params }, { store, at, principal }) => {
    const books = await openBooks(store);
    const transfer = (await store.shareTransfers.find(params.transferId)) ?? refuse('not_found');
    // Before it is looked at whether the shares are free: till now these were bound by the transfer itself.
    if (!(await store.shareTransfers.decide(transfer.id, 'done', nameOf(principal)))) {
      refuse('already_decided');
    }
    const from = await memberBy(store, transfer.member_id);
    const on = dayOf(at);
    const { shares } = transfer;
    const other = await store.members.find(transfer.to_member_id);
    const to = await checkTransfer(books, from, other, { shares, on });
    await bookTransfer(books, from, to, shares, { on, at });
    return transferBy(store, transfer.id);
  });

  handle(app, parts, refuseTransfer, async ({ params }, { store, principal }) => {
    const transfer = (await store.shareTransfers.find(params.transferId)) ?? refuse('not_found');
    if (!(await store.shareTransfers.decide(transfer.id, 'refused', nameOf(principal)))) {
      refuse('already_decided');
    }
    return transferBy(store, transfer.id);
  });

  handle(app, parts, giveNotice, async ({ body }, context) => notice(context, signedInMember(context), body));

  handle(app, parts, recordNotice, async ({ params, body }, context) =>
    notice(context, await memberBy(context.store, params.memberId), body),
  );

  handle(app, parts, takeBackNotice, async ({ params }, context) => {
    const { store } = context;
    const books = await openBooks(store);
    const row = await store.shareNotices.find(params.noticeId);
    if (row?.member_id !== signedInMember(context).id) refuse('not_found');
    if (!(await store.shareNotices.move(row.id, 'open', 'taken-back'))) refuse('already_decided');
    return noticeBy(books, row.id);
  });

  handle(app, parts, listNotices, async ({ query }, { store }) => {
    const books = await readBooks(store);
    const { items, next } = await store.shareNotices.list(query, pageOf(query, ['string', 'string']));
    return { items: items.map((row) => toNotice(books, row)), next };
  });

  handle(app, parts, payOutNotice, async ({ params, body }, { store, at }) => {
    const books = await openBooks(store);
    const row = (await store.shareNotices.find(params.noticeId)) ?? refuse('not_found');
    const member = await memberBy(store, row.member_id);
    const on = factDay(body.on, at);
    if (row.state === 'effective' && on < row.effective_on) refuseField('on', 'too_early');
    await payOut(books, row, member, { on, at, from: body.from });
    return noticeBy(books, row.id);
  });

  handle(app, parts, listHoldings, async ({ query }, { store, at }) => {
    const books = await readBooks(store);
    const on = query.on ?? dayOf(at);
    const { items, next } = await store.members.list({}, pageOf(query, ['number']));
    const held = await store.shares.holdings(
      on,
      items.map(({ id }) => id),
    );
    return {
      items: items.flatMap((member) => {
        const holding = held.get(member.id);
        return holding ? [toHolding(books, member, holding, on)] : [];
      }),
      next,
    };
  });

  handle(app, parts, listShareEntries, async ({ query }, { store }) => {
    const books = await readBooks(store);
    const { items, next } = await store.shares.list(query, pageOf(query, ['number']));
    return { items: items.map((row) => toShareEntry(books, row)), next };
  });
}

async function take(
  { store, at }: RouteContext,
  member: Member,
  subscription: Parameters<typeof takeShares>[3],
  on: string,
): Promise<Subscription> {
  const books = await openBooks(store);
  const memberClass = (await store.classes.find(member.memberClass)) ?? refuse('shares_not_offered');
  const id = await takeShares(books, member, memberClass, subscription, { on, at });
  await useCredit(books, member, dayOf(at), at);
  const charges = await store.charges.bySource(id);
  return { id, shares: subscription.shares, charges: charges.map((row) => toCharge(books, row, dayOf(at))) };
}

async function notice(
  { store, at }: RouteContext,
  member: Member,
  wanted: Parameters<typeof noticeShares>[2],
): Promise<ShareNotice> {
  const books = await openBooks(store);
  const today = dayOf(at);
  const id = await noticeShares(books, member, wanted, today);
  const row = (await store.shareNotices.find(id)) ?? refuse('not_found');
  // A gift is one at once, and so is what the board lets go today.
  if (row.effective_on <= today) await carryOut(books, row, member, at);
  return noticeBy(books, id);
}

/** All of a member's shares, on a day. */
async function describe(store: Store, member: Member, on: string, today: string): Promise<MyShares> {
  const books = await readBooks(store);
  const memberClass = await store.classes.find(member.memberClass);
  const terms = memberClass?.shares ?? null;
  const isClosed = memberClass?.intake === 'closed';
  const holding = await store.shares.holding(member.id, on);
  const charges = await store.charges.ofMember(member.id);
  const held = (await store.shares.holding(member.id)).shares;
  return {
    holding: toHolding(books, member, holding, on),
    terms,
    entries: (await store.shares.entriesOf(member.id, on)).map((row) => toShareEntry(books, row)),
    charges: charges
      .filter(({ purpose }) => purpose === 'shares' || purpose === 'entry-fee')
      .map((row) => toCharge(books, row, today)),
    notices: (await store.shareNotices.ofMember(member.id)).map((row) => toNotice(books, row)),
    transfers: (await store.shareTransfers.ofMember(member.id)).map((row) =>
      withoutNames(toTransfer(row), member),
    ),
    limits: {
      canTake: isClosed ? 0 : terms?.maximum == null ? null : Math.max(0, terms.maximum - held),
      canPassOn: terms ? await freeOf(books, member.id, terms.nominal, today) : 0,
    },
    notice: terms ? noticeDays(terms.leaving, today) : null,
  };
}

/** The other's name is not for a member to learn from a number: who passes shares on knows whom they mean. */
function withoutNames(transfer: ShareTransfer, { id }: Member): ShareTransfer {
  const without = (party: ShareTransfer['from']) => (party.memberId === id ? party : { ...party, name: '' });
  return { ...transfer, from: without(transfer.from), to: without(transfer.to) };
}

async function memberBy(store: Store, id: string): Promise<Member> {
  return (await store.members.find(id)) ?? refuse('not_found');
}

async function transferBy(store: Store, id: string): Promise<ShareTransfer> {
  return toTransfer((await store.shareTransfers.find(id)) ?? refuse('not_found'));
}

async function noticeBy(books: Books, id: string): Promise<ShareNotice> {
  return toNotice(books, (await books.store.shareNotices.find(id)) ?? refuse('not_found'));
}
