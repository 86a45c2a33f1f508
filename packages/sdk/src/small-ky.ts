/*
 * What a connection needs of `ky`, for the script-tag files: they take it in its place, and are a fifth smaller for it. A test
 * runs all that is asked of the client over it, too.
 */

/** As a connection asks. */
interface Options extends Pick<RequestInit, 'method' | 'headers' | 'credentials'> {
  searchParams: Record<string, string>;
  json?: unknown;
  signal?: AbortSignal;
  fetch?: (request: Request) => Promise<Response>;
  /** Milliseconds for each try. */
  timeout: number;
  retry: { limit: number; statusCodes: number[]; afterStatusCodes: number[]; maxRetryAfter: number };
}

/** The answer was a refusal. */
class Refused extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super(`The answer was ${response.status}.`);
    this.response = response;
  }
}

export const isHTTPError = (error: unknown): error is Refused => error instanceof Refused;
export const isTimeoutError = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'TimeoutError';

/** Sends a request; again where that may help, after a while that grows and is not the same for all. */
async function send(address: string, options: Options): Promise<Response> {
  const { retry, signal } = options;
  for (let tries = 0; ; tries++) {
    let response: Response | undefined;
    let lost: unknown;
    try {
      response = await tryOnce(address, options);
      if (response.ok) return response;
    } catch (error) {
      signal?.throwIfAborted();
      lost = error;
    }
    const { status = 0, headers } = response ?? {};
    if (tries >= retry.limit || (response && !retry.statusCodes.includes(status))) {
      throw response ? new Refused(response) : lost;
    }
    const asked = retry.afterStatusCodes.includes(status) ? Number(headers?.get('retry-after')) * 1_000 : 0;
    await pause(Math.min(asked || Math.random() * 300 * 2 ** tries, retry.maxRetryAfter), signal);
  }
}
export { send as default };

async function tryOnce(
  address: string,
  { searchParams, json, signal, timeout, fetch: own = fetch, ...init }: Options,
): Promise<Response> {
  const url = new URL(address);
  for (const [name, value] of Object.entries(searchParams)) url.searchParams.set(name, value);
  const headers = new Headers(init.headers);
  if (json !== undefined) headers.set('content-type', 'application/json');
  const body = json === undefined ? {} : { body: JSON.stringify(json) };
  // Once there is an answer, it may take its time: a stream goes on for hours.
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new DOMException('No answer came.', 'TimeoutError')), timeout);
  const stop = signal ? AbortSignal.any([signal, late.signal]) : late.signal;
  try {
    return await own(new Request(url, { ...init, ...body, headers, signal: stop }));
  } finally {
    clearTimeout(timer);
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
