import type { MiddlewareHandler } from 'hono';
import type { Env } from './env.ts';

/*
 * Which websites may call is decided by the key and the origin (see principal.ts). A website that may
 * not is refused with a problem, and may read that problem: it says what to do. No cookie is used
 * anywhere, so a page gains nothing from a browser's standing here.
 */
export const cors: MiddlewareHandler<Env> = async (c, next) => {
  const origin = c.req.header('origin');
  if (origin !== undefined) {
    c.header('Access-Control-Allow-Origin', origin);
    c.header('Vary', 'Origin');
    c.header('Access-Control-Expose-Headers', 'ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id');
    if (c.req.method === 'OPTIONS') {
      c.header('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE');
      c.header('Access-Control-Allow-Headers', 'Authorization, Content-Type, Idempotency-Key, If-None-Match');
      c.header('Access-Control-Max-Age', '7200');
      return c.body(null, 204);
    }
  }
  return next();
};
