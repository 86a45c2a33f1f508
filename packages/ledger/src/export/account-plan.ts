import type { Account } from '../accounts.ts';
import type { Day } from '../day.ts';

/** Under what number and name the accountant keeps one of our accounts. */
export interface PlanAccount {
  number: string;
  label: string;
  /** Whether the accountant still has to say that this is the right account for it. */
  toConfirm: boolean;
}

/** The plans there are: the French general plan, DATEV's two standard charts, and our own codes with English or French names. */
export type PlanId = 'fr-pcg' | 'de-skr03' | 'de-skr04' | 'generic' | 'generic-fr';

/** A chart of accounts: for each of our accounts the accountant's. */
export interface AccountPlan {
  id: PlanId;
  /** The published chart that numbers and names are taken from. */
  source: string;
  /** The day on which they were last compared with it. */
  checkedOn: Day;
  accounts: Readonly<Record<Account, PlanAccount>>;
}

/** What an accountant may want otherwise, by account: the number, the name, or both. */
export type PlanOverrides = Partial<Record<Account, { number?: string; label?: string }>>;

/** The plan with some accounts as the co-op's accountant wants them. They count as confirmed. */
export function withOverrides(plan: AccountPlan, overrides: PlanOverrides): AccountPlan {
  const accounts = { ...plan.accounts };
  for (const [code, wanted] of Object.entries(overrides)) {
    const account = plan.accounts[code as Account];
    accounts[code as Account] = { ...account, ...wanted, toConfirm: false };
  }
  return { ...plan, accounts };
}

export function known(number: string, label: string): PlanAccount {
  return { number, label, toConfirm: false };
}

export function ask(number: string, label: string): PlanAccount {
  return { number, label, toConfirm: true };
}
