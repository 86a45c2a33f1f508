import type { Context } from 'hono';
import type { Parts } from '../parts.ts';
import type { Env } from './env.ts';
import { Refusal } from './refuse.ts';

/** Answers what was thrown: a refusal as its problem, anything else as `internal`, which the log explains. */
export function answerError(parts: Parts, error: unknown, c: Context<Env>): Response {
  const requestId = c.get('requestId');
  if (!(error instanceof Refusal)) {
    parts.log('error', 'request failed', {
      requestId,
      error: error instanceof Error ? `${error.name}: ${error.message.split('\n')[0] ?? ''}` : 'unknown',
      stack: error instanceof Error ? error.stack?.split('\n').slice(1, 6) : undefined,
    });
  }
  const refusal =
    error instanceof Refusal
      ? error
      : parts.engine.isBusy(error)
        ? new Refusal('too_busy', { retryAfterSeconds: 1 })
        : new Refusal('internal', {});
  c.set('code', refusal.code);
  const { retryAfterSeconds } = refusal.details;
  if (retryAfterSeconds !== undefined) c.header('Retry-After', String(retryAfterSeconds));
  c.header('Content-Type', 'application/problem+json; charset=utf-8');
  c.header('Cache-Control', 'no-store');
  return c.body(JSON.stringify(refusal.toProblem(requestId)), refusal.status as 400);
}
