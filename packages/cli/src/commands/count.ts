import { readElection, type Election } from '../counting/election.ts';
import { formats } from '../counting/formats.ts';
import { inFile } from '../counting/in-file.ts';
import { budgetRulesOf } from '../counting/budgeted.ts';
import { countByConfig } from '../counting/ranked.ts';
import { readByConfig } from '../counting/rctab-files.ts';
import { ruleSets } from '../counting/rule-sets.ts';
import type { Counted, RuleSet, Wishes } from '../counting/rule-set.ts';
import { countWords, tellCount } from '../counting/tell.ts';
import {
  Failure,
  takeWords,
  text,
  UsageError,
  whole,
  word,
  type Arguments,
  type Command,
} from '../command.ts';
import { note, print } from '../output.ts';

const wishOptions = ['strength', 'unranked', 'completion', 'utility', 'max-score'] as const;

export const count: Command = {
  usage: `  coopkit count FILE [--rules NAME | --config RCTAB_CONFIG] [--seats N] [--precision DIGITS|exact] [--seed TEXT]
                [--format NAME] [--strength winning-votes|margins|ratio] [--unranked last|not-compared]
                [--completion NAME] [--utility cost|cardinality] [--max-score N]
  coopkit count --list-rules                counts the ballots in a file: ${formats.slice(0, 5).join(', ')},
                                            ${formats.slice(5).join(', ')}`,
  options: {
    json: { type: 'boolean' },
    rules: { type: 'string' },
    config: { type: 'string' },
    seats: { type: 'string' },
    precision: { type: 'string' },
    seed: { type: 'string' },
    format: { type: 'string' },
    'list-rules': { type: 'boolean' },
    ...Object.fromEntries(wishOptions.map((name) => [name, { type: 'string' as const }])),
  },
  run(args) {
    if (args.options['list-rules'] === true) {
      takeWords(args.words, []);
      list(args);
    } else if (text(args, 'config') === undefined) countFile(args);
    else countWithConfig(args);
    return Promise.resolve();
  },
};

function list(args: Arguments): void {
  const rules = Object.entries(ruleSets).map(([name, { about, counts, takes }]) => ({
    name,
    about,
    counts,
    options: [...takes, 'seed'],
  }));
  print(args, rules, () => rules.map(({ name, about }) => `${name}\n    ${about}`).join('\n'));
}

function countFile(args: Arguments): void {
  takeWords(args.words, ['file']);
  const file = word(args, 0);
  const wanted = text(args, 'rules');
  if (wanted !== undefined && !Object.hasOwn(ruleSets, wanted))
    throw new UsageError(`There are no rules "${wanted}": coopkit count --list-rules tells those there are.`);
  const wishes = wishesOf(args);
  const election = readElection(file, text(args, 'format'));
  const { name, rules } = rulesFor(election, wanted, file);
  checkWishes(name, rules, wishes);
  const counted = inFile(file, () => rules.count(election, wishes));
  const { seats } = counted.count;
  if (wishes.seats === undefined && seats < (election.seats ?? 1))
    note(args, `The file has ${election.seats ?? 1} seats, of which ${name} fills ${seats}.`);
  show(args, counted, { file, format: election.format, title: election.title });
}

function countWithConfig(args: Arguments): void {
  const config = text(args, 'config') ?? '';
  if (text(args, 'rules') !== undefined)
    throw new UsageError('Give --rules or --config: a configuration has its own rules.');
  const wishes = wishesOf(args);
  const odd = [...wishOptions, 'format'].find((name) => text(args, name) !== undefined);
  if (odd !== undefined) throw new UsageError(`--${odd} says nothing to a configuration of RCTab.`);
  const { ballots, config: rules } = readByConfig(args.words, config);
  const counted = inFile(args.words.join(', ') || config, () => countByConfig(ballots, rules, wishes));
  show(args, counted, { file: args.words[0] ?? config, format: 'rctab', title: rules.contestName });
}

function show(
  args: Arguments,
  counted: Counted,
  from: { file: string; format: string; title: string },
): void {
  const columns = process.stdout.columns || 100;
  print(args, { ...from, ...tellCount(counted) }, () => countWords(counted, from.title, columns));
}

/** The rules that are asked for, or the file's own, or those that its kind is mostly counted by. */
function rulesFor(
  election: Election,
  wanted: string | undefined,
  file: string,
): { name: string; rules: RuleSet } {
  const name = wanted ?? election.rules ?? usual(election);
  const rules = Object.hasOwn(ruleSets, name) ? ruleSets[name] : undefined;
  if (!rules) {
    throw new Failure(
      `${file} asks for the rules "${name}", which are not among ours: name others with --rules.`,
      {
        code: 'unknown_rules',
      },
    );
  }
  const { kind } = election.ballots;
  if (!rules.counts.includes(kind)) {
    const fitting = Object.keys(ruleSets).filter((each) => ruleSets[each]?.counts.includes(kind));
    throw new UsageError(
      `${name} does not count what ${file} holds (${kind}). Those that do: ${fitting.join(', ')}.`,
    );
  }
  return { name, rules };
}

function usual({ format, ballots }: Election): string {
  if (ballots.kind === 'budget') return budgetRulesOf(ballots.file);
  switch (format) {
    case 'rctab':
      return 'irv';
    case 'cvotes':
    case 'preflib':
      return 'schulze';
    default:
      return 'scottish-stv';
  }
}

function wishesOf(args: Arguments): Wishes {
  return {
    seats: whole(args, 'seats', 1),
    precision: text(args, 'precision') === 'exact' ? 'exact' : whole(args, 'precision', 0),
    seed: text(args, 'seed'),
    strength: oneOf(args, 'strength', ['winning-votes', 'margins', 'ratio']),
    unranked: oneOf(args, 'unranked', ['last', 'not-compared']),
    completion: text(args, 'completion'),
    utility: oneOf(args, 'utility', ['cost', 'cardinality']),
    'max-score': whole(args, 'max-score', 1),
  };
}

function oneOf<Value extends string>(
  args: Arguments,
  name: string,
  values: readonly Value[],
): Value | undefined {
  const given = text(args, name);
  const value = values.find((each) => each === given);
  if (given === undefined || value !== undefined) return value;
  throw new UsageError(`--${name} is "${given}": give one of ${values.join(', ')}.`);
}

function checkWishes(name: string, { takes }: RuleSet, { seed: _, ...wishes }: Wishes): void {
  const [odd] =
    Object.entries(wishes).find(
      ([wish, value]) => value !== undefined && !takes.some((each) => each === wish),
    ) ?? [];
  if (odd !== undefined) throw new UsageError(`--${odd} says nothing to the rules ${name}.`);
}
