import { OPTION, OVERVOTED, SAME_RANK, SKIPPED } from '../ranked-ballots.ts';
import { UNDECLARED_WRITE_INS } from '../rctab/settings.ts';
import type { RctabBallots } from './rctab-ballots.ts';
import type { RctabConfig } from './rctab-config.ts';

/** Writes cast votes in the form that `readRctabBallots` takes. */
export function writeRctabBallots({ options, ballots }: RctabBallots): string {
  const { starts, ranks, weights } = ballots;
  const written = Array.from(weights, (weight, ballot) => [
    weight,
    ranksOf(ranks.subarray(starts[ballot], starts[ballot + 1]), options),
  ]);
  return `${JSON.stringify({ candidates: options, ballots: written })}\n`;
}

function ranksOf(entries: Uint16Array, options: readonly string[]): unknown[] {
  const groups: number[][] = [];
  for (const entry of entries) {
    if ((entry & SAME_RANK) === 0) groups.push([entry & OPTION]);
    else groups.at(-1)?.push(entry & OPTION);
  }
  return groups.map(([first = SKIPPED, ...others]) => {
    if (first === SKIPPED) return null;
    if (first === OVERVOTED) return { over: [] };
    const names = [first, ...others].map((option) => options[option]);
    return others.length === 0 ? names[0] : { over: names };
  });
}

/** Writes a configuration that RCTab reads (https://github.com/BrightSpots/rcv, config_file_documentation.txt). */
export function writeRctabConfig(config: RctabConfig): string {
  const { contestName, sources, candidates, undeclaredWriteIns, randomSeed, ...rules } = config;
  const declared = candidates.filter(({ name }) => !undeclaredWriteIns || name !== UNDECLARED_WRITE_INS);
  const document = {
    tabulatorVersion: '2.0.0',
    outputSettings: { contestName },
    cvrFileSources: sources.map((source) => texts({ ...source })),
    candidates: declared,
    rules: {
      ...texts(rules),
      randomSeed: textOf(randomSeed),
      maxSkippedRanksAllowed: textOf(rules.maxSkippedRanksAllowed ?? 'unlimited'),
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

type Setting = string | number | bigint | boolean | null;

function texts(settings: Readonly<Record<string, Setting>>): Record<string, string | boolean> {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, textOf(value)]));
}

/** Numbers are texts there, and nothing is an empty one. */
function textOf(value: Setting): string | boolean {
  return typeof value === 'boolean' ? value : value === null ? '' : String(value);
}
