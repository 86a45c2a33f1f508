/** What an account tells of, by which its balance is read: assets and expenses by their debits, the others by their credits. */
export type AccountKind = 'asset' | 'liability' | 'equity' | 'income' | 'expense';

/**
 * The chart of accounts.
 *
 * - `share-capital`, `share-capital-unpaid`: what each member subscribed, and what of it is still to be paid
 * - `debits`: direct debits that the bank collects; `stripe`: money that Stripe holds
 * - `redemptions-payable`: shares given back and not paid out yet
 * - `deposits`: what applicants paid before they are admitted; `member-credit`: what members paid too much
 * - `unallocated`: money that is nobody's yet
 * - `gifts`: shares given to the co-op
 */
export const chart = {
  bank: 'asset',
  cash: 'asset',
  stripe: 'asset',
  debits: 'asset',
  'share-capital-unpaid': 'asset',
  'share-capital': 'equity',
  gifts: 'equity',
  'redemptions-payable': 'liability',
  deposits: 'liability',
  'member-credit': 'liability',
  unallocated: 'liability',
  'entry-fees': 'income',
  dues: 'income',
  donations: 'income',
  'other-income': 'income',
  'provider-fees': 'expense',
  'other-expenses': 'expense',
} as const satisfies Record<string, AccountKind>;

export type Account = keyof typeof chart;

export function isAccount(code: string): code is Account {
  return Object.hasOwn(chart, code);
}

/** The accounts that the register of shares backs: nothing is booked on them that is not in the register, too. */
export const registerAccounts: readonly Account[] = [
  'share-capital',
  'share-capital-unpaid',
  'redemptions-payable',
  'gifts',
];
