import type { Profile } from '@coopkit/contract';
import { ProfileResource } from '@coopkit/sdk';
import { html, nothing } from 'lit';
import { enBudget, enOptions } from '../words/en-ballots.ts';
import type { AnswerWith, Ballot, QuestionBy } from './ballot.ts';
import { checkboxes } from './checkboxes.ts';
import { nameOf, optionStyles } from './option.ts';

/** In which each co-op's costs are, by its address. */
const currencies = new Map<string, Profile['currency']>();

/** The projects that one wants to see funded. */
export const ballot: Ballot<QuestionBy<'budget'>, AnswerWith<'choices'>> = {
  styles: [optionStyles],
  prepare: async (connection, signal) => {
    if (currencies.has(connection.url)) return;
    currencies.set(connection.url, (await new ProfileResource(connection).get({ signal })).currency);
  },
  paper: (ask) => {
    const { id, options, budget, max } = ask.question;
    const words = { ...enBudget, ...ask.words };
    const money = (minor: number) => inMoney(ask.coopUrl, ask.language, minor);
    const most = max ?? options.length;
    const chosen = ask.answer?.choices ?? [];
    const total = options.reduce((sum, { id, cost = 0 }) => sum + (chosen.includes(id) ? cost : 0), 0);
    return html`<p class="quiet">
        ${words.budgetHint(money(budget))} ${most < options.length ? words.budgetUpTo(most) : nothing}
      </p>
      ${checkboxes(ask, most, ({ cost }) => (cost === undefined ? '' : html`<span class="quiet cost">${money(cost)}</span>`))}
      <p class="left" role="status" id="${id}-left">
        <b>${words.total(money(total), money(budget))}</b>
        <progress max=${budget} .value=${Math.min(total, budget)} aria-hidden="true"></progress>
        ${total > budget ? html`<span class="quiet">${words.over}</span>` : nothing}
      </p>`;
  },
  lines: ({ question, words, language }, { choices }) =>
    choices.length > 0
      ? choices.map((id) => nameOf(question.options, id, language))
      : [{ ...enOptions, ...words }.none],
};

/** An amount of minor units. Costs are at most ten to the twelfth of them: a number holds that to the digit. */
function inMoney(coopUrl: string, language: string, minor: number): string {
  const { code, exponent } = currencies.get(coopUrl) ?? { code: 'XXX', exponent: 0 };
  const digits = minor % 10 ** exponent === 0 ? 0 : exponent;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: code,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(minor / 10 ** exponent);
}
