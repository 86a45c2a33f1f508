import {
  PostalAddress,
  type Field,
  type Member,
  type Money,
  type Movement,
  type RecordedConsent,
  type RegisterLine,
} from '@coopkit/contract';
import type { Holding } from '@coopkit/ledger';
import { movementsOf, periodsOf, statusOn, takingEffect } from '../members/statuses.ts';
import { actsOn, type KeptRepresentative } from '../store/representatives.ts';
import type { KeptStatus } from '../store/statuses.ts';
import type { PageOf } from '../store/page.ts';
import type { Store } from '../store/store.ts';

/** So many members are read at once. */
const AT_ONCE = 500;

/** A reader of the register as of a day. What holds for all of its pages is read once. */
export async function registerOn(store: Store, on: string) {
  const coop = await store.coop();
  const currency = { currency: coop?.currency ?? '', exponent: coop?.currency_exponent ?? 0 };
  const fields = new Map((await store.classes.list()).map((each) => [each.id, each.fields]));
  const holdings = await store.shares.holdings(on);

  async function page(of: PageOf): Promise<{ items: RegisterLine[]; next: string | null }> {
    const { items, next } = await store.members.list({ on }, of);
    const ids = items.map(({ id }) => id);
    const statuses = await store.statuses.ofMany(ids);
    const consents = await store.consents.ofMany(ids);
    const representatives = Map.groupBy(await store.representatives.ofMany(ids), ({ memberId }) => memberId);
    return {
      items: items.map((member) =>
        lineOf(member, on, {
          statuses: statuses.get(member.id) ?? [],
          consents: consents.get(member.id) ?? [],
          representatives: representatives.get(member.id) ?? [],
          fields: fields.get(member.memberClass) ?? [],
          held: holdings.get(member.id),
          currency,
        }),
      ),
      next,
    };
  }

  return {
    page,
    /** All of it, some at a time. */
    async *all(): AsyncGenerator<RegisterLine[]> {
      let cursor: [number] | undefined;
      do {
        const { items, next } = await page({ cursor, limit: AT_ONCE });
        const last = items.at(-1);
        yield items;
        cursor = next !== null && last ? [last.number] : undefined;
      } while (cursor);
    },
  };
}

interface Held {
  statuses: readonly KeptStatus[];
  consents: readonly RecordedConsent[];
  representatives: readonly KeptRepresentative[];
  fields: readonly Field[];
  held: Holding | undefined;
  currency: Omit<Money, 'amount'>;
}

function lineOf(member: Member, on: string, about: Held): RegisterLine {
  const rows = takingEffect(about.statuses).filter((row) => row.on <= on);
  const periods = periodsOf(about.statuses).filter(({ from }) => from <= on);
  const consent = about.consents.findLast(({ agreedAt }) => agreedAt.slice(0, 10) <= on);
  return {
    memberId: member.id,
    number: member.number,
    kind: member.kind,
    name: member.name,
    signatory: member.signatory,
    address: addressOf(member, about.fields),
    email: member.email,
    memberClass: rows.findLast(({ entry }) => entry)?.entryClass ?? member.memberClass,
    status: statusOn(periods, on) ?? member.status,
    since: periods.at(-1)?.from ?? member.joinedAt.slice(0, 10),
    movements: movementsOf(about.statuses)
      .filter(({ row }) => row.on <= on)
      .map(({ kind, row }): Movement => {
        const { on, status, entryClass, reason, decision } = row;
        return { kind, on, status, memberClass: entryClass, reason, decision };
      }),
    statuses: periods.map(({ status, from }) => ({ status, from })),
    consent: consent ? { rulesVersion: consent.rulesVersion, agreedAt: consent.agreedAt } : null,
    representatives: about.representatives
      .filter((each) => actsOn(each, on))
      .map(({ name, role, from }) => ({ name, role, from })),
    holding: about.held
      ? {
          shares: about.held.shares,
          subscribed: { ...about.currency, amount: about.held.subscribed },
          paidUp: { ...about.currency, amount: about.held.paidUp },
        }
      : null,
  };
}

/** What they answered to the first question of their class that asks for a postal address. */
function addressOf({ answers }: Member, fields: readonly Field[]): PostalAddress | null {
  const asked = fields.find(({ type }) => type === 'postal-address');
  const read = PostalAddress.safeParse(asked && answers[asked.name]);
  return read.success ? read.data : null;
}
