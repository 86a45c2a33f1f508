import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Measured } from './count/child.ts';
import { contenders, OURS, SEATS, type Contender, type Rules } from './count/contenders.ts';

const SIZES = [10_000, 100_000, 1_000_000];
/** Else the stripping of types would take more memory than some of the counts. */
const ENV = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'coopkit-bench') };
/** A peer that takes longer is stopped. */
const PATIENCE = 120_000;

interface Result extends Contender {
  /** Or why there is nothing. */
  readonly measured: Measured | string;
}

/**
 * Counting ranked ballots over twenty options, beside npm packages and beside the limit: one pass over the packed
 * ballots that adds up first preferences. Each measures itself in a process of its own, on the same ballots
 * (`count/ballots.ts` tells what they are like), which stand there in its own form before the clock starts; what it
 * takes to pack them for ours is measured by itself. The time is the median of up to fifteen runs; the memory is the
 * peak of the whole process, with Node and the making of the ballots, after the first run.
 */
export async function count(): Promise<void> {
  let results: Result[] = [];
  for (const size of SIZES) {
    console.log(`\n${`${size.toLocaleString('en')} ballots`.padEnd(38)}       time   × limit    memory`);
    results = [];
    for (const contender of contenders) {
      results.push({ ...contender, measured: await measure(contender, size) });
      printLast(results);
    }
  }
  printGoals(results);
}

async function measure({ does, name }: Contender, size: number): Promise<Measured | string> {
  const child = new URL('./count/child.ts', import.meta.url).pathname;
  const args = ['--conditions=@coopkit/source', '--max-old-space-size=8192', child, does, name, String(size)];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: PATIENCE, env: ENV });
    return JSON.parse(stdout) as Measured;
  } catch (error) {
    if (name === OURS || !(error instanceof Error)) throw error;
    return 'killed' in error && error.killed === true ? `stopped after ${PATIENCE / 1000} s` : 'failed';
  }
}

function printLast(results: readonly Result[]): void {
  const { does, name, measured } = results.at(-1)!;
  const seats = does === 'Scottish STV' || does === 'Meek STV' ? `, ${SEATS} seats` : '';
  const what = `${does}${seats}`.padEnd(22) + name.padEnd(16);
  if (typeof measured === 'string') {
    console.log(`${what} ${measured}`);
    return;
  }
  const times = (measured.median / limitOf(results)).toFixed(1).padStart(9);
  const note = isRight(results.at(-1)!, results) ? '' : '  elects others';
  console.log(`${what} ${milliseconds(measured.median)} ${times} ${megabytes(measured.peakMemory)}${note}`);
}

function printGoals(results: readonly Result[]): void {
  const packing = ours('packing', results).median;
  const irv = ours('IRV', results).median / limitOf(results);
  console.log(`\nOf ${SIZES.at(-1)!.toLocaleString('en')} ballots:`);
  console.log(`IRV takes ${irv.toFixed(1)} times the limit; the goal is 20 at most.`);
  for (const rules of ['IRV', 'Scottish STV', 'Meek STV', 'Schulze'] as const) {
    const { median, peakMemory } = ours(rules, results);
    // No package on npm counts by the Scottish rules: those who count STV right stand for them.
    const peer = fastestPeer(rules === 'Scottish STV' ? 'Meek STV' : rules, results);
    const faster =
      peer === null
        ? 'no peer came to the right end in time'
        : `${(peer.median / median).toFixed(0)} times as fast as the fastest right peer, ${peer.name} ` +
          `(with packing ${(peer.median / (median + packing)).toFixed(1)} times)`;
    console.log(`${rules} is ${faster}; the goal is 25.`);
    console.log(`${rules} takes ${megabytes(peakMemory).trim()}; the goal is less than 150 MB.`);
  }
}

function limitOf(results: readonly Result[]): number {
  return (results[0]!.measured as Measured).median;
}

function ours(does: Contender['does'], results: readonly Result[]): Measured {
  return results.find((result) => result.does === does && result.name === OURS)!.measured as Measured;
}

function fastestPeer(rules: Rules, results: readonly Result[]): { name: string; median: number } | null {
  const right = results.filter(
    (result) => result.does === rules && result.name !== OURS && isRight(result, results),
  );
  const times = right.map(({ name, measured }) => ({ name, median: (measured as Measured).median }));
  return times.sort((a, b) => a.median - b.median)[0] ?? null;
}

/** Ours are held to published elections by their tests; here peers are held to ours. */
function isRight({ does, measured }: Result, results: readonly Result[]): boolean {
  if (typeof measured === 'string') return false;
  if (does === 'first preferences' || does === 'packing') return true;
  return new Set([...measured.elected, ...ours(does, results).elected]).size === measured.elected.length;
}

function milliseconds(time: number): string {
  return `${time.toFixed(time < 10 ? 2 : time < 100 ? 1 : 0)} ms`.padStart(11);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`.padStart(9);
}
