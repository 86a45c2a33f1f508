import type { Member } from '@coopkit/contract';

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
  ['rulesVersion', (m) => m.consent?.rulesVersion ?? null],
  ['agreedAt', (m) => m.consent?.agreedAt ?? null],
];

/** Members as CSV (RFC 4180): a column for each thing, then one for each answer that anybody gave. */
export function toCsv(members: readonly Member[]): string {
  const flat = members.map(({ answers }) => flatten(answers));
  const asked = [...new Set(flat.flatMap((each) => Object.keys(each)))].sort();
  const lines = [
    [...columns.map(([name]) => name), ...asked],
    ...members.map((member, i) => [
      ...columns.map(([, of]) => String(of(member) ?? '')),
      ...asked.map((name) => flat[i]?.[name] ?? ''),
    ]),
  ];
  return lines.map((line) => `${line.map(quoted).join(',')}\r\n`).join('');
}

function flatten(answers: Member['answers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, answer]) =>
      typeof answer === 'string'
        ? [[`answers.${name}`, answer]]
        : Object.entries(answer).map(([part, value]) => [`answers.${name}.${part}`, value]),
    ),
  );
}

/** A cell. One that a spreadsheet would take for a formula is given an apostrophe, which it hides. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
