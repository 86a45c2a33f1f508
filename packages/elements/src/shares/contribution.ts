import type { ContributionTerms } from '@coopkit/contract';
import { OwnContributions, newIdempotencyKey } from '@coopkit/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../form/heading.ts';
import { OTHER, contributionOf, termsFaults, termsView, type TermsView } from '../terms/choice.ts';
import { contributionFields } from '../terms/contribution-fields.ts';
import { termsStyles } from '../terms/styles.ts';
import { termsWords } from '../terms/terms-words.ts';
import { localized } from '../words.ts';
import { leaveButton, submitButton } from './buttons.ts';
import type { Part, PartView, SharesHost } from './part.ts';
import { amountIn, moneyIn } from './written.ts';

export const styles = [termsStyles];

/**
 * A contribution: begins it, changes its amount, or stops it.
 *
 * @param about the terms of it, or itself where these are not offered any more
 */
export async function begin(host: SharesHost, about: string): Promise<Part> {
  const ofTerms = await termsWords(host.words);
  const { account, coop } = host;
  const terms = account.offers.find(({ id }) => id === about);
  const given = account.contributions.find((each) => each.terms === about || each.id === about);
  const typed = terms ? typedOf(terms, given?.amount.amount, host) : {};
  const own = new OwnContributions(coop.connection);
  let stops = !terms;
  /** Of what is chosen: however often it is sent, it happens once. */
  let idempotencyKey = newIdempotencyKey();
  let view: PartView;

  // Whoever is here gives something: to give nothing is to stop.
  const offered = terms && { contributions: [{ ...terms, required: true }] };

  function asked(): TermsView {
    const { words, language, fault } = view;
    const { currency: code, exponent } = account.holding.subscribed;
    return termsView({ ...ofTerms, ...words }, language, { currency: { code, exponent }, typed, fault });
  }

  function give(): void {
    if (!offered) return;
    const faults = termsFaults(asked(), offered);
    if (faults.size > 0) return host.faulty(faults);
    const amount = contributionOf(asked(), offered.contributions)?.amount;
    if (amount === undefined) return;
    void host.work(async (signal) => {
      const { currency } = account.holding.subscribed;
      const begun = await own.start({ terms: about, amount, currency }, { signal, idempotencyKey });
      const { words, locale } = view;
      const sum = words.eachTime[begun.interval]?.(moneyIn(locale, begun.amount)) ?? '';
      await host.done('contribution-begun', words.givingBegun(sum));
    });
  }

  function stop(): void {
    if (!given) return;
    void host.work(async (signal) => {
      await own.stop(given.id, { signal });
      await host.done('contribution-stopped', view.words.stopped);
    });
  }

  function turnTo(stopping: boolean): void {
    stops = stopping;
    void host.turn();
  }

  function render(shown: PartView): TemplateResult {
    view = shown;
    const { words, language, level, busy } = shown;
    const name = terms ? localized(terms.name, language) : (words.purposes[given?.kind ?? ''] ?? '');
    if (stops) {
      return html`${heading(words.stopTitle(name), level)}
        <p>${words.stopHint}</p>
        <div class="actions">
          ${submitButton(words.stopYes, busy)}
          ${
            terms
              ? html`<button type="button" class="secondary" @click=${() => turnTo(false)}>
                  ${words.back}
                </button>`
              : leaveButton(words.cancel, host)
          }
        </div>`;
    }
    return html`${heading(given ? words.changeGiving : words.newGiving, level)}
      ${offered && contributionFields(asked(), offered, language)}
      <div class="actions">
        ${submitButton(given ? words.changeAmount : words.beginGiving, busy)}
        ${
          given && !terms?.required
            ? html`<button type="button" class="secondary" @click=${() => turnTo(true)}>
                ${words.stopGiving}
              </button>`
            : nothing
        }
        ${leaveButton(words.cancel, host)}
      </div>`;
  }

  return {
    render,
    submit: () => (stops ? stop() : give()),
    input({ name, value }) {
      typed[name] = value;
      idempotencyKey = newIdempotencyKey();
    },
  };
}

/** What the form begins with: the amount that is given. */
function typedOf(
  { id, kind, presets, free }: ContributionTerms,
  amount: number | undefined,
  { account, language }: SharesHost,
): Record<string, string> {
  if (amount === undefined) return presets.length === 0 && free ? { [kind]: `${id}.${OTHER}` } : {};
  if (presets.includes(amount)) return { [kind]: `${id}.${amount}` };
  const { exponent } = account.holding.subscribed;
  return { [kind]: `${id}.${OTHER}`, [`amount.${id}`]: amountIn(language, amount, exponent) };
}
