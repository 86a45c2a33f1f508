import { randomBytes } from 'node:crypto';
import { Coop, type ConnectionOptions } from '@coopkit/sdk';
import { solve } from '@coopkit/sdk/proof';
import { found, open, readConfig, type Config, type Founding, type NewMemberClass } from '@coopkit/server';
import pg from 'pg';

export const SITE = 'https://site.example';

const name = { en: 'Driver', fr: 'Chauffeur' };

export const CLASSES: NewMemberClass[] = [
  {
    id: 'rider',
    name: { en: 'Rider', fr: 'Passager' },
    admission: 'open',
    intake: 'open',
    applicants: ['person', 'organisation'],
    fields: [],
  },
  {
    id: 'driver',
    name,
    admission: 'approval',
    intake: 'open',
    applicants: ['person'],
    fields: [
      { name: 'licence', type: 'short-text', label: { en: 'Licence number' }, required: true },
      { name: 'about', type: 'long-text', label: { en: 'About you' }, required: false },
      {
        name: 'shift',
        type: 'choice',
        label: { en: 'Shift' },
        required: true,
        options: [
          { value: 'day', label: { en: 'Day' } },
          { value: 'night', label: { en: 'Night' } },
        ],
      },
      { name: 'licensed-since', type: 'date', label: { en: 'Licensed since' }, required: true },
      { name: 'home', type: 'postal-address', label: { en: 'Home' }, required: false },
    ],
  },
  {
    id: 'founder',
    name: { en: 'Founder', fr: 'Fondatrice' },
    admission: 'open',
    intake: 'closed',
    applicants: ['person'],
    fields: [],
  },
];

export const FOUNDING: Founding = {
  name: 'Harbour Taxis',
  host: null,
  locales: ['en', 'fr'],
  currency: 'EUR',
  currencyExponent: 2,
  classes: CLASSES,
  rules: { en: '# Rules\n\nOne member, one vote.', fr: '# Statuts\n\nUn membre, une voix.' },
  origins: [SITE],
  stewards: [{ name: 'Simone', email: 'simone@harbour.example', role: 'secretary', memberClass: 'founder' }],
};

/** Where the tests' databases are: SQLite in memory, or a new database of the PostgreSQL in TEST_DATABASE_URL. */
export async function makeDatabase(): Promise<{ address: Config['database']; drop: () => Promise<void> }> {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) return { address: { sqlite: ':memory:' }, drop: () => Promise.resolve() };
  const database = `test_${randomBytes(8).toString('hex')}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create database ${database}`);
  const address = new URL(url);
  address.pathname = `/${database}`;
  return { address: { postgres: address.href }, drop: () => run(`drop database ${database} with (force)`) };
}

/** A server without a port, with a co-op and a clock that the test moves. */
export async function makeServer(changes: Partial<Founding> = {}, settings: Partial<Config> = {}) {
  const { address, drop } = await makeDatabase();
  const clock = { now: new Date('2030-05-01T09:00:00.000Z') };
  const config: Config = {
    ...readConfig({
      COOPKIT_SECRET: 'a secret of the tests, long enough',
      DATABASE_URL: 'postgres://unused',
    }),
    database: address,
    logLevel: 'silent',
    ...settings,
  };
  const lines: string[] = [];
  const opened = await open(config, {
    now: () => clock.now,
    log: (level, message, facts) => lines.push(JSON.stringify({ level, message, ...facts })),
  });
  const jobs = opened.startJobs();
  const founded = await found(opened.parts.engine, { ...FOUNDING, ...changes }, clock.now);

  const request = (path: string, init: RequestInit = {}) =>
    Promise.resolve(opened.app.request(`http://localhost:4000${path}`, init));

  /** A client of the server; with an origin, as if from that website's page. */
  function client(options: Partial<ConnectionOptions> & { origin?: string } = {}): Coop {
    const { origin, ...rest } = options;
    return new Coop({
      url: 'http://localhost:4000',
      retries: 0,
      fetch: (input) => {
        const headers = new Headers(input.headers);
        if (origin) headers.set('origin', origin);
        return Promise.resolve(opened.app.request(new Request(input, { headers })));
      },
      ...rest,
    });
  }

  /** The mails so far, the newest last. */
  async function mails(): Promise<{ to: string; subject: string; text: string }[]> {
    await jobs.idle();
    const response = await request('/dev/mail', {
      headers: { accept: 'application/json', host: 'localhost:4000' },
    });
    return (
      (await response.json()) as { items: { to: string; subject: string; text: string }[] }
    ).items.reverse();
  }

  /** The last code sent to an address. */
  async function codeTo(email: string): Promise<string> {
    const mail = (await mails()).filter((each) => each.to === email && /^\d{6}/.test(each.subject)).at(-1);
    return mail?.subject.slice(0, 6) ?? 'no code';
  }

  return {
    ...founded,
    opened,
    jobs,
    clock,
    lines,
    request,
    client,
    mails,
    codeTo,
    visitor: client({ key: founded.publishableKey, origin: SITE }),
    office: client({ secret: founded.secretKey }),
    async close() {
      await opened.close();
      await drop();
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof makeServer>>;

/** A whole application to the class of riders; `changes` go over it. */
export async function applicationOf(
  visitor: Coop,
  changes: Partial<Parameters<Coop['applications']['create']>[0]> = {},
): Promise<Parameters<Coop['applications']['create']>[0]> {
  const rules = await visitor.rules.current();
  return {
    memberClass: 'rider',
    kind: 'person',
    name: 'Ada Lovelace',
    email: 'ada@example.org',
    answers: {},
    consent: { rulesVersion: rules.version, textHash: rules.textHash, locale: rules.locale },
    proof: await solve(await visitor.applications.challenge()),
    ...changes,
  };
}

/** Joins the class of riders: a member, signed in. */
export async function join(server: TestServer, email: string, name = 'Ada Lovelace') {
  const application = await server.visitor.applications.create(
    await applicationOf(server.visitor, { email, name }),
  );
  const { member, session } = await server.visitor.applications.verify(
    application.id,
    await server.codeTo(email),
  );
  if (!member || !session) throw new Error('not admitted');
  return { member, session };
}

/** The steward of the test's co-op, signed in. */
export async function stewardOf(server: TestServer, email = 'simone@harbour.example'): Promise<Coop> {
  const { id } = await server.visitor.sessions.sendCode({ email });
  const { token } = await server.visitor.sessions.signIn({
    signInCode: id,
    code: await server.codeTo(email),
  });
  return server.client({ session: token, origin: SITE });
}
