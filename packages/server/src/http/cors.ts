import type { MiddlewareHandler } from 'hono';
import type { Env } from './env.ts';

/*
 * Which websites may call is decided by the key and the origin (see principal.ts). A website that may
 * not is refused with a problem, and may read that problem: it says what to do. No cookie is used
 * anywhere, so a page gains nothing from a browser's standing here.
 */
export const cors: MiddlewareHandler<Env> = async (c, next) => {
  const origin = c.req.header('origin');
  if (origin !== undefined && c.req.method === 'OPTIONS') {
    c.res = c.body(null, 204, {
      'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key, If-None-Match',
      'Access-Control-Max-Age': '7200',
    });
  } else {
    await next();
  }
  // Last, so that "not modified" has them too. Vary also where there is no origin: what the server's own
  // page has in the browser's cache is not for another website.
  const { headers } = c.res;
  headers.append('Vary', 'Origin');
  if (origin === undefined) return;
  headers.set('Access-Control-Allow-Origin', origin);
  headers.set(
    'Access-Control-Expose-Headers',
    'ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id',
  );
};
