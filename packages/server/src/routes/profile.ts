import { getProfile } from '@coopkit/contract';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { refuse } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';

/** What is public of the co-op. */
export function profile(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, getProfile, async (_, { store }) => {
    const coop = (await store.coop()) ?? refuse('unknown_coop');
    return {
      id: coop.coop_id,
      name: coop.name,
      locales: JSON.parse(coop.locales) as string[],
      currency: { code: coop.currency, exponent: coop.currency_exponent },
      classes: await store.classes.list(),
      rulesVersion: await store.rules.currentVersion(),
    };
  });
}
