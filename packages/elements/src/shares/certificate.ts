import { OwnShares } from '@coopkit/sdk';
import { html, type TemplateResult } from 'lit';
import { textControl } from '../form/control.ts';
import { heading } from '../form/heading.ts';
import { leaveButton, submitButton } from './buttons.ts';
import type { Part, PartView, SharesHost } from './part.ts';

/** The certificate of a day, to keep or to print. */
export function begin(host: SharesHost): Part {
  const today = new Date().toISOString().slice(0, 10);
  let on = today;
  let said = '';
  let view: PartView;

  const isDay = () => /^\d{4}-\d\d-\d\d$/.test(on) && on <= today && !Number.isNaN(Date.parse(on));

  async function get(signal: AbortSignal): Promise<string> {
    const query = { locale: view.locale, on };
    const file = await new OwnShares(host.coop.connection).myCertificate(query, { signal });
    const url = URL.createObjectURL(file);
    // By then it is saved, or open.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    return url;
  }

  function download(): void {
    if (!isDay()) return host.faulty(new Map([['on', view.words.dayNeeded]]));
    void host.work(async (signal) => {
      save(await get(signal), `${view.words.shareCertificateFile}-${on}.pdf`);
      said = view.words.downloaded;
    });
  }

  function print(): void {
    if (!isDay()) return host.faulty(new Map([['on', view.words.dayNeeded]]));
    // A window that is opened later than the click is taken for an advertisement.
    const page = open('', '_blank');
    void host.work(async (signal) => {
      try {
        const url = await get(signal);
        if (page) page.location.href = url;
        else save(url, `${view.words.shareCertificateFile}-${on}.pdf`);
      } catch (error) {
        page?.close();
        throw error;
      }
    });
  }

  function render(shown: PartView): TemplateResult {
    view = shown;
    const { words, level, busy } = shown;
    return html`${heading(words.certificateTitle, level)}
      <p>${words.shareCertificateHint}</p>
      ${textControl({ name: 'on', label: words.onDay, value: on, fault: shown.fault('on'), words, type: 'date' })}
      <div class="actions">
        ${submitButton(words.download, busy)}
        <button type="button" class="secondary" aria-disabled=${busy ? 'true' : 'false'} @click=${print}>
          ${words.print}
        </button>
        ${leaveButton(words.back, host)}
      </div>
      <p role="status" class="quiet">${said}</p>`;
  }

  return {
    render,
    submit: download,
    input({ value }) {
      on = value;
      said = '';
    },
  };
}

function save(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
