import { OwnShares, newIdempotencyKey } from '@coopkit/sdk';
import { html, type TemplateResult } from 'lit';
import { heading } from '../form/heading.ts';
import { OTHER, planOf, sharesFaults, sharesOf, termsView, type TermsView } from '../terms/choice.ts';
import { sharesFields } from '../terms/shares-fields.ts';
import { termsStyles } from '../terms/styles.ts';
import { sharesLines, summary } from '../terms/summary.ts';
import { termsWords } from '../terms/terms-words.ts';
import { leaveButton, submitButton } from './buttons.ts';
import type { Part, PartView, SharesHost } from './part.ts';
import { countIn } from './written.ts';

export const styles = [termsStyles];

/** Takes more shares: how many and in how many parts, one look more, then yes. */
export async function begin(host: SharesHost): Promise<Part> {
  const ofTerms = await termsWords(host.words);
  const typed: Record<string, string> = {};
  let confirms = false;
  /** Of what is confirmed: however often it is sent, it happens once. */
  let idempotencyKey = '';
  let view: PartView;

  const terms = () => view.account.terms ?? host.account.terms;
  const held = () => view.account.holding.shares;

  function asked(): TermsView {
    const { words, language, account, fault } = view;
    const { currency: code, exponent } = account.holding.subscribed;
    return termsView({ ...ofTerms, ...words }, language, { currency: { code, exponent }, typed, fault });
  }

  function chosen() {
    const of = terms();
    const plan = of && planOf(asked(), of);
    return { shares: (of && sharesOf(asked(), of, held())) ?? 0, ...(plan ? { plan } : {}) };
  }

  function check(): void {
    const of = terms();
    const faults = of ? sharesFaults(asked(), of, held()) : new Map<string, string>();
    if (faults.size > 0) return host.faulty(faults);
    confirms = true;
    idempotencyKey = newIdempotencyKey();
    void host.turn();
  }

  function take(): void {
    void host.work(async (signal) => {
      const { shares } = await new OwnShares(host.coop.connection).take(chosen(), { signal, idempotencyKey });
      const { words, locale } = view;
      await host.done('shares-taken', words.shareTaken(words.shareCount(shares, countIn(locale, shares))));
    });
  }

  function change(): void {
    confirms = false;
    void host.turn();
  }

  function sums(): TemplateResult | undefined {
    const of = terms();
    const subscription = chosen();
    if (!of || subscription.shares === 0) return undefined;
    const isFirst = held() === 0 && !view.account.charges.some(({ purpose }) => purpose === 'entry-fee');
    return summary(asked(), sharesLines(asked(), of, subscription, isFirst), ofTerms.now);
  }

  function render(shown: PartView): TemplateResult {
    view = shown;
    const { words, level, busy } = shown;
    const of = terms();
    if (!confirms) {
      return html`${heading(held() > 0 ? words.takeTitle : words.takeFirst, level)}
        ${of && sharesFields(asked(), of, held())} ${sums()}
        <div class="actions">${submitButton(words.lookAgain, busy)} ${leaveButton(words.cancel, host)}</div>`;
    }
    return html`${heading(words.takeConfirm, level)} ${sums()}
      <p>${words.cannotUndo}</p>
      <div class="actions">
        ${submitButton(words.take, busy)}
        <button type="button" class="secondary" @click=${change}>${words.changeIt}</button>
        ${leaveButton(words.cancel, host)}
      </div>`;
  }

  return {
    render,
    submit: () => (confirms ? take() : check()),
    input: ({ name, value }) => (typed[name] = value),
    refused(code) {
      if (code !== 'shares_not_allowed') return undefined;
      confirms = false;
      return held() > 0 || typed.shares === OTHER ? 'sharesOther' : 'shares';
    },
  };
}
