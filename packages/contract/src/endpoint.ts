import type * as z from 'zod/mini';
import type { ProblemCode } from './problem.ts';

/**
 * Who may call an endpoint.
 *
 * - `public`: anyone, by the co-op's publishable key or its own address
 * - `member`: a signed-in member, for what is theirs
 * - `steward`: a signed-in member with a role, or the co-op's secret key
 * - `secret`: the co-op's secret key alone
 */
export type Access = 'public' | 'member' | 'steward' | 'secret';

/** A request and its reply, as both ends obey them. */
export interface Endpoint<
  Params extends z.ZodMiniType = z.ZodMiniType,
  Query extends z.ZodMiniType = z.ZodMiniType,
  Body extends z.ZodMiniType = z.ZodMiniType,
  Reply extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path below the server's address; `:name` stands for a parameter. */
  readonly path: `/v1/${string}`;
  readonly access: Access;
  /** One sentence for the API's documentation. */
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Absent where the answer is 204 with no body. */
  readonly reply?: Reply;
  /** Its body makes a write sent twice one: it needs no Idempotency-Key. */
  readonly idempotent?: true;
  /** Answers with server-sent events, each of which holds a reply: `data` its JSON, `id` where to go on from. */
  readonly stream?: true;
  /** Answers with a file of this media type, which is then all that is said of the reply. */
  readonly file?: 'application/pdf';
  /** What it may refuse, beside what every endpoint may. */
  readonly problems: readonly ProblemCode[];
}

/** Declares an endpoint; the types of its schemas are kept. */
export function endpoint<
  Params extends z.ZodMiniType = z.ZodMiniType<Record<never, never>>,
  Query extends z.ZodMiniType = z.ZodMiniType<Record<never, never>>,
  Body extends z.ZodMiniType = z.ZodMiniType<undefined>,
  Reply extends z.ZodMiniType = z.ZodMiniType<void>,
>(definition: Endpoint<Params, Query, Body, Reply>): Endpoint<Params, Query, Body, Reply> {
  return definition;
}
