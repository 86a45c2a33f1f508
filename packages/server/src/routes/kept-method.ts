import { forgetMyKeptMethod, getMyKeptMethod, type KeptMethod } from '@coopkit/contract';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { refuse } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';
import { signedInMember } from './signed-in.ts';

/** What members have let be kept, to be collected from. */
export function keptMethod(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, getMyKeptMethod, async (_, context) => {
    const saved = await context.store.stripe.savedOf(signedInMember(context).id);
    return saved?.shown ? (JSON.parse(saved.shown) as KeptMethod) : refuse('not_found');
  });

  handle(app, parts, forgetMyKeptMethod, async (_, context) => {
    await context.store.stripe.forgetMethods(signedInMember(context).id);
  });
}
