import {
  getMandateText,
  getMyMandate,
  listMandates,
  revokeMandate,
  signMandate,
  type DebitSettings,
  type Mandate,
  type Member,
} from '@coopkit/contract';
import { readIban } from '@coopkit/banking';
import type { Hono } from 'hono';
import { localesToTry } from '../admission.ts';
import type { Env } from '../http/env.ts';
import { handle, type RouteContext } from '../http/handle.ts';
import { pageOf } from '../http/page.ts';
import { refuse, refuseField } from '../http/refuse.ts';
import { newId } from '../ids.ts';
import type { Parts } from '../parts.ts';
import { mandateText } from '../payments/mandate-text.ts';
import { methodsOf } from '../payments/settings.ts';
import { sha256 } from '../secrets.ts';
import type { MandateRow } from '../store/money-tables.ts';
import type { Store } from '../store/store.ts';
import { signedInMember } from './signed-in.ts';

/** SEPA direct debit mandates. */
export function mandates(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, getMandateText, async ({ query }, context) => {
    const member = signedInMember(context);
    const settings = await debitSettings(parts, context.store);
    const reference = await nextReference(context.store, member);
    const locale = localesToTry(query.locale, [member.locale, 'en']).find(isWritten) ?? 'en';
    const text = mandateText(locale, settings, reference);
    const creditor = { name: settings.creditor, identifier: settings.identifier };
    return { locale, text, textHash: sha256(text), reference, creditor };
  });

  handle(app, parts, signMandate, async ({ body }, context) => {
    const { store, at } = context;
    await store.lock();
    const member = signedInMember(context);
    const settings = await debitSettings(parts, store);
    const iban =
      readIban(body.iban) ?? refuse('iban_invalid', { fields: [{ field: 'iban', code: 'not_valid' }] });
    const reference = await nextReference(store, member);
    const text = mandateText(body.locale, settings, reference);
    if (sha256(text) !== body.textHash) refuseField('textHash', 'not_the_text');
    await store.mandates.revoke(member.id, at.toISOString());
    await store.mandates.add({
      id: newId('man'),
      member_id: member.id,
      reference,
      holder: body.holder,
      sealed_iban: parts.secrets.seal(iban),
      account: `${iban.slice(0, 2)} … ${iban.slice(-4)}`,
      text,
      text_hash: body.textHash,
      locale: body.locale,
      signed_at: at.toISOString(),
      evidence: JSON.stringify(evidenceOf(context)),
    });
    return mandateOf(store, member);
  });

  handle(app, parts, getMyMandate, (_, context) => mandateOf(context.store, signedInMember(context)));

  handle(app, parts, revokeMandate, async (_, context) => {
    const { store, at } = context;
    const member = signedInMember(context);
    if (!(await store.mandates.activeOf(member.id))) refuse('not_found');
    await store.mandates.revoke(member.id, at.toISOString());
    return mandateOf(store, member);
  });

  handle(app, parts, listMandates, async ({ query }, { store }) => {
    const { items, next } = await store.mandates.list(query, pageOf(query, ['string', 'string']));
    return { items: items.map(toMandate), next };
  });
}

/** How it was signed: in which session, begun when with a code sent to the member's address, from which website. */
function evidenceOf({ principal, origin }: RouteContext): object {
  if (principal.kind !== 'member') return {};
  const { id, createdAt } = principal.session;
  return { session: id, signedInAt: createdAt, address: principal.member.email, website: origin };
}

async function debitSettings(parts: Parts, store: Store): Promise<DebitSettings> {
  return (await methodsOf(store, parts.secrets)).directDebit ?? refuse('method_not_offered');
}

/** Each mandate of a member has a reference of its own: a bank keeps those that were revoked. */
async function nextReference(store: Store, member: Member): Promise<string> {
  return `M${String(member.number).padStart(6, '0')}-${(await store.mandates.countOf(member.id)) + 1}`;
}

const isWritten = (locale: string): boolean => locale === 'en' || locale === 'fr';

async function mandateOf(store: Store, member: Member): Promise<Mandate> {
  const { mandates } = store;
  return toMandate(
    (await mandates.activeOf(member.id)) ?? (await mandates.latestOf(member.id)) ?? refuse('not_found'),
  );
}

function toMandate(row: MandateRow): Mandate {
  return {
    id: row.id,
    memberId: row.member_id,
    reference: row.reference,
    holder: row.holder,
    account: row.account,
    textHash: row.text_hash,
    signedAt: row.signed_at,
    state: row.revoked_at === null ? 'active' : 'revoked',
    lastCollectedOn: row.last_collected_on,
  };
}
