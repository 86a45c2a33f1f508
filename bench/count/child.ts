// One contender in a process of its own: `child.ts DOES NAME BALLOTS` prints what it measured as JSON.
import { contenders } from './contenders.ts';

/** What a child prints. */
export interface Measured {
  readonly elected: readonly number[];
  /** Of all runs, in milliseconds. */
  readonly median: number;
  /** Of the whole process, in bytes: once the ballots are made and counted for the first time. */
  readonly peakMemory: number;
}

const MOST_RUNS = 15;
/** No further run is begun after so many milliseconds. */
const ENOUGH = 3000;

const [does, name, count] = process.argv.slice(2);
const run = await contenders.find((one) => one.does === does && one.name === name)!.prepare(Number(count));

const times: number[] = [];
let elected: readonly number[] = [];
let peakMemory = 0;
for (let spent = 0; times.length < MOST_RUNS && spent < ENOUGH; spent += times.at(-1)!) {
  const start = performance.now();
  elected = run();
  times.push(performance.now() - start);
  if (peakMemory === 0) peakMemory = process.resourceUsage().maxRSS * 1024;
}
const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
console.log(JSON.stringify({ elected, median, peakMemory } satisfies Measured));
