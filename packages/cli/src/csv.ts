import type { Member } from '@coopkit/contract';
import { csvLine } from '@coopkit/ledger';
import { flatAnswers } from './answers.ts';

const columns: [string, (member: Member) => string | number | null][] = [
  ['number', (m) => m.number],
  ['name', (m) => m.name],
  ['email', (m) => m.email],
  ['memberClass', (m) => m.memberClass],
  ['kind', (m) => m.kind],
  ['signatory.name', (m) => m.signatory?.name ?? null],
  ['signatory.role', (m) => m.signatory?.role ?? null],
  ['locale', (m) => m.locale],
  ['role', (m) => m.role],
  ['joinedAt', (m) => m.joinedAt.slice(0, 10)],
  ['status', (m) => m.status],
  ['rulesVersion', (m) => m.consent?.rulesVersion ?? null],
  ['agreedAt', (m) => m.consent?.agreedAt ?? null],
];

/** Members as CSV (RFC 4180): a column for each thing, then one for each answer that anybody gave. */
export function toCsv(members: readonly Member[]): string {
  const flat = members.map(({ answers }) => new Map(flatAnswers(answers)));
  const asked = [...new Set(flat.flatMap((each) => [...each.keys()]))].sort();
  const lines = [
    [...columns.map(([name]) => name), ...asked],
    ...members.map((member, i) => [
      ...columns.map(([, of]) => String(of(member) ?? '')),
      ...asked.map((name) => flat[i]?.get(name) ?? ''),
    ]),
  ];
  return lines.map(csvLine).join('');
}
