import { WebhookBody, webhookEvents, type WebhookEvent, type SentEventType } from '@coopkit/contract';
import { CoopError } from './error.ts';

/** A request that says it comes from the co-op's server, as your program got it. */
export interface WebhookRequest {
  /** A `Headers`, or Node's `request.headers`. */
  headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body as it came, byte for byte: what was parsed and written again is something else. */
  body: string | Uint8Array | ArrayBuffer;
}

/** An event that the co-op's server has signed, with the identifier that it keeps however often it is sent. */
export type SignedWebhookEvent = WebhookEvent & { id: string };

/** How far the clocks may be apart, and how old a message may be, in seconds. */
const TOLERANCE = 300;

const VERSION = 'v1';

/**
 * Checks that a webhook's request was signed with your secret, not long ago, and reads its event. Works without a
 * connection, wherever there is WebCrypto: Node, workers, edge runtimes. By {@link https://www.standardwebhooks.com}.
 *
 * Events come at least once and in no certain order: keep each `id`, and pass over those that you have had. A `type`
 * that is newer than this client is given back as it came.
 *
 * @param secret `whsec_…`; several while you change from one to another
 * @param options `now`, where your clock is not the system's
 * @throws {CoopError} `webhook_malformed`, `webhook_expired`, `webhook_forged`; `invalid_request` where a secret is
 * none; `invalid_reply` where what was signed does not have the form that the contract gives.
 *
 * @example
 * ```ts
 * const event = await verifyWebhook({ headers: request.headers, body: await request.text() }, secret);
 * if (event.type === 'member.admitted') console.log(event.data.number);
 * ```
 */
export async function verifyWebhook(
  request: WebhookRequest,
  secret: string | readonly string[],
  { now = new Date() }: { now?: Date } = {},
): Promise<SignedWebhookEvent> {
  const keys = [secret].flat().map(keyOf);
  const id = header(request, 'webhook-id');
  const timestamp = header(request, 'webhook-timestamp');
  const signatures = header(request, 'webhook-signature');
  // With a dot in it, what was signed as its end could be taken for a time.
  if (!/^[\x21-\x2d\x2f-\x7e]{1,200}$/.test(id)) throw malformed('webhook-id is not an identifier.');
  if (!/^\d{1,12}$/.test(timestamp)) throw malformed('webhook-timestamp is not a time.');
  const age = Math.abs(Math.floor(now.getTime() / 1000) - Number(timestamp));
  if (!(age <= TOLERANCE)) {
    throw new CoopError('webhook_expired', 'The message was not signed within the last five minutes.');
  }
  const body = bytesOf(request.body);
  const signed = joined(new TextEncoder().encode(`${id}.${timestamp}.`), body);
  const expected = await Promise.all(keys.map((key) => sign(key, signed)));
  const given = signatures
    .split(' ')
    .flatMap((each) => (each.startsWith(`${VERSION},`) ? [each.slice(VERSION.length + 1)] : []));
  // All of them, whichever fits.
  const fits = expected.flatMap((one) => given.map((other) => same(one, other))).filter(Boolean).length > 0;
  if (!fits) throw new CoopError('webhook_forged', 'None of the signatures was made with your secret.');
  return { ...eventIn(body), id };
}

function eventIn(body: Uint8Array): WebhookEvent {
  try {
    const said: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (typeof said !== 'object' || said === null || Array.isArray(said)) throw new TypeError('no event');
    if (!isKnown(said)) return said as WebhookEvent;
    const { timestamp, data } = WebhookBody.parse(said);
    return { type: said.type, timestamp, data: webhookEvents[said.type].parse(data) } as WebhookEvent;
  } catch (cause) {
    throw new CoopError('invalid_reply', 'The event does not have the form that the contract gives.', {
      cause,
    });
  }
}

function isKnown(said: object): said is { type: SentEventType } {
  return 'type' in said && typeof said.type === 'string' && Object.hasOwn(webhookEvents, said.type);
}

function header({ headers }: WebhookRequest, name: string): string {
  // By what it can do: a framework may have a Headers of its own.
  const value = isHeaders(headers)
    ? headers.get(name)
    : Object.entries(headers).find(([each]) => each.toLowerCase() === name)?.[1];
  if (typeof value !== 'string' || value === '') throw malformed(`The header ${name} is missing.`);
  return value;
}

function isHeaders(headers: WebhookRequest['headers']): headers is Headers {
  return typeof (headers as Partial<Headers>).get === 'function';
}

function malformed(message: string): CoopError {
  return new CoopError('webhook_malformed', message);
}

function bytesOf(body: WebhookRequest['body']): Uint8Array {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  return body instanceof Uint8Array ? body : new Uint8Array(body);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function keyOf(secret: string): Uint8Array<ArrayBuffer> {
  try {
    const key = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (letter) => letter.charCodeAt(0));
    if (key.length > 0) return key;
  } catch {
    // Said below.
  }
  throw new CoopError('invalid_request', 'The secret is not one of a webhook: whsec_ and then Base64.', {
    fields: [{ field: 'secret', code: 'invalid_format' }],
  });
}

/** The signature in Base64. */
async function sign(key: Uint8Array<ArrayBuffer>, message: Uint8Array<ArrayBuffer>): Promise<string> {
  const hmac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', hmac, message));
  return btoa(String.fromCharCode(...signature));
}

/** In a time that tells nothing of where the two differ. */
function same(expected: string, given: string): boolean {
  if (expected.length !== given.length) return false;
  let difference = 0;
  for (let i = 0; i < expected.length; i++) difference |= expected.charCodeAt(i) ^ given.charCodeAt(i);
  return difference === 0;
}
