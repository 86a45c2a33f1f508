import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { StripeAccount, StripeFault } from './stripe/account.ts';
import { expireSession, stripeEndpoints, type StripeEndpoint } from './stripe/endpoints.ts';
import { faultOf, ParameterFault, readForm } from './stripe/form.ts';
import { addMethod, type MethodKind } from './stripe/methods.ts';
import { shapeOf, type Kind } from './stripe/objects.ts';

export type { MethodKind } from './stripe/methods.ts';

export interface StripeOptions {
  secretKey?: string;
  webhookSecret?: string;
  now: () => Date;
  /** Whether each answer is held against what is published, which a test of many payments need not do each time. */
  strict?: boolean;
}

/** What goes wrong with a call: it never arrives, its answer never comes back, or Stripe has a fault of its own. */
export type Trouble = 'none' | 'lost' | 'unanswered' | 'fault' | 'busy';

/** How far a call is: before it is done, before it is answered, when its answer is on its way. */
export type Stage = 'come' | 'done' | 'answered';

export interface StripeRequest {
  method: string;
  path: string;
  params: unknown;
  idempotencyKey: string | undefined;
  /** Whether it was done now, and not answered from what was kept for its key. */
  done: boolean;
}

export interface SignedEvent {
  id: string;
  body: string;
  header: string;
}

interface KeptAnswer {
  request: string;
  status: number;
  body: string;
}

/**
 * A Stripe account on this machine. It takes what Stripe's published API takes, and refuses what that refuses: unknown
 * and missing parameters, another version, a key of ours that comes with other words. Its payers and banks do what the
 * test has them do; what happens is told by signed events, which the test delivers as it likes.
 */
export async function startStripe(options: StripeOptions) {
  const { secretKey = 'sk_test_coopkit', webhookSecret = 'whsec_test_secret', now, strict = true } = options;
  const account = new StripeAccount(now);
  const requests: StripeRequest[] = [];
  const troubles: Trouble[] = [];
  /** Sees each call go by, and may be what goes wrong with it. */
  const watch: { on?: (stage: Stage) => Trouble | undefined } = {};
  const kept = new Map<string, KeptAnswer>();

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      // A fault of this server's own must not look like one of Stripe's.
      response.writeHead(400).end(JSON.stringify({ error: { type: 'api_error', message: String(error) } }));
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const trouble = watch.on?.('come') ?? troubles.shift();
    const text = await textOf(request);
    if (trouble === 'lost') return void request.socket.destroy();
    const { status, body, replayed } = reply(request, text, trouble);
    if ((watch.on?.('done') ?? trouble) === 'unanswered') return void request.socket.destroy();
    response.once('finish', () => watch.on?.('answered'));
    response
      .writeHead(status, {
        'content-type': 'application/json',
        'request-id': `req_${requests.length}`,
        ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
      })
      .end(body);
  }

  function reply(
    request: IncomingMessage,
    text: string,
    trouble: Trouble | undefined,
  ): { status: number; body: string; replayed?: boolean } {
    const url = new URL(request.url ?? '', 'http://stripe.example');
    const seen: StripeRequest = {
      method: request.method ?? '',
      path: url.pathname,
      params: null,
      idempotencyKey: header(request, 'idempotency-key'),
      done: false,
    };
    requests.push(seen);
    try {
      if (header(request, 'authorization') !== `Bearer ${secretKey}`) {
        throw new StripeFault(401, { type: 'invalid_request_error', message: 'Invalid API Key provided.' });
      }
      if (header(request, 'stripe-version') !== Stripe.API_VERSION) {
        throw new StripeFault(400, { type: 'invalid_request_error', message: 'Invalid Stripe API version.' });
      }
      if (trouble === 'fault') throw new StripeFault(500, { type: 'api_error', message: 'It is our fault.' });
      if (trouble === 'busy') {
        const message = 'Too many requests.';
        throw new StripeFault(429, { type: 'invalid_request_error', code: 'rate_limit', message });
      }
      const found = stripeEndpoints.find(
        ({ method, path }) => method === request.method && path.test(url.pathname),
      );
      if (!found) {
        const message = `Unrecognized request URL (${seen.method}: ${seen.path}).`;
        throw new StripeFault(404, { type: 'invalid_request_error', message });
      }
      const written = seen.method === 'GET' ? url.search.slice(1) : text;
      const params = readForm(written, found.takes);
      seen.params = params;
      return run(found, found.path.exec(url.pathname)?.[1] ?? '', params, seen);
    } catch (error) {
      return refuse(error);
    }
  }

  /** Does it; or answers what was kept for its key. Only what has begun to be done is kept. */
  function run(endpoint: StripeEndpoint, id: string, params: Record<string, unknown>, seen: StripeRequest) {
    const key = seen.method === 'POST' ? seen.idempotencyKey : undefined;
    const request = JSON.stringify([seen.path, params]);
    const had = key === undefined ? undefined : kept.get(key);
    if (had && had.request !== request) {
      return refuse(
        new StripeFault(400, {
          type: 'idempotency_error',
          message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key ?? ''}' if you meant to execute a different request.`,
        }),
      );
    }
    if (had) return { ...had, replayed: true };
    seen.done = true;
    const { expand, ...rest } = params as { expand?: string[] };
    let answered: { status: number; body: string };
    try {
      const done = endpoint.do(account, id, rest as never);
      const whole = expanded(done, expand ?? []);
      if (strict) check(whole, endpoint);
      answered = { status: 200, body: JSON.stringify(whole) };
    } catch (error) {
      answered = refuse(error);
    }
    if (key !== undefined) kept.set(key, { ...answered, request });
    return answered;
  }

  /** With the objects in place of those identifiers that `expand` names. */
  function expanded(value: unknown, paths: readonly string[]): unknown {
    const copy = structuredClone(value);
    for (const path of paths) expand(copy, path.split('.'));
    return copy;
  }

  function expand(value: unknown, [name = '', ...rest]: readonly string[]): void {
    if (Array.isArray(value)) {
      for (const each of value) expand(each, [name, ...rest]);
      return;
    }
    const holder = value as Record<string, unknown>;
    const held = holder[name];
    if (typeof held === 'string') holder[name] = structuredClone(account.find(held));
    if (rest.length > 0 && typeof holder[name] === 'object' && holder[name] !== null) {
      if (Array.isArray(holder[name])) for (const each of holder[name]) expand(each, rest);
      else expand(holder[name], rest);
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  /** The intent of a session, which Stripe makes when the payer confirms. */
  function intentOf(session: Stripe.Checkout.Session): Stripe.PaymentIntent {
    if (session.payment_intent) return account.get('payment_intent', session.payment_intent as string);
    const data = account.intentData.get(session.id) ?? {};
    const intent = account.add('payment_intent', 'pi', {
      amount: session.amount_total ?? 0,
      currency: session.currency ?? '',
      customer: session.customer,
      description: data.description ?? null,
      metadata: (data.metadata ?? {}) as Stripe.Metadata,
      setup_future_usage: data.setup_future_usage ?? null,
      payment_method_types: session.payment_method_types,
      status: 'requires_payment_method',
    });
    session.payment_intent = intent.id;
    account.tell('payment_intent.created', intent);
    return intent;
  }

  const intent = (id: string) => account.get('payment_intent', id);
  const sessionOf = (id: string) =>
    account.all('checkout.session').find((session) => session.payment_intent === id);

  return {
    url: `http://127.0.0.1:${port}`,
    settings: {
      secretKey,
      publishableKey: 'pk_test_coopkit',
      webhookSecrets: [webhookSecret],
      apiBase: `http://127.0.0.1:${port}`,
    },
    account,
    /** What was asked, in order. */
    requests,
    /** What goes wrong with the calls to come, one each. */
    troubles,
    watch,
    /** As after a day, when Stripe no longer knows the keys. */
    forgetKeys: () => kept.clear(),

    /** The payer pays at Checkout, or is refused and may try again. */
    pay(sessionId: string, kind: MethodKind, refusal?: string): Stripe.PaymentIntent {
      const session = account.get('checkout.session', sessionId);
      if (session.status !== 'open') throw new Error(`the session is ${session.status ?? 'nothing'}`);
      if (!session.payment_method_types.includes(kind)) throw new Error(`${kind} is not offered`);
      const made = intentOf(session);
      account.attempt(made, addMethod(account, kind, null), refusal);
      if (refusal !== undefined) return made;
      session.status = 'complete';
      session.url = null;
      session.payment_status = made.status === 'succeeded' ? 'paid' : 'unpaid';
      account.tell('checkout.session.completed', session);
      return made;
    },
    /** The bank answers a direct debit. */
    answer(intentId: string, refusal?: string): void {
      account.answer(intent(intentId), refusal);
      const session = sessionOf(intentId);
      if (!session) return;
      if (refusal === undefined) session.payment_status = 'paid';
      account.tell(
        refusal === undefined
          ? 'checkout.session.async_payment_succeeded'
          : 'checkout.session.async_payment_failed',
        session,
      );
    },
    /** Nobody has paid in time. */
    expire: (sessionId: string) => expireSession(account, sessionId),
    /** Money is given back by hand, in Stripe's own pages. */
    refund: (intentId: string, amount?: number) =>
      account.refund(intent(intentId), amount === undefined ? {} : { amount }),
    /** A refund arrives, or comes back. */
    endRefund: (refundId: string, failure?: string) =>
      account.endRefund(account.get('refund', refundId), failure),
    dispute: (intentId: string, of: Parameters<StripeAccount['dispute']>[1] = {}) =>
      account.dispute(intent(intentId), of),
    closeDispute: (disputeId: string, won: boolean) =>
      account.closeDispute(account.get('dispute', disputeId), won),

    /** Events as Stripe sends them, signed at a time; by another secret where one is named. */
    signed(event: Stripe.Event, at: Date = now(), secret = webhookSecret): SignedEvent {
      const body = JSON.stringify(event, null, 2);
      return { id: event.id, body, header: sign(body, at, secret) };
    },
    sign: (body: string) => sign(body, now(), webhookSecret),
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

export type TestStripe = Awaited<ReturnType<typeof startStripe>>;

/** As Stripe's own library does it. */
function sign(payload: string, at: Date, secret: string): string {
  const timestamp = Math.floor(at.getTime() / 1000);
  return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
}

function refuse(error: unknown): { status: number; body: string } {
  if (error instanceof ParameterFault) {
    const { code, param, message } = error;
    return refuse(new StripeFault(400, { type: 'invalid_request_error', code, param, message }));
  }
  if (!(error instanceof StripeFault)) throw error;
  return { status: error.status, body: JSON.stringify({ error: error.body }) };
}

/** An answer that is not as published is a fault of this server. */
function check(value: unknown, { answers, list }: { answers: Kind; list?: true }): void {
  const shape = shapeOf(answers);
  const fault = list
    ? ((value as { data: unknown[] }).data
        .map((each) => faultOf(each, shape))
        .find((each) => each !== null) ?? null)
    : faultOf(value, shape);
  if (fault !== null) throw new Error(`${answers}: ${fault}`);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
