import type { Member } from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import { all } from './all.ts';
import { Failure, UsageError, text, type Arguments } from './command.ts';

/** A member's number as it was typed. */
export function readNumber(given: string): number {
  if (/^\d{1,9}$/.test(given)) return Number(given);
  throw new UsageError(`"${given}" is not a member number.`);
}

/** The member that people know by this number. */
export async function memberBy(coop: Coop, given: string): Promise<Member> {
  const number = readNumber(given);
  const [member] = (await coop.members.list({ number }).page()).items;
  if (!member) throw new Failure(`There is no member number ${number}.`, { code: 'not_found' });
  return member;
}

/** The member that `--member` names, as a filter of a list. */
export async function memberFilter(args: Arguments, coop: Coop): Promise<{ memberId?: string }> {
  const given = text(args, 'member');
  return given === undefined ? {} : { memberId: (await memberBy(coop, given)).id };
}

/** A few are asked for one by one, many at once. */
const FEW = 10;

/** The numbers of members by their identifiers: people know each other by these. */
export async function numbersOf(
  coop: Coop,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => number | null> {
  const wanted = [...new Set(ids.filter((id) => id?.startsWith('mem_')))] as string[];
  const members =
    wanted.length > FEW
      ? await all(coop.members.list({ limit: 500 }))
      : await Promise.all(wanted.map((id) => coop.members.get(id)));
  const numbers = new Map(members.map(({ id, number }) => [id, number]));
  return (id) => numbers.get(id ?? '') ?? null;
}
