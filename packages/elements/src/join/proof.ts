import type { Challenge, Proof } from '@coopkit/contract';
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
    const proof = await inWorker(challenge, signal).catch(() => undefined);
    signal.throwIfAborted();
    if (proof) return proof;
  }
  return solve(challenge, { signal });
}

function inWorker(challenge: Challenge, signal: AbortSignal): Promise<Proof> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(scriptUrl(new URL('./proof-worker.js', import.meta.url)), { type: 'module' });
    const end = () => worker.terminate();
    signal.addEventListener('abort', () => (end(), reject(signal.reason as Error)), { once: true });
    worker.onmessage = ({ data }: MessageEvent<Proof>) => (end(), resolve(data));
    worker.onerror = (event) => (end(), reject(new Error(event.message)));
    worker.postMessage(challenge);
  });
}

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ) => { createScriptURL: (url: string) => string };
}

/** The worker's address; from another origin, a script of our own that imports it. */
function scriptUrl(url: URL): string {
  const address =
    url.origin === location.origin
      ? url.href
      : URL.createObjectURL(new Blob([`import ${JSON.stringify(url.href)};`], { type: 'text/javascript' }));
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('coopkit', { createScriptURL: (each) => each });
  return policy?.createScriptURL(address) ?? address;
}

// A policy's name can be taken once.
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;
