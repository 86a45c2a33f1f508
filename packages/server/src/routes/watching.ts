import { watchVote, type VoteEvent } from '@coopkit/contract';
import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Env } from '../http/env.ts';
import { parse, whoCalls } from '../http/handle.ts';
import { refuse } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';
import { storeOf } from '../store/store.ts';
import { Watchers, type Marked } from '../voting/watchers.ts';

/** So that no machine between takes the line for dead. */
const KEEP_ALIVE_MS = 15_000;
/** After so long the client comes back by itself: no line lives for ever. */
const LONGEST_MS = 3_600_000;

/** How a vote stands, as it changes: server-sent events. */
export function watching(app: Hono<Env>, parts: Parts): void {
  const watchers = new Watchers(parts);

  app.get(watchVote.path, async (c) => {
    const { coopId } = await whoCalls(parts, c);
    const { voteId } = parse(watchVote.params, c.req.param(), 'the path') as { voteId: string };
    const vote = await storeOf(parts.engine.db, coopId).votes.find(voteId);
    if (!vote || vote.state === 'draft') refuse('not_found');
    if (!watchers.hasRoom) refuse('too_busy', { retryAfterSeconds: 10 });
    const known = c.req.header('last-event-id');

    // No proxy may gather events before it passes them on.
    c.header('X-Accel-Buffering', 'no');
    c.header('Cache-Control', 'no-store');
    return streamSSE(c, async (stream) => {
      const { promise: ended, resolve: end } = Promise.withResolvers<undefined>();
      const queue: Promise<unknown>[] = [];
      const tell = ({ mark, event }: Marked) => {
        if (mark !== known) {
          queue.push(stream.writeSSE({ id: mark, data: JSON.stringify(watchVote.reply?.parse(event)) }));
        }
        // Nothing comes after this: the client need not come back.
        if (isOver(event)) void Promise.all(queue).then(() => end(undefined));
      };
      stream.onAbort(() => end(undefined));
      await stream.write('retry: 3000\n\n');
      const stop = watchers.watch(coopId, voteId, tell);
      const alive = setInterval(() => void stream.write(': \n\n'), KEEP_ALIVE_MS);
      const longest = setTimeout(() => end(undefined), LONGEST_MS);
      await ended;
      stop();
      clearInterval(alive);
      clearTimeout(longest);
    });
  });
}

function isOver({ state }: VoteEvent): boolean {
  return state === 'counted' || state === 'annulled';
}
