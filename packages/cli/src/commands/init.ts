import { readFileSync } from 'node:fs';
import { check, Email, Locale, MemberClass } from '@coopkit/contract';
import { found, type Founding, type NewMemberClass } from '@coopkit/server';
import { Failure, UsageError, text, texts, type Arguments, type Command } from '../command.ts';
import { openLocal } from '../coop.ts';
import { print } from '../output.ts';

/** Where the co-op gives no classes of its own. */
const ONE_CLASS: NewMemberClass[] = [
  {
    id: 'member',
    name: { en: 'Member', fr: 'Membre' },
    admission: 'approval',
    intake: 'open',
    applicants: ['person', 'organisation'],
    fields: [],
  },
];

export const init: Command = {
  usage: `  coopkit init --name NAME --currency EUR --locale fr,en --rules fr=FILE.md --rules en=FILE.md
               [--classes FILE.json] [--origin https://site.example]… [--steward "Name <e-mail>"] [--host NAME]
                                            makes a co-op and prints its keys, once`,
  options: {
    json: { type: 'boolean' },
    name: { type: 'string' },
    currency: { type: 'string' },
    locale: { type: 'string' },
    classes: { type: 'string' },
    rules: { type: 'string', multiple: true },
    origin: { type: 'string', multiple: true },
    steward: { type: 'string' },
    host: { type: 'string' },
  },
  async run(args) {
    const founding = readFounding(args);
    const opened = await openLocal();
    try {
      const { config, engine, now } = opened.parts;
      const founded = await found(engine, founding, now());
      const address = founding.host
        ? `${config.publicUrl.protocol}//${founding.host}`
        : config.publicUrl.origin;
      print(
        args,
        founded,
        () => `${founding.name} is ready.

  Publishable key, for pages:      ${founded.publishableKey}
  Secret key, for programs alone:  ${founded.secretKey}

The secret key is shown this once: keep it safe. To let people join on your website, paste:

  <script type="module" src="${address}/elements/1/coopkit.js"></script>
  <coop-join coop="${address}"><a href="${address}/join">Join us</a></coop-join>
`,
      );
    } finally {
      await opened.close();
    }
  },
};

function readFounding(args: Arguments): Founding {
  const name = text(args, 'name')?.trim();
  if (!name) throw new UsageError('Give the co-op’s name with --name.');
  const locales = (text(args, 'locale') ?? 'en').split(',').map((locale) => locale.trim());
  for (const locale of locales) {
    if (!check(Locale, locale).ok)
      throw new UsageError(`--locale "${locale}" is not a language tag such as fr or en.`);
  }
  const currency = (text(args, 'currency') ?? '').toUpperCase();
  if (!Intl.supportedValuesOf('currency').includes(currency)) {
    throw new UsageError('Give the currency of its accounts by its ISO code: --currency EUR.');
  }
  const classes = readClasses(text(args, 'classes'));
  return {
    name,
    host: text(args, 'host') ?? null,
    locales,
    currency,
    currencyExponent:
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2,
    classes,
    rules: readRules(texts(args, 'rules'), locales),
    origins: texts(args, 'origin').map(readOrigin),
    stewards: readSteward(text(args, 'steward'), classes),
  };
}

function readClasses(file: string | undefined): NewMemberClass[] {
  if (file === undefined) return ONE_CLASS;
  const list: unknown = JSON.parse(readFile(file));
  if (!Array.isArray(list) || list.length === 0)
    throw new Failure(`${file} must hold a JSON list of member classes.`);
  return list.map((each: Record<string, unknown>, i) => {
    const checked = check(MemberClass, each);
    if (!checked.ok) {
      const faults = checked.fields.map(({ field, code }) => `${field}: ${code}`).join(', ');
      throw new Failure(`${file}: class ${i + 1} is not well formed (${faults}).`, {
        fields: checked.fields,
      });
    }
    const { intake, ...rest } = checked.value;
    const capacity = each.capacity === undefined || each.capacity === null ? null : Number(each.capacity);
    return { ...rest, intake: intake === 'full' ? 'closed' : intake, capacity };
  });
}

function readRules(given: string[], locales: string[]): Record<string, string> {
  const [own = 'en'] = locales;
  const rules = Object.fromEntries(
    given.map((each) => {
      const [, locale = own, file = each] = /^([A-Za-z-]{2,35})=(.+)$/.exec(each) ?? [];
      return [locale, readFile(file)];
    }),
  );
  if (!rules[own]) throw new UsageError(`Give the rules in the co-op’s own language: --rules ${own}=FILE.md`);
  return rules;
}

/** A website's origin: what it is given as may have a path, which is dropped. */
export function readOrigin(address: string): string {
  if (address === '*') return address;
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return new URL(address).origin;
  throw new UsageError(`"${address}" is not a website such as https://site.example.`);
}

function readSteward(given: string | undefined, classes: NewMemberClass[]): Founding['stewards'] {
  if (given === undefined) return [];
  const [, name = '', address = ''] = /^(.*)<(.+)>$/.exec(given) ?? [];
  const email = check(Email, address);
  const memberClass = classes.find(({ applicants }) => applicants.includes('person'))?.id;
  if (!name.trim() || !email.ok || !memberClass)
    throw new UsageError('Give the steward as --steward "Name <e-mail>".');
  return [{ name: name.trim(), email: email.value, role: 'secretary', memberClass }];
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Failure(`${file} could not be read.`, { file });
  }
}
