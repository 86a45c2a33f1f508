import { getMyShareCertificate, getShareCertificate, type Member } from '@coopkit/contract';
import type { Context, Hono } from 'hono';
import { certificateLocale, certificateWords } from '../documents/certificate-words.ts';
import { shareCertificate } from '../documents/share-certificate.ts';
import type { Env } from '../http/env.ts';
import { parse, whoCalls } from '../http/handle.ts';
import { refusalToCall } from '../http/principal.ts';
import { countAgainst, filesFor } from '../http/rate-limit.ts';
import { refuse } from '../http/refuse.ts';
import { dayOf } from '../members/statuses.ts';
import { readBooks } from '../money/books.ts';
import { toShareEntry } from '../money/describe.ts';
import type { Parts } from '../parts.ts';
import { storeOf, type Store } from '../store/store.ts';
import { signedInMember } from './signed-in.ts';

/** Certificates of shares: files, not JSON. */
export function shareCertificates(app: Hono<Env>, parts: Parts): void {
  app.get(getMyShareCertificate.path, async (c) => {
    const { coopId, principal } = await whoCalls(parts, c);
    const no = refusalToCall(principal, getMyShareCertificate.access);
    if (no) refuse(no);
    const member = signedInMember({ principal });
    const { headers } = await countAgainst(parts, coopId, [filesFor(member.id)]);
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    return certificate(parts, c, storeOf(parts.engine.db, coopId), member);
  });

  app.get(getShareCertificate.path, async (c) => {
    const { coopId, principal } = await whoCalls(parts, c);
    const no = refusalToCall(principal, getShareCertificate.access);
    if (no) refuse(no);
    const { memberId } = parse(getShareCertificate.params, c.req.param(), 'the path') as { memberId: string };
    const store = storeOf(parts.engine.db, coopId);
    return certificate(parts, c, store, (await store.members.find(memberId)) ?? refuse('not_found'));
  });
}

async function certificate(parts: Parts, c: Context<Env>, store: Store, member: Member): Promise<Response> {
  const query = parse(getMyShareCertificate.query, c.req.query(), 'the query') as {
    locale?: string;
    on?: string;
  };
  const at = parts.now();
  const { on = dayOf(at) } = query;
  // What is to come may come otherwise.
  if (on > dayOf(at)) refuse('invalid_request', { fields: [{ field: 'on', code: 'invalid_date' }] });
  const books = await readBooks(store);
  const locale = certificateLocale(query.locale, books.locale);
  const { shares, subscribed, paidUp } = await store.shares.holding(member.id, on);
  const name = (await store.classes.find(member.memberClass))?.name ?? {};
  const file = await shareCertificate({
    ...{ locale, member, on, shares, at },
    coop: books.coop.name,
    memberClass: name[locale] ?? Object.values(name)[0] ?? member.memberClass,
    subscribed: books.money(subscribed),
    paidUp: books.money(paidUp),
    entries: (await store.shares.entriesOf(member.id, on)).map((row) => toShareEntry(books, row)),
  });
  return c.body(new Uint8Array(file).buffer, 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${certificateWords(locale).file}-${on}.pdf"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
}
