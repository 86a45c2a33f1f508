import { endpoints, watchVote } from '@coopkit/contract';
import { Hono } from 'hono';
import { except } from 'hono/combine';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { routePath } from 'hono/route';
import { elementsFiles } from './elements-files.ts';
import { cors } from './http/cors.ts';
import type { Env } from './http/env.ts';
import { answerError } from './http/errors.ts';
import { Refusal, refuse } from './http/refuse.ts';
import { newId } from './ids.ts';
import { openApi } from './openapi.ts';
import { outbox } from './pages/outbox.ts';
import { pages } from './pages/pages.ts';
import { votePages } from './pages/votes.ts';
import type { Parts } from './parts.ts';
import { applications } from './routes/applications.ts';
import { challenges } from './routes/challenges.ts';
import { classes } from './routes/classes.ts';
import { members } from './routes/members.ts';
import { paperBallots } from './routes/paper-ballots.ts';
import { profile } from './routes/profile.ts';
import { personalData } from './routes/personal-data.ts';
import { register } from './routes/register.ts';
import { representatives } from './routes/representatives.ts';
import { retention } from './routes/retention.ts';
import { statuses } from './routes/statuses.ts';
import { rules } from './routes/rules.ts';
import { record } from './routes/record.ts';
import { sessions } from './routes/sessions.ts';
import { shareCertificates } from './routes/share-certificates.ts';
import { votes } from './routes/votes.ts';
import { voting } from './routes/voting.ts';
import { watching } from './routes/watching.ts';
import { webhooks } from './routes/webhooks.ts';
import { witness } from './routes/witness.ts';
import { charges } from './routes/charges.ts';
import { contributions } from './routes/contributions.ts';
import { directDebits } from './routes/direct-debits.ts';
import { ledger } from './routes/ledger.ts';
import { mandates } from './routes/mandates.ts';
import { payments } from './routes/payments.ts';
import { paymentSettings } from './routes/payment-settings.ts';
import { shares } from './routes/shares.ts';
import { statements } from './routes/statements.ts';
import { coops } from './store/coops.ts';
import { stripeEvents } from './routes/stripe-events.ts';
import { keptMethod } from './routes/kept-method.ts';

/** The whole server as one function from request to response; `server.ts` gives it a port. */
export function createApp(parts: Parts, elements: { folder: string; version: string }): Hono<Env> {
  const app = new Hono<Env>();

  app.use(async (c, next) => {
    const requestId = newId('req');
    const began = performance.now();
    c.set('requestId', requestId);
    c.header('X-Request-Id', requestId);
    await next();
    parts.log('info', 'request', {
      requestId,
      method: c.req.method,
      // The pattern and not the path: an identifier in a log would say who did what.
      route: routePath(c, -1),
      status: c.res.status,
      ms: Math.round(performance.now() - began),
      coop: c.get('coopId'),
      code: c.get('code'),
    });
  });

  // The elements' files come compressed already, and what is written is answered shortly.
  for (const path of ['/v1/*', '/openapi.json', '/join', '/sign-in', '/shares', '/page.css'])
    app.get(path, compress());
  app.use('/v1/*', cors);
  // A stream of events has no end to take a tag of.
  app.get('/v1/*', except(watchVote.path, etag()));
  app.use('/v1/*', async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) {
      const shared = c.req.method === 'GET' && !c.req.header('authorization');
      c.res.headers.set('cache-control', shared ? 'no-cache' : 'no-store');
    }
  });
  for (const routes of [
    profile,
    classes,
    rules,
    challenges,
    applications,
    members,
    sessions,
    voting,
    votes,
    paperBallots,
    watching,
    record,
    witness,
    charges,
    contributions,
    directDebits,
    ledger,
    mandates,
    payments,
    paymentSettings,
    shares,
    shareCertificates,
    statements,
    webhooks,
    statuses,
    representatives,
    register,
    personalData,
    retention,
    stripeEvents,
    keptMethod,
  ])
    routes(app, parts);
  for (const [path, methods] of methodsByPath()) {
    app.all(path, (c) => {
      c.header('Allow', methods.join(', '));
      refuse('method_not_allowed', { detail: `It answers ${methods.join(', ')}.` });
    });
  }

  app.get('/healthz', async (c) => {
    await coops(parts.engine.db).at('');
    return c.json({ status: 'ok' }, 200, { 'cache-control': 'no-store' });
  });
  app.get('/openapi.json', (c) => c.json(openApi(parts.config.publicUrl.origin)));
  elementsFiles(app, elements.folder, elements.version);
  pages(app, parts);
  votePages(app, parts);
  outbox(app, parts);

  app.notFound((c) => answerError(parts, new Refusal('not_found', {}), c));
  app.onError((error, c) => answerError(parts, error, c));
  return app;
}

function methodsByPath(): Map<string, string[]> {
  const byPath = new Map<string, string[]>();
  for (const { method, path } of Object.values(endpoints))
    byPath.set(path, [...(byPath.get(path) ?? []), method]);
  return byPath;
}
