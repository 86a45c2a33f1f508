import { watchVote, type VoteEvent } from '@coopkit/contract';
import type { Connection } from './connection.ts';
import { CoopError, isCoopError } from './error.ts';
import { serverSentEvents } from './server-sent-events.ts';

/** The server writes a comment every 15 seconds: three in a row that do not come, and the line is dead. */
const QUIET_MS = 45_000;
const LONGEST_WAIT_MS = 30_000;

/** What may be otherwise in a while. */
const passing = ['offline', 'timeout', 'too_busy', 'internal', 'rate_limited'];

/** How a vote stands, over as many lines as it takes. */
export async function* watch(
  connection: Connection,
  voteId: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<VoteEvent, void> {
  let lastEventId = '';
  let wait = 1_000;
  let failures = 0;
  while (!signal?.aborted) {
    let asked = 0;
    try {
      const headers = { ...(lastEventId ? { 'last-event-id': lastEventId } : {}) };
      const response = await connection.request(watchVote, { params: { voteId }, headers }, { signal });
      if (!response.headers.get('content-type')?.startsWith('text/event-stream') || !response.body) {
        await response.body?.cancel();
        throw new CoopError('invalid_reply', `The events of ${voteId} are something else.`, {
          status: response.status,
        });
      }
      for await (const { data, id, retry } of serverSentEvents(response.body, QUIET_MS)) {
        failures = 0;
        if (id !== undefined) lastEventId = id;
        if (retry !== undefined) wait = retry;
        if (data === undefined) continue;
        const event = parse(data);
        yield event;
        if (event.state === 'counted' || event.state === 'annulled') return;
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (isCoopError(error)) {
        if (!passing.includes(error.code)) throw error;
        asked = (error.retryAfter ?? 0) * 1_000;
      }
      // Anything else is a line that broke while it was read.
    }
    const backoff = Math.min(LONGEST_WAIT_MS, wait * 2 ** failures++);
    // Not all pages at once, when a server comes back.
    await pause(Math.max(asked, backoff * (0.75 + Math.random() / 2)), signal);
  }
}

function parse(data: string): VoteEvent {
  try {
    // By the endpoint, as every reply: a page that has its script from the server takes it as it comes.
    return (watchVote.reply as typeof VoteEvent).parse(JSON.parse(data));
  } catch (cause) {
    throw new CoopError('invalid_reply', 'An event does not have the form that the contract gives.', {
      cause,
    });
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
    if (signal?.aborted) done();
  });
}
