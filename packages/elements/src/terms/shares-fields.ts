import type { ShareTerms } from '@coopkit/contract';
import { splitInstalments } from '@coopkit/ledger';
import { html, nothing, type TemplateResult } from 'lit';
import { choiceControl, textControl } from '../form/control.ts';
import { OTHER, planName, presetsOf, sharesOf, sumIn, type TermsView } from './choice.ts';

/**
 * How many shares, and in how many parts they are paid.
 *
 * @param held how many the member holds already: they take any number more
 */
export function sharesFields(view: TermsView, terms: ShareTerms, held = 0): TemplateResult {
  const { words, typed, fault } = view;
  const presets = held === 0 ? presetsOf(terms) : [];
  const shares = sharesOf(view, terms, held);
  const hint = `${words.shareCosts(sumIn(view, terms.nominal))} ${words.capitalHint}`;
  const isOnly = presets.length === 1 && !terms.free;
  const options = presets.map((count) => ({
    value: String(count),
    label:
      count === 0
        ? words.sharesCount(0)
        : words.sharesAndSum(words.sharesCount(count), sumIn(view, count * terms.nominal)),
  }));
  const number = (label: string) =>
    numberField(view, terms, label, held, presets.length === 0 ? hint : undefined);
  return html`${terms.investing ? html`<p class="aside" part="aside">${words.investing}</p>` : nothing}
  ${
    presets.length === 0
      ? number(words.howManyShares)
      : choiceControl(
          {
            name: 'shares',
            label: words.howManyShares,
            hint,
            value: isOnly ? String(presets[0]) : (typed.shares ?? ''),
            fault: fault('shares'),
            words,
          },
          terms.free
            ? [...options, { value: OTHER, label: words.anotherNumber, under: number(words.numberOfShares) }]
            : options,
          false,
        )
  }
  ${shares && terms.instalments.length > 0 ? plans(view, terms, shares) : nothing}`;
}

function numberField(
  view: TermsView,
  { minimum, maximum }: ShareTerms,
  label: string,
  held: number,
  hint = '',
): TemplateResult {
  const { words, typed, fault } = view;
  const least = Math.max(1, minimum - held);
  const range =
    maximum !== null ? words.between(least, maximum - held) : least > 1 ? words.fewest(least) : '';
  return textControl({
    name: 'sharesOther',
    label,
    words,
    value: typed.sharesOther ?? '',
    hint: [hint, range].filter(Boolean).join(' ') || undefined,
    fault: fault('sharesOther'),
    inputmode: 'numeric',
    autocomplete: 'off',
    maxlength: 12,
  });
}

function plans(view: TermsView, { instalments, nominal }: ShareTerms, shares: number): TemplateResult {
  const { words, typed } = view;
  const total = shares * nominal;
  const chosen = instalments.some((plan) => planName(plan) === typed.plan) ? (typed.plan ?? '') : '';
  const control = { name: 'plan', label: words.howToPay, value: chosen, fault: view.fault('plan'), words };
  const options = [
    { value: '', label: words.allAtOnce(sumIn(view, total)) },
    ...instalments.map((plan) => {
      const parts = splitInstalments(total, plan.count);
      const [first = 0] = parts;
      const last = parts.at(-1) ?? 0;
      const more = parts.filter((part) => part === first).length;
      return {
        value: planName(plan),
        label:
          first === last
            ? words.inParts(plan.count, plan.every, sumIn(view, first))
            : words.inUnequalParts(plan.count, plan.every, more, sumIn(view, first), sumIn(view, last)),
      };
    }),
  ];
  return choiceControl(control, options, false);
}
