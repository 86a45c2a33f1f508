import type { Challenge, Proof } from '@coopkit/contract';

/** Solves a challenge off the page's thread. */
export function proveInWorker(challenge: Challenge, signal: AbortSignal): Promise<Proof> {
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
