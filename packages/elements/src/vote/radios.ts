import { html, type TemplateResult } from 'lit';
import type { AnswerWith, Ask } from './ballot.ts';

/** One of several things to choose. */
interface Radio {
  id: string;
  label: unknown;
  /** What stands below it, outside of its label. */
  more?: unknown;
}

/** One choice of several. */
export function radios<Q extends { id: string }>(
  { question, answer, invalid, change }: Ask<Q, AnswerWith<'choice'>>,
  choices: readonly Radio[],
): TemplateResult[] {
  return choices.map(
    ({ id, label, more }) =>
      html`<label class="choice" part="choice">
          <input
            type="radio"
            name=${question.id}
            .value=${id}
            .checked=${answer?.choice === id}
            aria-invalid=${invalid ? 'true' : 'false'}
            @change=${() => change({ choice: id })}
          />
          <span>${label}</span> </label
        >${more}`,
  );
}
