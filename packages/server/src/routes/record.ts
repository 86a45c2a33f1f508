import { recordPath, Id } from '@coopkit/contract';
import { canonical, RecordError } from '@coopkit/record';
import type { Context, Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { whoCalls } from '../http/handle.ts';
import { refuse } from '../http/refuse.ts';
import { streamed } from '../http/streamed.ts';
import type { Parts } from '../parts.ts';
import { storeOf, type Store } from '../store/store.ts';
import { rollLine } from '../voting/open-vote.ts';
import { readTile } from '../voting/recorder.ts';

/** So many lines of a list are read at once. */
const AT_ONCE = 2_000;
const TEXT = 'text/plain; charset=utf-8';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The files of a vote's record, for whoever checks it. */
export function record(app: Hono<Env>, parts: Parts): void {
  const at = (file: string) => recordPath(':voteId', file);

  app.get(at('checkpoint'), async (c) => {
    const { store, voteId } = await of(parts, c);
    const kept = (await store.records.find(voteId)) ?? refuse('not_found');
    const signed = await store.witnesses.cosignatures(voteId);
    // Those of the head as it is now: the note that they signed.
    const lines = signed.filter(({ size }) => size === kept.size).map(({ line }) => line);
    return text(c, kept.checkpoint + lines.join(''));
  });

  app.get(at('tile/:path{.+}'), async (c) => {
    const { store, voteId } = await of(parts, c);
    const kept = (await store.records.find(voteId)) ?? refuse('not_found');
    const path = `tile/${c.req.param('path')}`;
    try {
      const bytes = await readTile(store, voteId, kept.size, path);
      return c.body(new Uint8Array(bytes).buffer, 200, {
        'content-type': 'application/octet-stream',
        'cache-control': FOR_EVER,
      });
    } catch (error) {
      if (error instanceof RecordError || error instanceof RangeError) refuse('not_found');
      throw error;
    }
  });

  app.get(at('roll'), async (c) => {
    const { store, voteId } = await of(parts, c);
    const vote = await store.votes.find(voteId);
    if (!vote || vote.roll_hash === null) refuse('not_found');
    return streamed({ 'content-type': TEXT }, async function* () {
      let cursor: [string] | undefined;
      do {
        const { items } = await store.voters.byKeys(voteId, { cursor, limit: AT_ONCE });
        const last = items.at(-1);
        yield items.map((voter) => `${canonical(rollLine(voter, vote.settings))}\n`).join('');
        cursor = items.length === AT_ONCE && last ? [last.key] : undefined;
      } while (cursor);
    });
  });

  app.get(at('participation'), async (c) => {
    const { store, voteId } = await of(parts, c);
    const vote = await store.votes.find(voteId);
    const told = vote?.settings.secrecy === 'sealed' && (vote.state === 'closed' || vote.state === 'counted');
    if (!told) refuse('not_found');
    const keys = await store.voters.participants(voteId);
    return text(c, keys.map((key) => `${key}\n`).join(''));
  });

  app.get(at('certificate'), async (c) => {
    const { store, voteId } = await of(parts, c);
    const vote = await store.votes.find(voteId);
    return text(c, vote?.certificate ?? refuse('not_found'));
  });
}

async function of(parts: Parts, c: Context<Env>): Promise<{ store: Store; voteId: string }> {
  const { coopId } = await whoCalls(parts, c);
  const voteId = c.req.param('voteId') ?? '';
  if (!Id.safeParse(voteId).success) refuse('not_found');
  return { store: storeOf(parts.engine.db, coopId), voteId };
}

function text(c: Context<Env>, body: string): Response {
  return c.body(body, 200, { 'content-type': TEXT });
}
