import type { Money, Movement, RegisterLine } from '@coopkit/contract';
import { csvLine, decimal } from '@coopkit/ledger';

const HEADINGS = [
  'number',
  'name',
  'kind',
  'signatory',
  'signatoryRole',
  'street',
  'postalCode',
  'city',
  'country',
  'email',
  'memberClass',
  'entry',
  'exit',
  'exitAs',
  'exitReason',
  'exitDecision',
  'status',
  'statusSince',
  'rulesVersion',
  'agreedAt',
  'representatives',
  'shares',
  'subscribed',
  'paidUp',
  'currency',
];

/** The headings of the register's CSV. */
export function csvHeadings(): string {
  return csvLine(HEADINGS);
}

/** A member's lines: one for each time they were a member, in order. */
export function csvLinesOf(line: RegisterLine): string {
  const { address, holding } = line;
  const memberships = membershipsOf(line.movements);
  return memberships
    .map(({ entry, exit }, i) =>
      csvLine([
        line.number,
        line.name,
        line.kind,
        line.signatory?.name ?? null,
        line.signatory?.role ?? null,
        address?.street ?? null,
        address?.postalCode ?? null,
        address?.city ?? null,
        address?.country ?? null,
        line.email,
        entry.memberClass,
        entry.on,
        exit?.on ?? null,
        exit?.status ?? null,
        exit?.reason ?? null,
        exit?.decision ? decisionText(exit.decision) : null,
        line.status,
        line.since,
        line.consent?.rulesVersion ?? null,
        line.consent?.agreedAt ?? null,
        line.representatives.map(({ name, role }) => (role === null ? name : `${name} (${role})`)).join('; '),
        // On the last of a member's lines alone: the columns can be added up.
        ...(i === memberships.length - 1 && holding
          ? [holding.shares, figure(holding.subscribed), figure(holding.paidUp), holding.subscribed.currency]
          : [null, null, null, null]),
      ]),
    )
    .join('');
}

/** Entries with the exits that ended them. */
function membershipsOf(movements: readonly Movement[]): { entry: Movement; exit: Movement | null }[] {
  return movements.flatMap((entry, i) => {
    const after = movements[i + 1];
    return entry.kind === 'entry' ? [{ entry, exit: after?.kind === 'exit' ? after : null }] : [];
  });
}

/** A decision in one line: what was decided, and where. */
export function decisionText(decision: NonNullable<Movement['decision']>): string {
  return `${decision.text} (${'voteId' in decision ? decision.voteId : decision.meetingOn})`;
}

/** An amount in units of its currency, exactly: `1234.50`. */
export function figure({ amount, exponent }: Money): string {
  return decimal(amount, exponent);
}
