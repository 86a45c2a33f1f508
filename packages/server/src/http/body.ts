import { refuse } from './refuse.ts';

/**
 * Reads a JSON body, and no more of it than the limit.
 *
 * @param limit in bytes
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  if (!request.body) refuse('malformed_body', { detail: 'Send a JSON object.' });
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json(?:\s*;|$)/i.test(type)) {
    refuse('unsupported_media_type', { detail: 'Send Content-Type: application/json.' });
  }
  if (Number(request.headers.get('content-length') ?? 0) > limit) tooLarge(limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body) {
      size += chunk.length;
      if (size > limit) break;
      chunks.push(chunk);
    }
  } catch {
    refuse('malformed_body', { detail: 'The body broke off.' });
  }
  if (size > limit) tooLarge(limit);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    refuse('malformed_body');
  }
}

function tooLarge(limit: number): never {
  refuse('body_too_large', { detail: `At most ${limit} bytes.` });
}
