import { RandomMoney } from '../packages/server/test/random-money.ts';

const OPERATIONS = 100_000;
const BATCH = 1_000;

/** Random operations on a co-op's money through the server's own doors, and what must hold after each thousand of them. */
export async function ledger(): Promise<void> {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 32);
  console.log(`${OPERATIONS.toLocaleString('en')} random operations on shares and money, SEED=${seed}`);
  const money = await RandomMoney.make(seed);
  try {
    const began = performance.now();
    let checking = 0;
    for (let i = 1; i <= OPERATIONS; i++) {
      await money.act();
      if (i % BATCH > 0) continue;
      const at = performance.now();
      await money.check();
      checking += performance.now() - at;
    }
    const rows = await money.checkEveryDay();
    const seconds = (performance.now() - began) / 1000;
    const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);
    console.log(`  done       ${String(sum(money.done)).padStart(7)}  ${told(money.done)}`);
    console.log(`  refused    ${String(sum(money.refused)).padStart(7)}  ${told(money.refused)}`);
    console.log(
      `  register   ${String(rows).padStart(7)}  rows, and nobody held less than nothing on any day`,
    );
    console.log(
      `  checks     ${String(OPERATIONS / BATCH).padStart(7)}  sum zero, no difference, the past as it was: all held`,
    );
    console.log(`  took ${seconds.toFixed(0)} s, ${(checking / 1000).toFixed(0)} of them for the checks`);
  } finally {
    await money.server.close();
  }
}

function told(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
