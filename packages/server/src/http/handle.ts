import { check, type Access, type Endpoint, type ProblemCode } from '@coopkit/contract';
import type { Context, Hono } from 'hono';
import type * as z from 'zod/mini';
import type { Parts } from '../parts.ts';
import { sha256, seal, unseal } from '../secrets.ts';
import { storeOf, transaction, type Store } from '../store/store.ts';
import { readJson } from './body.ts';
import type { Env } from './env.ts';
import { networkOf } from './network.ts';
import { identify, nameOf, refusalToCall, type Caller, type Principal } from './principal.ts';
import { countAgainst, type Limit } from './rate-limit.ts';
import { Refusal, refuse } from './refuse.ts';

/** What a route is given beside the request. */
export interface RouteContext {
  /** Of the caller's co-op; for a write with an Idempotency-Key, all of the route is one transaction. */
  store: Store;
  principal: Principal;
  /** When the request was here, whole. */
  at: Date;
  /** The website that calls, where a browser does. */
  origin: string | null;
  /** How often each of the endpoint's limits was counted, this try with it; empty for a secret key. */
  counts: readonly number[];
}

interface Input<Params extends z.ZodMiniType, Query extends z.ZodMiniType, Body extends z.ZodMiniType> {
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
}

interface Answer {
  status: 200 | 204;
  reply: string;
}

/**
 * Answers an endpoint of the contract: finds out who calls, parses what came in, does the route
 * (who · ask · rule · decide · keep · answer), and parses what goes out, so that no private column can leak.
 * A write sent twice with one Idempotency-Key happens once and is answered the same.
 */
export function handle<
  Params extends z.ZodMiniType,
  Query extends z.ZodMiniType,
  Body extends z.ZodMiniType,
  Reply extends z.ZodMiniType,
>(
  app: Hono<Env>,
  parts: Parts,
  endpoint: Endpoint<Params, Query, Body, Reply>,
  route: (input: Input<Params, Query, Body>, context: RouteContext) => Promise<z.input<Reply>>,
  limits: (
    input: Input<Params, Query, Body>,
    network: string,
    store: Store,
  ) => Limit[] | Promise<Limit[]> = () => [],
): void {
  app.on(endpoint.method, endpoint.path, async (c) => {
    const caller = await whoMayCall(parts, c, endpoint.access);
    const key = endpoint.method === 'GET' || endpoint.idempotent ? undefined : idempotencyKey(c);
    const input = {
      params: parse(endpoint.params, c.req.param(), 'the path'),
      query: parse(endpoint.query, withoutKey(c.req.query()), 'the query'),
      body: endpoint.body
        ? parse(
            endpoint.body,
            await readJson(c.req.raw, endpoint.access === 'public' ? 65_536 : 4_194_304),
            'the body',
          )
        : undefined,
    } as Input<Params, Query, Body>;

    const store = storeOf(parts.engine.db, caller.coopId);
    // A program of the co-op's own calls for many people from one network.
    const applying =
      caller.principal.kind === 'secret' ? [] : await limits(input, networkOf(addressOf(parts, c)), store);
    const { headers, counts } = await countAgainst(parts, caller.coopId, applying);
    for (const [name, value] of Object.entries(headers)) c.header(name, value);

    const origin = c.req.header('origin') ?? null;
    const at = parts.now();
    const run = async (store: Store): Promise<Answer> => {
      const reply = await route(input, {
        store,
        principal: caller.principal,
        at,
        origin,
        counts,
      });
      if (!endpoint.reply) return { status: 204, reply: '' };
      return { status: 200, reply: JSON.stringify(endpoint.reply.parse(reply)) };
    };
    if (key === undefined) return send(c, await run(store));

    const request = parts.secrets.hash('request', endpoint.method, endpoint.path, asText(input));
    const answer = await writeOnce(parts, caller, { key, request }, run);
    parts.wakeJobs();
    if (answer instanceof Refusal) throw answer;
    return send(c, answer);
  });
}

/** Who calls, from what the request carries. */
export async function whoCalls(parts: Parts, c: Context<Env>): Promise<Caller> {
  const caller = await identify(parts, {
    authorization: c.req.header('authorization'),
    key: c.req.query('key'),
    origin: c.req.header('origin'),
    host: c.req.header('host') ?? '',
    operatorOf: c.env?.operatorOf,
  });
  c.set('coopId', caller.coopId);
  return caller;
}

/** Who calls for a file that is no reply of the contract's; refuses those who may not have it. */
export async function whoMayCall(parts: Parts, c: Context<Env>, access: Access): Promise<Caller> {
  const caller = await whoCalls(parts, c);
  const no = refusalToCall(caller.principal, access);
  if (no) refuse(no);
  return caller;
}

/** What a file is asked for with, well formed; refuses it else. */
export function queryOf<Query extends z.ZodMiniType>(c: Context<Env>, schema: Query): z.output<Query> {
  return parse(schema, withoutKey(c.req.query()), 'the query') as z.output<Query>;
}

/** Does the write and keeps its answer in one transaction; or gives the answer that was kept. */
async function writeOnce(
  parts: Parts,
  caller: Caller,
  once: { key: string; request: string },
  run: (store: Store) => Promise<Answer>,
): Promise<Answer | Refusal> {
  const keyHash = sha256(JSON.stringify([nameOf(caller.principal), once.key]));
  return transaction(parts.engine, caller.coopId, async (store) => {
    const kept = await store.idempotency.take(keyHash, once.request, parts.now().toISOString());
    if (kept) {
      if (kept.requestHash !== once.request) refuse('idempotency_key_reused');
      const reply = unseal(kept.reply, once.key);
      if (kept.status < 400) return { status: kept.status as Answer['status'], reply };
      const { code, details } = JSON.parse(reply) as Pick<Refusal, 'code' | 'details'>;
      return new Refusal(code, details);
    }
    try {
      const answer = await run(store);
      await store.idempotency.keep(keyHash, answer.status, seal(answer.reply, once.key));
      return answer;
    } catch (error) {
      if (!(error instanceof Refusal && error.details.keep)) throw error;
      const { code, details } = error;
      await store.idempotency.keep(keyHash, error.status, seal(JSON.stringify({ code, details }), once.key));
      return error;
    }
  });
}

/** One text for one request; what is nested deeper than can be written again is refused. */
function asText(input: unknown): string {
  try {
    return JSON.stringify(input);
  } catch {
    refuse('malformed_body', { detail: 'It is nested too deeply.' });
  }
}

function idempotencyKey(c: Context<Env>): string {
  const key = c.req.header('idempotency-key') ?? refuse('idempotency_key_missing');
  // Shorter ones could be somebody else's too.
  if (!/^[\x21-\x7e]{16,200}$/.test(key)) {
    refuse('idempotency_key_missing', { detail: 'Send 16 to 200 visible characters, such as a UUID.' });
  }
  return key;
}

/** What came in, well formed; refuses it else. */
export function parse(schema: z.ZodMiniType | undefined, value: unknown, where: string): unknown {
  if (!schema) return {};
  const checked = check(schema, value);
  if (checked.ok) return checked.value;
  const code: ProblemCode = where === 'the path' ? 'not_found' : 'invalid_request';
  refuse(code, code === 'not_found' ? {} : { fields: checked.fields });
}

function withoutKey(query: Record<string, string>): Record<string, string> {
  const { key: _, ...rest } = query;
  return rest;
}

function addressOf(parts: Parts, c: Context<Env>): string {
  const forwarded = parts.config.trustProxy
    ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined;
  return forwarded ?? c.env?.incoming?.socket.remoteAddress ?? 'in process';
}

function send(c: Context<Env>, answer: Answer): Response {
  if (answer.status === 204) return c.body(null, 204);
  return c.body(answer.reply, 200, { 'content-type': 'application/json; charset=utf-8' });
}
