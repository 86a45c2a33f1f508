import type { Endpoint } from '@coopkit/contract';
import type { Hono } from 'hono';
import type * as z from 'zod/mini';
import type { Parts } from '../parts.ts';
import { storeOf, type Store } from '../store/store.ts';
import type { Env } from './env.ts';
import { parse, whoCalls } from './handle.ts';
import { refusalToCall, type Principal } from './principal.ts';
import { refuse } from './refuse.ts';

/** A file that is answered as it is. */
export interface FileReply {
  body: string | Uint8Array<ArrayBuffer>;
  /** Its media type. */
  type: string;
  /** Its name, where it is to be saved. */
  name?: string | undefined;
}

/** Answers an endpoint of the contract with a file, in place of JSON. */
export function handleFile<Params extends z.ZodMiniType, Query extends z.ZodMiniType>(
  app: Hono<Env>,
  parts: Parts,
  endpoint: Endpoint<Params, Query>,
  route: (
    input: { params: z.output<Params>; query: z.output<Query> },
    context: { store: Store; principal: Principal; at: Date },
  ) => Promise<FileReply>,
): void {
  app.get(endpoint.path, async (c) => {
    const { coopId, principal } = await whoCalls(parts, c);
    const no = refusalToCall(principal, endpoint.access);
    if (no) refuse(no);
    const { key: _, ...asked } = c.req.query();
    const { body, type, name } = await route(
      {
        params: parse(endpoint.params, c.req.param(), 'the path') as z.output<Params>,
        query: parse(endpoint.query, asked, 'the query') as z.output<Query>,
      },
      { store: storeOf(parts.engine.db, coopId), principal, at: parts.now() },
    );
    return c.body(body, 200, {
      'content-type': type,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(name ? { 'content-disposition': `attachment; filename="${name}"` } : {}),
    });
  });
}
