import type { ContributionTerms, MemberClass } from '@coopkit/contract';
import type { TemplateResult } from 'lit';
import { choiceControl, textControl } from '../form/control.ts';
import { localized } from '../words.ts';
import { KINDS, OTHER, ofKind, sumIn, type TermsView } from './choice.ts';

/** What may be given beside: one of each kind. */
export function contributionFields(
  view: TermsView,
  memberClass: Pick<MemberClass, 'contributions'>,
  language: string,
): TemplateResult[] {
  return KINDS.flatMap((kind) => {
    const terms = ofKind(memberClass, kind);
    return terms.length > 0 ? [kindField(view, kind, terms, language)] : [];
  });
}

function kindField(
  view: TermsView,
  kind: ContributionTerms['kind'],
  terms: readonly ContributionTerms[],
  language: string,
): TemplateResult {
  const { words, typed, fault } = view;
  const [only, another] = terms;
  const legend = only && !another ? localized(only.name, language) : words[kind];
  const required = terms.some((each) => each.required);
  const none = { value: '', label: kind === 'dues' ? words.noDues : words.noDonation };
  const options = terms.flatMap((each) => {
    const note = another ? localized(each.name, language) : undefined;
    const presets = each.presets.map((amount) => ({
      value: `${each.id}.${amount}`,
      label: words.amountEach(sumIn(view, amount), each.interval),
      note,
    }));
    const other = {
      value: `${each.id}.${OTHER}`,
      label: words.anotherAmount(each.interval),
      note,
      under: amountField(view, each),
    };
    return each.free ? [...presets, other] : presets;
  });
  const hint = kind === 'dues' ? words.duesHint : words.donationHint;
  return choiceControl(
    { name: kind, label: legend, hint, value: typed[kind] ?? '', fault: fault(kind), words },
    required ? options : [none, ...options],
    false,
  );
}

function amountField(view: TermsView, { id, interval, minimum }: ContributionTerms): TemplateResult {
  const { words, typed } = view;
  const name = `amount.${id}`;
  return textControl({
    name,
    label: words.amountLabel(interval),
    words,
    value: typed[name] ?? '',
    hint: words.atLeastAmount(sumIn(view, minimum)),
    fault: view.fault(name),
    inputmode: 'decimal',
    autocomplete: 'off',
    maxlength: 30,
  });
}
