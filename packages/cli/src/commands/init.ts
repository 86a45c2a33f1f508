import { existsSync } from 'node:fs';
import { Email, Locale, check } from '@coopkit/contract';
import { coops, found, type Founding, type NewMemberClass, type Opened } from '@coopkit/server';
import { ask, type Question } from '../ask.ts';
import { readClasses } from '../classes-file.ts';
import { Failure, UsageError, takeWords, text, texts, type Arguments, type Command } from '../command.ts';
import { openLocal } from '../coop.ts';
import { readOrigin } from '../origin.ts';
import { note, print } from '../output.ts';
import { readRules } from '../rules-files.ts';

/** Where the co-op gives no classes of its own. */
function oneClass(own: string): NewMemberClass[] {
  return [
    {
      id: 'member',
      name: { en: 'Member', fr: 'Membre', ...(own === 'fr' ? {} : { [own]: 'Member' }) },
      admission: 'approval',
      intake: 'open',
      applicants: ['person', 'organisation'],
      fields: [],
    },
  ];
}

export const init: Command = {
  usage: `  coopkit init --name NAME --currency EUR --locale fr,en --rules fr=FILE.md --rules en=FILE.md
               [--classes FILE.json] [--origin https://site.example]… [--steward "Name <e-mail>"] [--host NAME]
                                            makes a co-op and prints its keys, once; at a terminal it asks`,
  options: {
    json: { type: 'boolean' },
    name: { type: 'string' },
    currency: { type: 'string' },
    locale: { type: 'string', multiple: true },
    classes: { type: 'string' },
    rules: { type: 'string', multiple: true },
    origin: { type: 'string', multiple: true },
    steward: { type: 'string' },
    host: { type: 'string' },
  },
  async run(args) {
    takeWords(args.words, []);
    const founding = readFounding(await complete(args));
    const opened = await openLocal();
    try {
      await checkHost(args, opened, founding.host);
      const { config, engine, now } = opened.parts;
      const founded = await found(engine, founding, now());
      const address = founding.host
        ? `${config.publicUrl.protocol}//${founding.host}`
        : config.publicUrl.origin;
      print(args, founded, () => words(founding.name, founded, address));
    } finally {
      await opened.close();
    }
  },
};

function words(name: string, keys: { publishableKey: string; secretKey: string }, address: string): string {
  return `${name} is ready.

  Publishable key, for pages:      ${keys.publishableKey}
  Secret key, for programs alone:  ${keys.secretKey}

The secret key is shown this once: keep it safe. To let people join on your website, paste:

  <script type="module" src="${address}/elements/1/coopkit.js"></script>
  <coop-join coop="${address}"><a href="${address}/join">Join us</a></coop-join>
`;
}

/** With answers for what was not given, where somebody sits at a terminal. */
async function complete(args: Arguments): Promise<Arguments> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || !stderr.isTTY || args.options.json === true) return args;
  const needed = ['name', 'currency', 'rules'].some((option) => args.options[option] === undefined);
  if (!needed) return args;
  const questions = QUESTIONS.filter(({ option }) => args.options[option] === undefined);
  const answers = await ask(questions, { input: stdin, output: stderr });
  const many = new Set(['locale', 'rules', 'origin']);
  const options = Object.entries(answers).map(([option, answer]) => [
    option,
    many.has(option) ? answer.split(',').map((each) => each.trim()) : answer,
  ]);
  return { ...args, options: { ...args.options, ...(Object.fromEntries(options) as Arguments['options']) } };
}

const QUESTIONS: Question[] = [
  { option: 'name', words: 'The co-op’s name' },
  { option: 'locale', words: 'Its languages, its own first', otherwise: 'en', fault: faultOf(readLocales) },
  {
    option: 'currency',
    words: 'The currency of its accounts',
    otherwise: 'EUR',
    fault: faultOf(readCurrency),
  },
  {
    option: 'rules',
    words: 'The file with its rules (Markdown); with several languages fr=FILE, en=FILE',
    fault: (answer) => {
      const absent = answer
        .split(',')
        .map((each) => each.trim().replace(/^[A-Za-z-]+=/, ''))
        .find((file) => !existsSync(file));
      return absent === undefined ? null : `${absent} is not there.`;
    },
  },
  {
    option: 'origin',
    words: 'The website that embeds it (none: add it later)',
    otherwise: '',
    fault: faultOf(readOrigin),
  },
  {
    option: 'steward',
    words: 'Its secretary, as: Name <e-mail> (none: decide from the command line)',
    otherwise: '',
    fault: faultOf(readPerson),
  },
];

function faultOf(read: (answer: string) => unknown): (answer: string) => string | null {
  return (answer) => {
    try {
      read(answer);
      return null;
    } catch (error) {
      if (error instanceof UsageError) return error.message;
      throw error;
    }
  };
}

function readFounding(args: Arguments): Founding {
  const name = text(args, 'name')?.trim();
  if (!name) throw new UsageError('Give the co-op’s name with --name.');
  const given = texts(args, 'locale');
  const locales = readLocales(given.length > 0 ? given.join(',') : 'en');
  const [own = 'en'] = locales;
  const { currency, currencyExponent } = readCurrency(text(args, 'currency') ?? '');
  const classesFile = text(args, 'classes');
  const classes = classesFile === undefined ? oneClass(own) : readClasses(classesFile, own);
  const rules = readRules(texts(args, 'rules'), own);
  if (!rules[own]) throw new UsageError(`Give the rules in the co-op’s own language: --rules ${own}=FILE.md`);
  const steward = text(args, 'steward');
  return {
    name,
    host: readHost(text(args, 'host')),
    locales,
    currency,
    currencyExponent,
    classes,
    rules,
    origins: texts(args, 'origin').map(readOrigin),
    stewards: steward === undefined ? [] : [asMember(readPerson(steward), classes)],
  };
}

function readLocales(given: string): string[] {
  const locales = given.split(',').map((locale) => locale.trim());
  for (const locale of locales) {
    if (!check(Locale, locale).ok)
      throw new UsageError(`"${locale}" is not a language tag such as fr or en: --locale fr,en.`);
  }
  return [...new Set(locales)];
}

function readCurrency(given: string): { currency: string; currencyExponent: number } {
  const currency = given.trim().toUpperCase();
  if (!Intl.supportedValuesOf('currency').includes(currency))
    throw new UsageError('Give the currency of its accounts by its ISO code: --currency EUR.');
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return { currency, currencyExponent: maximumFractionDigits };
}

function readHost(given: string | undefined): string | null {
  if (given === undefined) return null;
  const url = URL.canParse(`http://${given}`) ? new URL(`http://${given}`) : undefined;
  if (url?.href === `http://${given.toLowerCase()}/`) return url.host;
  throw new UsageError(`--host is "${given}": give the name alone, such as coop.example.`);
}

function readPerson(given: string): { name: string; email: string } {
  const [, name = '', address = ''] = /^(.*)<(.+)>\s*$/.exec(given) ?? [];
  const email = check(Email, address);
  if (!name.trim() || !email.ok) throw new UsageError('Give the steward as --steward "Name <e-mail>".');
  return { name: name.trim(), email: email.value };
}

function asMember(
  person: { name: string; email: string },
  classes: NewMemberClass[],
): Founding['stewards'][number] {
  const memberClass = classes.find(({ applicants }) => applicants.includes('person'))?.id;
  if (memberClass === undefined) throw new Failure('No class takes persons: a steward must be one.');
  return { ...person, role: 'secretary', memberClass };
}

/** Several co-ops on one server are told apart by their host names. */
async function checkHost(args: Arguments, { parts }: Opened, host: string | null): Promise<void> {
  const [other, ...more] = await coops(parts.engine.db).list();
  if (!other) return;
  if (host === null) {
    throw new Failure(
      `This database holds ${other.name} already. For another co-op beside it, give the host name it is served under: --host coop.example.`,
      { code: 'coop_exists' },
    );
  }
  const taken = [other, ...more].find((each) => each.host === host);
  if (taken) throw new Failure(`${taken.name} is served under ${host} already.`, { code: 'host_taken' });
  const nameless = [other, ...more].find((each) => each.host === null);
  if (nameless) {
    note(
      args,
      `${nameless.name} has no host name: beside another co-op, pages reach it only with its publishable key.`,
    );
  }
}
