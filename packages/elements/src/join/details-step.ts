import type { Field, MemberClass } from '@coopkit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { choiceControl, linesControl, textControl, type Control } from '../form/control.ts';
import { localized } from '../words.ts';
import type { Words } from '../words/en.ts';
import type { countries } from './countries.ts';
import type { Draft } from './draft.ts';
import type { Step } from './step.ts';

/** Who applies: the co-op's questions as well as ours. */
export function detailsStep(
  words: Words,
  language: string,
  memberClass: MemberClass,
  draft: Draft,
  faults: ReadonlyMap<string, string>,
  list: typeof countries | undefined,
): Step {
  const { kind } = draft;
  const organisation = kind === 'organisation';
  const ask = (name: string, label: string, more: Partial<Control> = {}): Control => ({
    name,
    label,
    words,
    value: draft.typed[name] ?? '',
    fault: faults.get(name),
    ...more,
  });
  const body = html`
    ${
      memberClass.applicants.length > 1
        ? choiceControl(
            { ...ask('kind', words.kind), value: kind },
            memberClass.applicants.map((value) => ({ value, label: words[value] })),
          )
        : nothing
    }
    ${textControl(
      ask('name', words.nameOf[kind], {
        autocomplete: kind === 'person' ? 'name' : 'organization',
        maxlength: 200,
      }),
    )}
    ${
      kind === 'person'
        ? nothing
        : textControl(ask('signatory.name', words.signatoryName, { autocomplete: 'name', maxlength: 200 }))
    }
    ${
      organisation
        ? textControl(
            ask('signatory.role', words.signatoryRole, {
              autocomplete: 'organization-title',
              maxlength: 100,
              optional: true,
            }),
          )
        : nothing
    }
    ${textControl(
      ask('email', words.email, {
        hint: words.emailHint,
        type: 'email',
        inputmode: 'email',
        autocomplete: 'email',
      }),
    )}
    ${memberClass.fields.map((field) => question(field, language, words, ask, list?.(language) ?? []))}
    ${
      memberClass.intake === 'invitation'
        ? textControl(ask('invitationCode', words.invitationCode, { autocomplete: 'off', maxlength: 40 }))
        : nothing
    }
    <div class="unseen" aria-hidden="true">
      <input name="website" tabindex="-1" autocomplete="off" .value=${draft.typed.website ?? ''} />
    </div>
  `;
  return { title: words.details, body, submit: words.next };
}

type Countries = ReturnType<typeof countries>;
type Ask = (name: string, label: string, more?: Partial<Control>) => Control;

function question(
  field: Field,
  language: string,
  words: Words,
  ask: Ask,
  countryList: Countries,
): TemplateResult {
  const control = ask(`answers.${field.name}`, localized(field.label, language), {
    optional: !field.required,
    hint: field.hint && localized(field.hint, language),
  });
  switch (field.type) {
    case 'short-text':
      return textControl({ ...control, maxlength: 200 });
    case 'long-text':
      return linesControl(control);
    case 'date':
      return textControl({ ...control, type: 'date' });
    case 'choice':
      return choiceControl(
        control,
        (field.options ?? []).map(({ value, label }) => ({ value, label: localized(label, language) })),
      );
    case 'postal-address':
      return address(control, words, ask, countryList);
  }
}

function address(control: Control, words: Words, ask: Ask, countryList: Countries): TemplateResult {
  const { name, label, hint, optional = false, fault } = control;
  // That it may be left out is said once, of the whole.
  const part = (which: string, text: string, autocomplete: string, maxlength: number) =>
    ask(`${name}.${which}`, text, { autocomplete, maxlength, optional, unmarked: true });
  return html`<fieldset part="field" class="stack" aria-describedby=${hint ? `${name}-hint` : nothing}>
    <legend>
      ${label} ${optional ? html`<span class="optional quiet">${words.optional}</span>` : nothing}
    </legend>
    ${hint ? html`<p class="quiet" id="${name}-hint">${hint}</p>` : nothing}
    ${textControl(part('street', words.street, 'street-address', 300))}
    <div class="pair">
      ${textControl(part('postalCode', words.postalCode, 'postal-code', 20))}
      ${textControl(part('city', words.city, 'address-level2', 100))}
    </div>
    ${choiceControl(part('country', words.country, 'country', 2), countryList, true)}
    ${fault ? html`<p class="fault" part="fault">${fault}</p>` : nothing}
  </fieldset>`;
}
