import { addMonths, monthsOf, type Day } from '../day.ts';
import type { InstalmentPlan } from './terms.ts';

/** One part of what is to be paid. */
export interface Instalment {
  /** 1, 2, 3… */
  number: number;
  of: number;
  amount: number;
  dueOn: Day;
}

/** An amount in equal parts: what does not divide is a minor unit more on each of the first. */
export function splitInstalments(total: number, count: number): number[] {
  const part = Math.floor(total / count);
  const more = total - part * count;
  return Array.from({ length: count }, (_, i) => (i < more ? part + 1 : part));
}

/** The parts of a sum by a plan: the first is due at once, each of the others a period after the one before. */
export function instalmentsOf(total: number, plan: InstalmentPlan | undefined, from: Day): Instalment[] {
  const amounts = splitInstalments(total, plan?.count ?? 1);
  return amounts.flatMap((amount, i) =>
    amount === 0
      ? []
      : [
          {
            number: i + 1,
            of: amounts.length,
            amount,
            dueOn: plan ? addMonths(from, i * monthsOf[plan.every]) : from,
          },
        ],
  );
}
