import { getRetention, setRetention } from '@coopkit/contract';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import type { Parts } from '../parts.ts';
import { retentionOf } from '../personal-data/retention.ts';

/** How long what is held on people is kept. */
export function retention(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, getRetention, (_, { store }) => retentionOf(store));

  handle(app, parts, setRetention, async ({ body }, { store }) => {
    await store.setRetention(body);
    return body;
  });
}
