import type {
  ContributionTerms,
  InstalmentPlan,
  MemberClass,
  Money,
  NewContribution,
  NewSubscription,
  Profile,
  ShareTerms,
} from '@coopkit/contract';
import { contributionFault, subscriptionFault, type TermsFault } from '@coopkit/ledger';
import { moneyIn } from '../money/money.ts';
import { typedAmount } from '../money/typed-amount.ts';
import type { TermsWords } from '../words/en-terms.ts';
import { localeOf } from '../words.ts';
import type { Words } from '../words/en.ts';

/** What terms are shown and read with. */
export interface TermsView {
  words: Words & TermsWords;
  /** How numbers are written. */
  locale: string;
  currency: Profile['currency'];
  /** What was chosen and typed, by the name of the field. */
  typed: Readonly<Record<string, string>>;
  fault: (name: string) => string | undefined;
}

/** The view of terms in a language. */
export function termsView(
  words: Words & TermsWords,
  language: string,
  rest: Omit<TermsView, 'words' | 'locale'>,
): TermsView {
  return { words, locale: localeOf(words, language), ...rest };
}

/** What somebody has chosen of a class's terms; undefined where they have not yet. */
export interface Choice {
  subscription: NewSubscription | undefined;
  contributions: NewContribution[];
}

/** A class's terms. */
type Terms = Pick<MemberClass, 'shares' | 'contributions'>;

export const KINDS = ['dues', 'donation'] as const;

/** A field's value that stands for what is typed beside it. */
export const OTHER = 'other';

const moneyOf = ({ currency: { code, exponent } }: Pick<TermsView, 'currency'>, amount: number): Money => ({
  amount,
  currency: code,
  exponent,
});

export const sumIn = (view: Pick<TermsView, 'currency' | 'locale'>, amount: number): string =>
  moneyIn(view.locale, moneyOf(view, amount));

/** The numbers of shares to choose from. */
export function presetsOf({ minimum, maximum, presets }: ShareTerms): number[] {
  const allowed = presets.filter((count) => count >= minimum && count <= (maximum ?? count));
  return [...(minimum === 0 ? [0] : []), ...new Set(allowed)].sort((a, b) => a - b);
}

/** How many shares are chosen; undefined where none yet, or what is typed is no number. */
export function sharesOf({ typed, locale }: TermsView, terms: ShareTerms, held = 0): number | undefined {
  const presets = held === 0 ? presetsOf(terms) : [];
  const [only] = presets;
  const chosen = typed.shares ?? '';
  if ((presets.length === 0 && (terms.free || held > 0)) || chosen === OTHER)
    return typedAmount(typed.sharesOther ?? '', locale, 0);
  if (!terms.free && presets.length === 1) return only;
  return presets.find((count) => String(count) === chosen);
}

export const planName = ({ every, count }: InstalmentPlan): string => `${every}-${count}`;

export function planOf({ typed }: TermsView, { instalments }: ShareTerms): InstalmentPlan | undefined {
  return instalments.find((plan) => planName(plan) === typed.plan);
}

/** Which of the terms of a kind is chosen, and how much of it; null for none, undefined where nothing is chosen yet. */
export function contributionOf(
  view: TermsView,
  terms: readonly ContributionTerms[],
): { terms: ContributionTerms; amount: number | undefined } | null | undefined {
  const [first] = terms;
  const chosen = first && view.typed[first.kind];
  const required = terms.some((each) => each.required);
  if (!chosen) return required ? undefined : null;
  for (const each of terms) {
    if (chosen === `${each.id}.${OTHER}`) {
      const typed = view.typed[`amount.${each.id}`] ?? '';
      return { terms: each, amount: typedAmount(typed, view.locale, view.currency.exponent) };
    }
    const amount = each.presets.find((preset) => chosen === `${each.id}.${preset}`);
    if (amount !== undefined) return { terms: each, amount };
  }
  return required ? undefined : null;
}

export const ofKind = (
  { contributions = [] }: Pick<MemberClass, 'contributions'>,
  kind: ContributionTerms['kind'],
) => contributions.filter((terms) => terms.kind === kind);

/** All that is chosen, as far as it is. */
export function choiceOf(view: TermsView, memberClass: MemberClass): Choice {
  const { shares: terms } = memberClass;
  const shares = terms && sharesOf(view, terms);
  const plan = terms && planOf(view, terms);
  const contributions = KINDS.flatMap((kind) => {
    const chosen = contributionOf(view, ofKind(memberClass, kind));
    if (chosen?.amount === undefined) return [];
    return [{ terms: chosen.terms.id, amount: chosen.amount, currency: view.currency.code }];
  });
  return { subscription: shares ? { shares, ...(plan ? { plan } : {}) } : undefined, contributions };
}

/** Whether something is to be paid by a choice: once, or later, too; undefined where nothing is. */
export function owes(
  { subscription, contributions }: Choice,
  { contributions: terms = [] }: MemberClass,
): 'once' | 'more' | undefined {
  const goesOn = contributions.some(({ terms: chosen }) =>
    terms.some(({ id, interval }) => id === chosen && interval !== 'once'),
  );
  if (subscription?.plan || goesOn) return 'more';
  return subscription || contributions.length > 0 ? 'once' : undefined;
}

/** What the terms do not allow, as the server would say it: a sentence by the name of the field. */
export function termsFaults(view: TermsView, memberClass: Terms): Map<string, string> {
  const faults = memberClass.shares ? sharesFaults(view, memberClass.shares) : new Map<string, string>();
  for (const kind of KINDS) {
    const terms = ofKind(memberClass, kind);
    const chosen = contributionOf(view, terms);
    if (terms.length > 0 && chosen === undefined) faults.set(kind, notChosen(view));
    if (!chosen) continue;
    const { amount } = chosen;
    const fault = amount === undefined ? 'none' : contributionFault(chosen.terms, amount);
    if (fault) faults.set(`amount.${chosen.terms.id}`, amountFault(view, fault));
  }
  return faults;
}

/** What the terms do not allow of the shares chosen. */
export function sharesFaults(view: TermsView, terms: ShareTerms, held = 0): Map<string, string> {
  const { words, typed } = view;
  const shares = sharesOf(view, terms, held);
  const isTyped = typed.shares === OTHER || held > 0 || presetsOf(terms).length === 0;
  const name = isTyped ? 'sharesOther' : 'shares';
  if (shares === undefined) return new Map([[name, isTyped ? words.noNumber : notChosen(view)]]);
  if (shares === 0 && !isTyped) return new Map();
  const fault = subscriptionFault(terms, held, { shares, plan: planOf(view, terms) });
  if (!fault) return new Map();
  const { code, limit = 0 } = fault;
  const said =
    code === 'too_small' ? words.fewest(limit) : code === 'too_big' ? words.most(limit) : notChosen(view);
  return new Map([[fault.field === 'plan' ? 'plan' : name, said]]);
}

function amountFault(view: TermsView, fault: TermsFault | 'none'): string {
  const { words } = view;
  if (fault === 'none') return words.noAmount(sumIn(view, Math.floor(12.5 * 10 ** view.currency.exponent)));
  return fault.code === 'too_small' ? words.atLeastAmount(sumIn(view, fault.limit ?? 0)) : notChosen(view);
}

const notChosen = ({ words }: TermsView) => words.faultOf.not_an_option ?? words.anyFault;
