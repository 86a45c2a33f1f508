import { createChallenge } from '@coopkit/contract';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { perNetwork } from '../http/rate-limit.ts';
import type { Parts } from '../parts.ts';
import { newChallenge } from '../proof-of-work.ts';

/** Proof-of-work challenges; the more one network asks for, the harder they become. */
export function challenges(app: Hono<Env>, parts: Parts): void {
  handle(
    app,
    parts,
    createChallenge,
    (_, { store, at, counts }) =>
      Promise.resolve(newChallenge(parts.secrets, store.coopId, counts[0] ?? 1, at)),
    (_, network) => [perNetwork('challenges', network, 2_000)],
  );
}
