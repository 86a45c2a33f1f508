import { oneOf, text, UsageError, whole, type Arguments, type Command } from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { note, print } from '../output.ts';
import { readRules } from '../rules-files.ts';

export const rules: Command = {
  usage: `  coopkit rules show [--version N] [--locale fr]
  coopkit rules publish FILE.md | fr=FILE.md en=FILE.md…
                                            publishes the next version`,
  options: { ...coopOptions, version: { type: 'string' }, locale: { type: 'string' } },
  run: oneOf({
    show: { run: show },
    publish: { takes: ['file…'], run: publish },
  }),
};

async function show(args: Arguments): Promise<void> {
  const version = whole(args, 'version', 1);
  const query = { locale: text(args, 'locale') };
  const found = await withCoop(args, (coop) =>
    version === undefined ? coop.rules.current(query) : coop.rules.get(version, query),
  );
  print(args, found, () => {
    const { text, locale, publishedAt, textHash } = found;
    return `Version ${found.version} in ${locale}, published at ${publishedAt}, SHA-256 ${textHash}\n\n${text}`;
  });
}

async function publish(args: Arguments): Promise<void> {
  const published = await withCoop(args, async (coop) => {
    const { locales } = await coop.profile.get();
    const [own = 'en'] = locales;
    const texts = readRules(args.words, own);
    if (!texts[own]) throw new UsageError(`Give the rules in the co-op’s own language too: ${own}=FILE.md`);
    const untold = locales.filter((locale) => texts[locale] === undefined);
    if (untold.length > 0)
      note(args, `There is no text in ${untold.join(', ')}: whoever reads that is shown ${own}.`);
    return coop.rules.publish({ texts });
  });
  print(args, published, () => `Version ${published.version} of the rules is in force.`);
}
