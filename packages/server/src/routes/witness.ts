import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { whoCalls } from '../http/handle.ts';
import { refuse } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';
import { beWitness } from '../voting/be-witness.ts';

/** More than this no request of the protocol has. */
const LONGEST = 65_536;

/** The co-op as a witness of other co-ops' records (C2SP tlog-witness). */
export function witness(app: Hono<Env>, parts: Parts): void {
  app.post('/witness/add-checkpoint', async (c) => {
    const { coopId } = await whoCalls(parts, c);
    if (Number(c.req.header('content-length') ?? 0) > LONGEST) refuse('body_too_large');
    const body = await c.req.text();
    if (body.length > LONGEST) refuse('body_too_large');
    const answer = await beWitness(parts, coopId, body);
    return c.body(answer.body, answer.status, { 'content-type': answer.type });
  });
}
