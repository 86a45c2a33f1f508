import { RandomMoney } from '../packages/server/test/random-money.ts';

const COOPS = 20;
const OPERATIONS = 5_000;
const BATCH = 500;

/** Random operations on the money of twenty co-ops, through the server's own doors, and what must hold after each batch. */
export async function ledger(): Promise<void> {
  const first = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  const total = (COOPS * OPERATIONS).toLocaleString('en');
  console.log(`${total} random operations on shares and money, SEED=${first}`);
  const done = new Map<string, number>();
  const refused = new Map<string, number>();
  let rows = 0;
  let [seconds, checking] = [0, 0];
  for (let seed = first; seed < first + COOPS; seed++) {
    const money = await RandomMoney.make(seed);
    try {
      const began = performance.now();
      for (let i = 1; i <= OPERATIONS; i++) {
        await money.act();
        if (i % BATCH > 0) continue;
        const at = performance.now();
        await money.check();
        checking += performance.now() - at;
      }
      rows += await money.checkEveryDay();
      seconds += (performance.now() - began) / 1000;
      add(done, money.done);
      add(refused, money.refused);
    } finally {
      await money.server.close();
    }
  }
  print('done', sum(done), told(done));
  print('refused', sum(refused), told(refused));
  print('register', rows, 'rows, and nobody held less than nothing on any day');
  print('checks', (COOPS * OPERATIONS) / BATCH, 'sum zero, no difference, the past as it was: all held');
  console.log(`  took ${seconds.toFixed(0)} s, ${(checking / 1000).toFixed(0)} of them for the checks`);
}

function print(name: string, count: number, text: string): void {
  console.log(`  ${name.padEnd(10)} ${String(count).padStart(7)}  ${text}`);
}

function add(to: Map<string, number>, counts: ReadonlyMap<string, number>): void {
  for (const [name, count] of counts) to.set(name, (to.get(name) ?? 0) + count);
}

const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);

function told(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
