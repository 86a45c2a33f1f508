import type { Option } from '@coopkit/contract';
import { html, type TemplateResult } from 'lit';
import { localized } from '../words.ts';
import type { AnswerWith, Ask } from './ballot.ts';
import { aboutOption } from './option.ts';

/** Several of several, in the order of the options. */
export function checkboxes<Q extends { id: string; options: Option[] }>(
  ask: Ask<Q, AnswerWith<'choices'>>,
  most: number,
  more: (option: Option) => unknown = () => '',
): TemplateResult[] {
  const { question, answer, invalid, language, change } = ask;
  const chosen = answer?.choices ?? [];
  const onChange = (id: string, { target }: Event) => {
    const yes = (target as HTMLInputElement).checked;
    change({
      choices: question.options.flatMap((each) =>
        (each.id === id ? yes : chosen.includes(each.id)) ? [each.id] : [],
      ),
    });
  };
  return question.options.map((option) => {
    const isChosen = chosen.includes(option.id);
    return html`<label class="choice" part="choice">
        <input
          type="checkbox"
          name=${question.id}
          .value=${option.id}
          .checked=${isChosen}
          ?disabled=${!isChosen && chosen.length >= most}
          aria-invalid=${invalid ? 'true' : 'false'}
          aria-describedby="${question.id}-left"
          @change=${(event: Event) => onChange(option.id, event)}
        />
        <span>${localized(option.name, language)} ${more(option)}</span>
      </label>
      ${aboutOption(ask, option)}`;
  });
}
