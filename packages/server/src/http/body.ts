import { refuse } from './refuse.ts';

/**
 * Reads a JSON body, and no more of it than the limit.
 *
 * @param limit in bytes
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json(?:\s*;|$)/i.test(type)) {
    refuse('unsupported_media_type', { detail: 'Send Content-Type: application/json.' });
  }
  const bytes = await readBytes(request, limit);
  if (bytes.byteLength === 0) refuse('malformed_body', { detail: 'Send a JSON object.' });
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    refuse('malformed_body');
  }
}

/**
 * Reads a body as it came, and no more of it than the limit.
 *
 * @param limit in bytes
 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const length = request.headers.get('content-length');
  if (Number(length ?? 0) > limit) tooLarge(limit);
  let bytes: Uint8Array;
  try {
    // What says how long it is comes no longer, and is read in one piece, which is quicker.
    bytes = length === null ? await readUpTo(limit, request) : new Uint8Array(await request.arrayBuffer());
  } catch {
    refuse('malformed_body', { detail: 'The body broke off.' });
  }
  if (bytes.byteLength > limit) tooLarge(limit);
  return bytes;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** All of it, or a little more than the limit. */
async function readUpTo(limit: number, request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    chunks.push(chunk);
    if (size > limit) break;
  }
  return Buffer.concat(chunks);
}

function tooLarge(limit: number): never {
  refuse('body_too_large', { detail: `At most ${limit} bytes.` });
}
