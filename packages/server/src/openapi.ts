import {
  endpoints,
  Problem,
  problems,
  webhookEvents,
  type Access,
  type Endpoint,
  type ProblemCode,
} from '@coopkit/contract';
import * as z from 'zod';

const everywhere: ProblemCode[] = ['unknown_coop', 'unknown_key', 'origin_not_allowed', 'internal'];
const forInput: ProblemCode[] = ['invalid_request'];
const forBody: ProblemCode[] = ['malformed_body', 'unsupported_media_type', 'body_too_large'];
const forWrites: ProblemCode[] = ['idempotency_key_missing', 'idempotency_key_reused'];
const forSessions: ProblemCode[] = ['not_signed_in', 'session_ended', 'not_allowed'];

const security: Record<Access, Record<string, string[]>[]> = {
  public: [{ publishableKey: [] }, {}],
  member: [{ session: [] }],
  steward: [{ session: [] }, { secretKey: [] }],
  secret: [{ secretKey: [] }],
};

/** The API's document (OpenAPI 3.1), made from the contract alone. */
export function openApi(serverUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(name, endpoint);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Coopkit', version: '1.0.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: serverUrl }],
    paths,
    webhooks: Object.fromEntries(
      Object.entries(webhookEvents).map(([type, data]) => [type, { post: message(type, data) }]),
    ),
    components: {
      schemas: { Problem: schema(Problem, 'output') },
      securitySchemes: {
        publishableKey: { type: 'apiKey', in: 'query', name: 'key' },
        session: { type: 'http', scheme: 'bearer', description: 'A session token, st_…' },
        secretKey: { type: 'http', scheme: 'bearer', description: 'A secret key, sk_…' },
      },
    },
  };
}

function operation(name: string, endpoint: Endpoint): object {
  const write = endpoint.method !== 'GET' && !endpoint.idempotent;
  const codes = new Set<ProblemCode>([
    ...everywhere,
    ...(endpoint.body || endpoint.query ? forInput : []),
    ...(endpoint.body ? forBody : []),
    ...(write ? forWrites : []),
    ...(endpoint.access === 'public' ? [] : forSessions),
    ...endpoint.problems,
  ]);
  return {
    operationId: name,
    summary: endpoint.summary,
    security: security[endpoint.access],
    parameters: [
      ...parameters(endpoint.params, 'path'),
      ...parameters(endpoint.query, 'query'),
      ...(write
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              schema: { type: 'string', minLength: 16, maxLength: 200 },
            },
          ]
        : []),
    ],
    ...(endpoint.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schema(endpoint.body, 'input') } },
          },
        }
      : {}),
    responses: { ...success(endpoint), ...refusals(codes) },
  };
}

/** What a webhook is sent: {@link https://www.standardwebhooks.com}. */
function message(type: string, data: z.core.$ZodType): object {
  const headers = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  const properties = {
    type: { const: type },
    timestamp: { type: 'string', format: 'date-time' },
    data: schema(data, 'output'),
  };
  return {
    parameters: headers.map((name) => ({ name, in: 'header', required: true, schema: { type: 'string' } })),
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: { type: 'object', required: Object.keys(properties), properties } },
      },
    },
    responses: { '2XX': { description: 'Taken.' }, 410: { description: 'Send no more.' } },
  };
}

function success(endpoint: Endpoint): Record<string, object> {
  if (endpoint.file) {
    return { 200: { description: 'The file.', content: { [endpoint.file]: {} } } };
  }
  if (!endpoint.reply) return { 204: { description: 'Done.' } };
  return {
    200: {
      description: 'Done.',
      content: {
        [endpoint.stream ? 'text/event-stream' : 'application/json']: {
          schema: schema(endpoint.reply, 'output'),
        },
      },
    },
  };
}

function refusals(codes: Iterable<ProblemCode>): Record<string, object> {
  const byStatus = Map.groupBy(codes, (code) => problems[code][0]);
  return Object.fromEntries(
    [...byStatus].map(([status, some]) => [
      status,
      {
        description: some.map((code) => `\`${code}\`: ${problems[code][1]}`).join('\n'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function parameters(of: Endpoint['params'], where: 'path' | 'query'): object[] {
  if (!of) return [];
  const { properties = {}, required = [] } = schema(of, 'input');
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: each,
  }));
}

function schema(of: z.core.$ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(of, { io, unrepresentable: 'any' });
  return rest;
}
