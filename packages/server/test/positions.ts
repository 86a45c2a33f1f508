import assert from 'node:assert/strict';
import { isCoopError } from '@coopkit/sdk';
import type { TestServer } from './support.ts';

/** How far the ledger and the register have come, and how much was paid. */
async function positions({ opened, coopId }: TestServer) {
  const { db } = opened.parts.engine;
  const { last_entry, last_share_entry } = await db
    .selectFrom('coops')
    .select(['last_entry', 'last_share_entry'])
    .where('coop_id', '=', coopId)
    .executeTakeFirstOrThrow();
  const payments = await db.selectFrom('payments').select(['id', 'state', 'received', 'refunded']).execute();
  return { last_entry, last_share_entry, payments };
}

/** Fails unless it is refused by this code, on this field where one is named, and nothing was booked. */
export async function refusedBy(
  server: TestServer,
  code: string,
  act: () => Promise<unknown>,
  field?: string,
): Promise<void> {
  const before = await positions(server);
  await assert.rejects(act, (error) => {
    assert.ok(isCoopError(error), String(error));
    assert.equal(error.code, code, error.message);
    if (field !== undefined) assert.equal(error.fields[0]?.field, field);
    return true;
  });
  assert.deepEqual(await positions(server), before);
}

/** The balance of each account that has one. */
export async function balancesOf(server: TestServer): Promise<Record<string, number>> {
  const { items } = await server.office.ledger.balances({ on: '9999-12-31' });
  const balances = items.map(({ account, balance }) => [account, balance.amount] as const);
  assert.equal(
    balances.reduce((sum, [, amount]) => sum + amount, 0),
    0,
  );
  return Object.fromEntries(balances.filter(([, amount]) => amount !== 0));
}

/** Fails where what should agree does not. */
export async function agrees(server: TestServer): Promise<void> {
  assert.deepEqual((await server.office.ledger.reconcile({ on: '9999-12-31' })).differences, []);
}

export async function all<Item>(list: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of list) items.push(item);
  return items;
}
