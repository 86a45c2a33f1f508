import type { Localized, Question, QuestionResult, Result, VoteState } from '@coopkit/contract';
import { Id } from '@coopkit/contract';
import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Env } from '../http/env.ts';
import type { Parts } from '../parts.ts';
import { storeOf } from '../store/store.ts';
import type { KeptVote } from '../store/votes.ts';
import { resultOf } from '../voting/results.ts';
import { coopOf, show } from './pages.ts';
import { wordsIn, type PageLocale } from './words.ts';

/** So many votes a page without scripts lists. */
const MOST = 100;

/** The pages of votes: for sites that can't run a script, and for links in mails. */
export function votePages(app: Hono<Env>, parts: Parts): void {
  app.get('/votes', async (c) => {
    const { coopId, name, locale } = await coopOf(parts, c);
    const words = wordsIn(locale);
    const page = { cursor: undefined, limit: MOST };
    const { items } = await storeOf(parts.engine.db, coopId).votes.list({ drafts: false }, page);
    return show(c, {
      title: `${words.votes} – ${name}`,
      locale,
      elements: true,
      body: html`<coop-votes locale="${locale}" heading-level="1" href="/votes/{id}">
        <noscript>
          <h1>${words.votes}</h1>
          ${items.length === 0 ? html`<p>${words.noVotes}</p>` : ''}
          ${items.map(
            (vote) =>
              html`<article>
                <h2><a href="/votes/${vote.id}">${said(vote.settings.title, locale)}</a></h2>
                <p>${stateOf(locale, vote)}</p>
              </article>`,
          )}
        </noscript>
      </coop-votes>`,
    });
  });

  app.get('/votes/:voteId', async (c) => {
    const { coopId, name, locale } = await coopOf(parts, c);
    const store = storeOf(parts.engine.db, coopId);
    const id = Id.safeParse(c.req.param('voteId'));
    const vote = id.success ? await store.votes.find(id.data) : undefined;
    if (!vote || vote.state === 'draft') return noVote(c, locale, name);
    const words = wordsIn(locale);
    const title = said(vote.settings.title, locale);
    return show(c, {
      title: `${title} – ${name}`,
      locale,
      elements: true,
      body: html`<p><a href="/votes">${words.allVotes(name)}</a></p>
        ${elements(vote, locale)}
        <noscript>${summary(locale, vote, await resultOf(store, vote))}</noscript>`,
    });
  });
}

/** The ballot paper while there is one, with what comes of it; then the result alone. */
function elements({ id, state, settings }: KeptVote, locale: string) {
  if (state === 'closed' || state === 'counted' || state === 'annulled') {
    return html`<coop-result vote="${id}" locale="${locale}" heading-level="1"></coop-result>`;
  }
  const result = html`<coop-result vote="${id}" locale="${locale}" heading-level="2" untitled></coop-result>`;
  return settings.results === 'live'
    ? html`<coop-vote vote="${id}" locale="${locale}" heading-level="1"
          ><span slot="result"></span
        ></coop-vote>
        ${result}`
    : html`<coop-vote vote="${id}" locale="${locale}" heading-level="1"
        ><div slot="result">${result}</div></coop-vote
      >`;
}

function noVote(c: Context<Env>, locale: PageLocale, name: string): Promise<Response> {
  const words = wordsIn(locale);
  c.status(404);
  return show(c, {
    title: `${words.noVote} – ${name}`,
    locale,
    body: html`<h1>${words.noVote}</h1>
      <p><a href="/votes">${words.allVotes(name)}</a></p>`,
  });
}

/** A vote in plain words: what is asked, where it stands, and what came of it. */
function summary(locale: PageLocale, vote: KeptVote, result: Result | null) {
  const { title, text, questions } = vote.settings;
  const words = wordsIn(locale);
  return html`<h1>${said(title, locale)}</h1>
    <p>${stateOf(locale, vote)}</p>
    ${vote.annulment === null ? '' : html`<p>${vote.annulment}</p>`}
    ${text ? html`<pre>${said(text, locale)}</pre>` : ''}
    ${questions.map((question) => {
      const outcome = result?.questions.find((each) => each.question === question.id);
      return html`<article>
        <h2>${said(question.title, locale)}</h2>
        ${question.text ? html`<pre>${said(question.text, locale)}</pre>` : ''}
        <ul>
          ${choicesOf(question).map(
            (id) =>
              html`<li>${nameOf(question, id, locale)}${outcome ? `: ${outcome.votes[id] ?? '0'}` : ''}</li>`,
          )}
        </ul>
        ${outcome && vote.state === 'counted' ? html`<p>${outcomeOf(locale, question, outcome, result)}</p>` : ''}
      </article>`;
    })}
    ${vote.state === 'open' ? html`<p>${words.noScript}</p>` : ''}`;
}

function outcomeOf(
  locale: PageLocale,
  question: Question,
  { passed, elected, tied }: QuestionResult,
  result: Result | null,
): string {
  const words = wordsIn(locale);
  const names = (ids: readonly string[]) =>
    new Intl.ListFormat(locale).format(ids.map((id) => nameOf(question, id, locale)));
  if (result?.quorum?.met === false) return words.noQuorum;
  const isProposal = question.method === 'consent' || question.method === 'yes-no-abstain';
  if (isProposal) return passed ? words.passed : words.notPassed;
  const ties = tied.map((group) => words.tie(names(group)));
  return [elected.length > 0 ? words.chosen(names(elected)) : words.nothingChosen, ...ties].join(' ');
}

function stateOf(locale: PageLocale, { state, opens_at: opensAt, closes_at: closesAt }: KeptVote): string {
  const date = (instant: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', timeZone: 'UTC' }).format(
      new Date(instant),
    );
  const { voteStates } = wordsIn(locale);
  const at: Readonly<Record<VoteState, string>> = {
    draft: opensAt,
    scheduled: opensAt,
    open: closesAt,
    closed: closesAt,
    counted: closesAt,
    annulled: closesAt,
  };
  return voteStates[state](date(at[state]));
}

function choicesOf(question: Question): string[] {
  if (question.method === 'consent') return ['agree', 'abstain', 'disagree', 'block'];
  if (question.method === 'yes-no-abstain') return ['yes', 'no', 'abstain'];
  return question.options.map(({ id }) => id);
}

function nameOf(question: Question, id: string, locale: PageLocale): string {
  const option = 'options' in question ? question.options.find((each) => each.id === id) : undefined;
  return option ? said(option.name, locale) : (wordsIn(locale).answers[id] ?? id);
}

/** A text in the page's language, or in the first that it has. */
function said(text: Localized, locale: string): string {
  return text[locale] ?? Object.values(text)[0] ?? '';
}
