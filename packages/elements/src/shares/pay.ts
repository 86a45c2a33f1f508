import { html, nothing } from 'lit';
import { heading } from '../form/heading.ts';
import { PayFlow, payStyles, paymentNote, payWords } from '../pay/pay.ts';
import { forgetSession } from '../pay/returning.ts';
import { sumLeft, toPay } from './account.ts';
import { leaveButton, submitButton } from './buttons.ts';
import type { Part, SharesHost } from './part.ts';

export const styles = [payStyles];

/**
 * Pays what is due.
 *
 * @param about `rest` for what is still to come; or the payment to go on with
 */
export async function begin(host: SharesHost, about: string): Promise<Part> {
  const { account, coop, element, language } = host;
  const { due, coming } = toPay(account);
  const charges = (about === 'rest' ? coming : due).slice(0, 100);
  const words = await payWords(host.words);
  const flow = new PayFlow(
    {
      ...{ coop, element, language: () => language },
      work: (task) => host.work(task),
      say: (text) => host.say(text),
      faulty: (faults) => host.faulty(faults),
      turned: () => void host.turn(),
      started: () => undefined,
      done: (payment) => void host.done(undefined, payment && paymentNote(words, language, payment)),
      requestUpdate: () => host.update(),
    },
    {
      amount: sumLeft(charges, account.holding),
      charges: charges.map(({ id }) => id),
      more: about !== 'rest' && coming.length > 0,
      name: account.holding.memberName,
    },
  );
  const begun = account.payments.find(({ id }) => id === about);
  return {
    start: () =>
      void host.work((signal) =>
        /^pay_/.test(about) ? flow.resume(about, begun === undefined, signal) : flow.begin(signal),
      ),
    end() {
      flow.end();
      forgetSession(coop);
    },
    input: (input) => flow.input(input),
    submit: () => flow.submit(words),
    render({ words: shown, language: spoken, level, busy, fault }) {
      const { title, body, submit, more } = flow.step({ ...words, ...shown }, spoken, fault);
      return html`${heading(title, level)} ${body}
        <div class="actions">
          ${submit === undefined ? nothing : submitButton(submit, busy)} ${more ?? nothing}
          ${leaveButton(shown.back, host)}
        </div>`;
    },
  };
}
