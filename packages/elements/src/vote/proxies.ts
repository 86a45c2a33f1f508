import { giveProxy, revokeProxy, type MyVote } from '@coopkit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { textControl } from '../form/control.ts';
import { heading } from '../form/heading.ts';
import type { StandingWords } from '../words/en-standing.ts';
import type { Booth } from './booth.ts';
import type { Shown, VoteHost } from './host.ts';
import { standingStyles } from './standing-styles.ts';
import { standingWords } from './standing.ts';
import type { PaperWords } from './words.ts';

export { standingStyles, standingWords };

/** What can be done about a vote that another member casts. */
interface ProxyActs {
  /** Turns to the vote carried for somebody, or to one's own. */
  voteFor: (key: string | undefined) => void;
  giveTo: (memberNumber: string) => void;
  takeBack: () => void;
}

/** Who carries the member's vote, and whose they carry. */
export function proxies(host: VoteHost, booth: Booth, { words: all, level, fault }: Shown): TemplateResult {
  const words = standingWords(all);
  const { vote, mine, coop, for: voter } = booth;
  if (!mine || vote.state !== 'open') return html``;
  const params = { voteId: vote.id };
  const then = async (act: (signal: AbortSignal) => Promise<unknown>) => {
    let done = false;
    await host.work(async (signal) => {
      await act(signal);
      done = true;
    });
    if (done) await host.enterAgain();
  };
  const acts: ProxyActs = {
    voteFor: (key) => void host.enterAgain(key),
    takeBack: () => void then((signal) => coop.connection.call(revokeProxy, { params }, { signal })),
    giveTo: (typed) => {
      if (!/^[1-9]\d{0,8}$/.test(typed)) return host.faulty('memberNumber', words.notANumber);
      const body = { memberNumber: Number(typed) };
      void then((signal) => coop.connection.call(giveProxy, { params, body }, { signal }));
    },
  };
  const mayGive =
    vote.proxies > 0 && !mine.proxy && !mine.voted && mine.carries.length === 0 && mine.key !== null;
  return html`${mine.proxy && voter === undefined ? given(words, mine.proxy.name, mine.voted, level, acts) : nothing}
  ${mine.carries.length > 0 ? carried(words, mine, voter, level, acts) : nothing}
  ${mayGive ? giving(words, fault('memberNumber'), acts) : nothing}`;
}

function given(
  words: StandingWords,
  name: string,
  cast: boolean,
  level: number,
  act: ProxyActs,
): TemplateResult {
  return html`${heading(words.proxyTitle(name), level)}
    <p>${cast ? words.proxyCast : words.proxy}</p>
    ${cast ? nothing : html`<div class="actions"><button type="button" part="submit" @click=${act.takeBack}>${words.takeBack}</button></div>`}`;
}

function carried(
  words: StandingWords,
  { carries, key, proxy }: MyVote,
  voter: string | undefined,
  level: number,
  act: ProxyActs,
): TemplateResult {
  return html`${heading(words.carries, level)}
    <ul class="carries">
      ${
        voter !== undefined && key !== null && !proxy
          ? html`<li>
              <button type="button" class="secondary" @click=${() => act.voteFor(undefined)}>
                ${words.voteAsSelf}
              </button>
            </li>`
          : nothing
      }
      ${carries.map((each) =>
        each.key === voter
          ? html`<li aria-current="true"><b>${each.name}</b></li>`
          : html`<li>
              <button type="button" class="secondary" @click=${() => act.voteFor(each.key)}>
                ${words.voteFor(each.name)}
              </button>
              ${each.voted ? html`<span class="quiet">(${words.hasVoted})</span>` : nothing}
            </li>`,
      )}
    </ul>`;
}

function giving(
  words: PaperWords & StandingWords,
  fault: string | undefined,
  act: ProxyActs,
): TemplateResult {
  const give = (event: Event) => {
    const { value } = (event.currentTarget as HTMLElement).closest('details')?.querySelector('input') ?? {
      value: '',
    };
    act.giveTo(value.trim());
  };
  return html`<details class="giving" ?open=${fault !== undefined}>
    <summary>${words.give}</summary>
    <div class="stack">
      ${textControl({ name: 'memberNumber', label: words.memberNumber, hint: words.giveHint, value: '', words, fault, inputmode: 'numeric', maxlength: 9, autocomplete: 'off' })}
      <div class="actions"><button type="button" part="give" @click=${give}>${words.giveNow}</button></div>
    </div>
  </details>`;
}
