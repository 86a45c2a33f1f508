import { getReceipt, type Receipt, type VoteAnswers } from '@coopkit/contract';
import { isCoopError, type CoopError } from '@coopkit/sdk';
import { html, type TemplateResult } from 'lit';
import type { Coop } from '../context.ts';
import { CoopBallotCastEvent, CoopBeforeCastEvent } from '../events.ts';
import { goesOn, sendBallot, takeBallot } from './ballot-box.ts';
import type { Booth } from './booth.ts';
import { castView } from './cast-view.ts';
import { castingWords } from './casting-words.ts';
import type { Checked } from './check-receipt.ts';
import { inWords } from './in-words.ts';
import { stays } from './kept.ts';
import { review, waiting } from './review.ts';
import type { Shown, VoteHost } from './host.ts';

/** Between two tries to send a ballot. */
const SHORTEST_WAIT_MS = 4_000;
const LONGEST_WAIT_MS = 60_000;

/** From a choice to its receipt: one look more, the sending, and what is kept of it. */
export class CastingFlow {
  readonly #host: VoteHost;
  /** How often the ballot could not be sent. */
  #tries = 0;
  #again: ReturnType<typeof setTimeout> | undefined;
  /** What was found of the receipt. */
  #checked: Checked | undefined;
  #receipt: Receipt | undefined;

  constructor(host: VoteHost) {
    this.#host = host;
  }

  /** Another ballot, or the same after a while. */
  begin(booth: Booth): void {
    this.end();
    this.#tries = 0;
    this.#check(booth);
  }

  end(): void {
    clearTimeout(this.#again);
  }

  /** Sends the ballot that was taken; once more where that did not work before. */
  async send(booth: Booth): Promise<void> {
    this.end();
    await this.#host.work(async (signal) => {
      const receipt = await sendBallot(booth, signal);
      if (!receipt) return;
      this.#tries = 0;
      this.#host.dispatchEvent(new CoopBallotCastEvent(receipt));
      await this.#host.goTo('cast');
      this.#check(booth);
    });
    await this.#host.look();
  }

  /** A ballot that could not be sent is sent again; one that is refused goes back to the member. */
  failed(booth: Booth, error: CoopError): void {
    if (!booth.kept.sending) return;
    if (!goesOn(booth, error)) return void this.#host.enterAgain(booth.for, error);
    if (booth.coop.session.lost(error)) return void this.#host.enterAgain();
    const wait = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** this.#tries++);
    this.#again = setTimeout(() => void this.send(booth), Math.max(wait, (error.retryAfter ?? 0) * 1_000));
  }

  /** The step, where it is one of these. */
  render(
    booth: Booth,
    { words: all, language, step, ballots, level, busy }: Shown,
  ): TemplateResult | undefined {
    const words = castingWords(all);
    const { vote, kept } = booth;
    const said = (answers: VoteAnswers) => inWords(booth, answers, ballots, words, language);
    if (kept.sending && this.#tries > 0) {
      return waiting(words, { answered: said(booth.answers), level, busy }, () => void this.send(booth));
    }
    if (kept.sending || (step === 'review' && booth.mayVote)) {
      const shown = { vote, by: booth.coop.session.member?.name, answered: said(booth.answers), level, busy };
      return html`<form class="stack" @submit=${(event: Event) => this.#onCast(event, booth)}>
        ${review(words, shown, () => void this.#host.goTo('paper'))}
      </form>`;
    }
    if (step !== 'cast') return undefined;
    const cast = castAnswers(booth);
    const view = {
      vote,
      carried: booth.carried?.name,
      answered: cast && said(cast),
      receipt: this.#receipt,
      checked: this.#checked,
      changes: changes(booth),
      level,
    };
    const change = () => {
      booth.answers = { ...cast };
      void this.#host.goTo('paper');
    };
    return castView(words, view, { change, copied: () => this.#host.say(words.copied) });
  }

  #onCast(event: Event, booth: Booth): void {
    event.preventDefault();
    if (!this.#host.dispatchEvent(new CoopBeforeCastEvent(booth.vote.id)) || booth.kept.sending) return;
    takeBallot(booth);
    void this.send(booth);
  }

  /** Finds the receipt, and looks at it as anyone else would: it has to hold. */
  #check({ kept: { cast }, vote, mine, for: who, coop }: Booth): void {
    this.#receipt = cast?.receipt;
    this.#checked = undefined;
    const { record } = vote;
    // An open ballot can be found from anywhere.
    const entryHash = who === undefined ? mine?.entryHash : undefined;
    if (!record || (!cast && !entryHash)) return;
    const find = async () => {
      const params = { voteId: vote.id, entryHash };
      const receipt = cast?.receipt ?? (await coop.connection.call(getReceipt, { params }));
      this.#receipt = receipt;
      const { checkReceipt, openingsOf } = await import('./check-receipt.ts');
      const memberClass = mine?.memberClass ?? null;
      this.#checked = await checkReceipt(receipt, record, cast, memberClass);
      this.#host.requestUpdate();
      if (!cast || vote.secrecy === 'open' || vote.state !== 'counted') return;
      const opened = await isOnRecord(coop, vote.id, openingsOf(cast, memberClass));
      this.#checked = { ...this.#checked, opened };
      this.#host.requestUpdate();
    };
    // It can be had later, too.
    find().catch(() => undefined);
  }
}

/** What is known of the ballot that is cast. */
function castAnswers({ kept, mine, for: who }: Booth): VoteAnswers | undefined {
  return kept.cast?.answers ?? (who === undefined ? mine?.answers : undefined) ?? undefined;
}

/** Where a ballot that is cast can be changed, if it can. */
function changes({ mayVote, vote, kept, coop }: Booth): 'here' | 'tab' | 'elsewhere' | undefined {
  if (!mayVote || !vote.changeable) return undefined;
  if (vote.secrecy === 'open') return 'here';
  if (!kept.cast) return 'elsewhere';
  return stays(coop.connection.url) ? 'here' : 'tab';
}

/** Whether the record has one of these entries. */
async function isOnRecord({ connection }: Coop, voteId: string, entryHashes: string[]): Promise<boolean> {
  for (const entryHash of entryHashes) {
    try {
      await connection.call(getReceipt, { params: { voteId, entryHash } });
      return true;
    } catch (error) {
      if (!isCoopError(error) || error.code !== 'not_found') throw error;
    }
  }
  return false;
}
