import { html, nothing, type TemplateResult } from 'lit';

/** One of several, as buttons; under each may stand what belongs to it alone, while it is chosen. */
export function radios(
  {
    name,
    legend,
    hint,
    chosen,
    fault,
  }: {
    name: string;
    legend: string;
    hint?: string | undefined;
    chosen: string;
    fault: string | undefined;
  },
  options: readonly {
    value: string;
    label: string;
    note?: string | undefined;
    under?: TemplateResult | undefined;
  }[],
): TemplateResult {
  const described = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
  return html`<fieldset part="field" aria-describedby=${described || nothing}>
    <legend>${legend}</legend>
    ${hint ? html`<p class="quiet" id="${name}-hint">${hint}</p>` : nothing}
    ${options.map(
      ({ value, label, note, under }) =>
        html`<label class="choice" part="choice">
            <input
              type="radio"
              name=${name}
              .value=${value}
              .checked=${value === chosen}
              aria-invalid=${fault ? 'true' : 'false'}
            />
            <span>
              <span>${label}</span>
              ${note ? html`<span class="quiet">${note}</span>` : nothing}
            </span>
          </label>
          ${under && value === chosen ? html`<div class="under">${under}</div>` : nothing}`,
    )}
    ${fault ? html`<p class="fault" part="fault" id="${name}-fault">${fault}</p>` : nothing}
  </fieldset>`;
}
