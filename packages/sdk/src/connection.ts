import { Problem, type Endpoint } from '@coopkit/contract';
import ky, { isHTTPError, isTimeoutError } from 'ky';
import type * as z from 'zod/mini';
import { CoopError } from './error.ts';
import { newIdempotencyKey } from './idempotency-key.ts';
import { fillPath } from './path.ts';

/** Where the co-op is, and as whom to call it: by one of `key`, `secret` or `session`, or as any visitor. */
export interface ConnectionOptions {
  /** The address of the co-op's server: `https://coop.example`. */
  url: string;
  /** A publishable key (`pk_…`): names the co-op where its server hosts several, and grants nothing private. */
  key?: string | undefined;
  /** A secret key (`sk_…`): all rights. For programs on a server, never in a page. */
  secret?: string | undefined;
  /** A session's token (`st_…`): the rights of the member who signed in. */
  session?: string | undefined;
  /** Milliseconds to wait for each answer; 10,000 unless told. */
  timeout?: number | undefined;
  /** How often to try again where that is safe; twice unless told. */
  retries?: number | undefined;
  /** Used in place of the platform's `fetch`. */
  fetch?: ((input: Request) => Promise<Response>) | undefined;
}

/** What every method takes beside its own arguments. */
export interface CallOptions {
  /** Stops the call; it then throws the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Names a write, so that sent twice it happens once. Made for you unless you keep your own. */
  idempotencyKey?: string | undefined;
}

interface Call {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The line to one co-op's server: sends what an endpoint asks for and checks what comes back. */
export class Connection {
  readonly url: string;
  /** The token in use; set it when a member signs in or out. */
  session: string | undefined;
  readonly #options: ConnectionOptions;

  /** @throws {CoopError} `invalid_request` where the address is not one of the web. */
  constructor(options: ConnectionOptions) {
    this.url = webAddress(options.url);
    this.session = options.session;
    this.#options = options;
  }

  /** Calls an endpoint, and checks its reply. */
  async call<
    Params extends z.ZodMiniType,
    Query extends z.ZodMiniType,
    Body extends z.ZodMiniType,
    Reply extends z.ZodMiniType,
  >(
    endpoint: Endpoint<Params, Query, Body, Reply>,
    call: Call = {},
    options: CallOptions = {},
  ): Promise<z.output<Reply>> {
    const response = await this.request(endpoint, call, options);
    if (!endpoint.reply) return undefined as z.output<Reply>;
    try {
      return endpoint.reply.parse(await response.json());
    } catch (error) {
      if (options.signal?.aborted) throw options.signal.reason;
      throw new CoopError('invalid_reply', `${response.url} answered with something unexpected.`, {
        status: response.status,
        cause: error,
      });
    }
  }

  /** Calls an endpoint: the answer as it comes, unless it is a refusal. */
  async request(
    { method, path }: Pick<Endpoint, 'method' | 'path'>,
    call: Call = {},
    options: CallOptions = {},
  ): Promise<Response> {
    const { fetch } = this.#options;
    const url = this.url + fillPath(path, call.params);
    try {
      return await ky(url, {
        method,
        searchParams: searchParams({ key: this.#options.key, ...(call.query as object | undefined) }),
        headers: {
          ...this.#authorization(),
          ...(method === 'GET' ? {} : { 'idempotency-key': options.idempotencyKey ?? newIdempotencyKey() }),
          ...call.headers,
        },
        ...(call.body === undefined ? {} : { json: call.body }),
        ...(options.signal ? { signal: options.signal } : {}),
        ...(fetch ? { fetch: (input) => fetch(input as Request) } : {}),
        credentials: 'omit',
        timeout: this.#options.timeout ?? 10_000,
        retry: {
          limit: this.#options.retries ?? 2,
          // Every write carries one key through all its tries, so each may be sent again.
          methods: ['get', 'post', 'put', 'patch', 'delete'],
          statusCodes: [502, 503, 504],
          afterStatusCodes: [503],
          maxRetryAfter: 5_000,
          retryOnTimeout: true,
          jitter: true,
        },
      });
    } catch (error) {
      if (options.signal?.aborted) throw options.signal.reason;
      throw await toCoopError(error);
    }
  }

  #authorization(): Record<string, string> {
    const token = this.#options.secret ?? this.session;
    return token ? { authorization: `Bearer ${token}` } : {};
  }
}

function webAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new CoopError(
      'invalid_request',
      `"${text}" is not the address of a co-op: it begins with https://.`,
      {
        fields: [{ field: 'url', code: 'invalid_url' }],
      },
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

function searchParams(query: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

async function toCoopError(error: unknown): Promise<CoopError> {
  if (isHTTPError(error))
    return refused(error.response, await error.response.json().catch(() => undefined), error);
  if (isTimeoutError(error)) return new CoopError('timeout', 'No answer came in time.', { cause: error });
  return new CoopError('offline', 'The co-op’s server could not be reached.', { cause: error });
}

function refused(response: Response, data: unknown, cause: unknown): CoopError {
  const { status } = response;
  const parsed = Problem.safeParse(data);
  if (!parsed.success) {
    const code = status >= 500 ? 'too_busy' : 'invalid_reply';
    return new CoopError(code, `The address answered ${status} and not as a co-op’s server does.`, {
      status,
      cause,
    });
  }
  const { code, title, detail, requestId, fields = [] } = parsed.data;
  const wait = Number(response.headers.get('retry-after') ?? NaN);
  return new CoopError(code, detail ?? title, {
    status,
    requestId,
    fields,
    ...(Number.isFinite(wait) ? { retryAfter: wait } : {}),
    cause,
  });
}
