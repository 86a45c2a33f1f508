/** How an address answered; or why it did not. */
export interface Answered {
  status: number | null;
  ms: number;
  error: string | null;
  /** The beginning of what it said. */
  response: string | null;
  retryAfter: string | null;
}

/** So much of an answer is kept, in bytes. */
const KEPT = 1_024;

/** Posts a message, follows no redirect, and never throws: no answer is an answer too. */
export async function post(
  url: string,
  message: { headers: Record<string, string>; body: string },
  signal: AbortSignal,
): Promise<Answered> {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  try {
    const response = await fetch(url, { method: 'POST', ...message, redirect: 'manual', signal });
    const said = await beginning(response.body);
    return {
      status: response.status,
      ms: took(),
      error: null,
      response: said,
      retryAfter: response.headers.get('retry-after'),
    };
  } catch (error) {
    return { status: null, ms: took(), error: reasonOf(error), response: null, retryAfter: null };
  }
}

/** As much of the answer as is kept. Where it breaks off, what came: the status says what counts. */
async function beginning(body: ReadableStream<Uint8Array> | null): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  try {
    while (reader && size < KEPT) {
      const { value, done } = await reader.read();
      if (done) break;
      parts.push(value);
      size += value.length;
    }
    await reader?.cancel();
  } catch {
    // What came until then is kept.
  }
  // No database takes a NUL, and no terminal what moves its cursor.
  return Buffer.concat(parts)
    .subarray(0, KEPT)
    .toString('utf8')
    .replace(/[^\P{Cc}\n\t]/gu, ' ');
}

/** A word for it: of the system's, where it has one. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'timeout';
  const { code } = (error.cause ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : 'no_answer';
}
