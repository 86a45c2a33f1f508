import {
  ImportedMember,
  check,
  getMe,
  getMember,
  importMembers,
  listMembers,
  type FieldProblem,
  type MemberClass,
} from '@coopkit/contract';
import type { Hono } from 'hono';
import { faultsFor } from '../admission.ts';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { pageOf } from '../http/page.ts';
import { nameOf } from '../http/principal.ts';
import { refuse } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';
import type { Store } from '../store/store.ts';

/** Those admitted to the co-op. */
export function members(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, listMembers, ({ query }, { store }) =>
    store.members.list(query, pageOf(query, ['number'])),
  );

  handle(app, parts, getMe, (_, { principal }) =>
    Promise.resolve(principal.kind === 'member' ? principal.member : refuse('not_signed_in')),
  );

  handle(
    app,
    parts,
    getMember,
    async ({ params }, { store }) => (await store.members.find(params.memberId)) ?? refuse('not_found'),
  );

  handle(app, parts, importMembers, async ({ body }, { store, principal, at }) => {
    const coop = (await store.coop()) ?? refuse('unknown_coop');
    const [ownLocale = 'en'] = JSON.parse(coop.locales) as string[];
    await store.lock();
    const judged = await judge(store, body.rows);
    const report = { dryRun: body.dryRun, rows: judged.map(({ outcome, fields }) => ({ outcome, fields })) };
    if (body.dryRun || judged.some((row) => row.outcome === 'invalid')) return report;
    const countByClass = new Map<string, number>();
    // Those that have a number first: none of them may be given to another meanwhile.
    const added = judged.flatMap(({ member }) => member ?? []);
    const inOrder = [
      ...added.filter(({ number }) => number !== undefined),
      ...added.filter(({ number }) => number === undefined),
    ];
    for (const member of inOrder) {
      await store.members.add({
        ...member,
        signatory: member.signatory ?? null,
        locale: member.locale ?? ownLocale,
        joinedAt: member.joinedAt ? `${member.joinedAt}T00:00:00.000Z` : at.toISOString(),
        recordedBy: nameOf(principal),
        recordedAt: at.toISOString(),
        consent: null,
      });
      countByClass.set(member.memberClass, (countByClass.get(member.memberClass) ?? 0) + 1);
    }
    for (const [classId, count] of countByClass) await store.classes.countIn(classId, count);
    return report;
  });
}

type Judged =
  | { outcome: 'added'; fields: FieldProblem[]; member: ImportedMember }
  | { outcome: 'already_member' | 'invalid'; fields: FieldProblem[]; member: null };

/** What would become of each row, in order. */
async function judge(store: Store, rows: readonly unknown[]): Promise<Judged[]> {
  const classes = new Map((await store.classes.list()).map((each) => [each.id, each]));
  const parsed = rows.map((row) => check(ImportedMember, row));
  const wellFormed = parsed.flatMap((row) => (row.ok ? [row.value] : []));
  const taken =
    wellFormed.length > 0
      ? await store.members.taken(
          wellFormed.map((row) => row.email),
          wellFormed.flatMap((row) => (row.number === undefined ? [] : [row.number])),
        )
      : { emails: new Set<string>(), numbers: new Set<number>() };
  const seen = { emails: new Set<string>(), numbers: new Set<number>() };
  return parsed.map((row): Judged => {
    if (!row.ok) return { outcome: 'invalid', fields: row.fields, member: null };
    const member = row.value;
    if (taken.emails.has(member.email)) return { outcome: 'already_member', fields: [], member: null };
    const fields = faultsOf(member, classes.get(member.memberClass));
    if (seen.emails.has(member.email)) fields.push({ field: 'email', code: 'twice' });
    seen.emails.add(member.email);
    if (member.number !== undefined) {
      if (taken.numbers.has(member.number)) fields.push({ field: 'number', code: 'taken' });
      if (seen.numbers.has(member.number)) fields.push({ field: 'number', code: 'twice' });
      seen.numbers.add(member.number);
    }
    return fields.length > 0
      ? { outcome: 'invalid', fields, member: null }
      : { outcome: 'added', fields: [], member };
  });
}

function faultsOf(member: ImportedMember, memberClass: MemberClass | undefined): FieldProblem[] {
  return memberClass ? faultsFor(memberClass, member) : [{ field: 'memberClass', code: 'not_an_option' }];
}
