import type { Proof } from '@coopkit/contract';
import type { Applying } from '@coopkit/sdk';
import { solve } from '@coopkit/sdk/proof';

/**
 * Gets a challenge and solves it. In a worker where the page asks for that: from another origin a
 * worker needs `blob:` in the page's policy, and to try without would break a strict one. Else in slices
 * of a few milliseconds, while the visitor reads the rules.
 */
export async function prove(applications: Applying, worker: boolean, signal: AbortSignal): Promise<Proof> {
  const challenge = await applications.challenge({ signal });
  if (worker) {
    const proof = await import('./proof-in-worker.ts')
      .then(({ proveInWorker }) => proveInWorker(challenge, signal))
      .catch(() => undefined);
    signal.throwIfAborted();
    if (proof) return proof;
  }
  return solve(challenge, { signal });
}
