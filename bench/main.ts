import { count } from './count.ts';
import { embed } from './embed.ts';
import { ledger } from './ledger.ts';
import { load } from './load.ts';
import { webhooks } from './webhooks.ts';

/** Each prints its figures beside a peer's or a limit's, measured in the same run. */
const benches: Record<string, () => Promise<void>> = { count, embed, ledger, load, webhooks };

const [name] = process.argv.slice(2);
const chosen = name === undefined ? Object.values(benches) : [benches[name]];
for (const bench of chosen) {
  if (!bench) {
    console.error(`There is no bench "${name ?? ''}", but: ${Object.keys(benches).join(', ')}.`);
    process.exit(2);
  }
  await bench();
}
