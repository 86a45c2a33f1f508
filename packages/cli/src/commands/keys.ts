import { storeOf, type Store } from '@coopkit/server';
import { Failure, UsageError, text, texts, word, type Arguments, type Command } from '../command.ts';
import { coopOptions, withDatabase } from '../coop.ts';
import { print, table } from '../output.ts';
import { readOrigin } from './init.ts';

export const keys: Command = {
  usage: `  coopkit keys list                         the keys, without their secrets
  coopkit keys create --secret | --origin https://site.example
  coopkit keys allow https://site.example [--key ID]
  coopkit keys revoke ID`,
  options: {
    ...coopOptions,
    secret: { type: 'boolean' },
    origin: { type: 'string', multiple: true },
    key: { type: 'string' },
  },
  run: (args) =>
    withDatabase(args, async ({ parts }, coopId) => {
      const store = storeOf(parts.engine.db, coopId);
      const at = parts.now().toISOString();
      switch (word(args, 0, 'action: list, create, allow or revoke')) {
        case 'list':
          return list(args, store);
        case 'create':
          return create(args, store, at);
        case 'allow':
          return allow(args, store);
        case 'revoke':
          return revoke(args, store, at);
        default:
          throw new UsageError(`There is no "keys ${args.words[0]}".`);
      }
    }),
};

async function list(args: Arguments, store: Store): Promise<void> {
  const rows = (await store.keys.list()).map(({ id, kind, hint, origins, created_at, revoked_at }) => ({
    id,
    kind,
    hint,
    origins: JSON.parse(origins) as string[],
    createdAt: created_at,
    revokedAt: revoked_at,
  }));
  print(args, rows, () =>
    table(
      ['ID', 'KIND', 'ENDS IN', 'WEBSITES', 'STATE'],
      rows.map((row) => [
        row.id,
        row.kind,
        row.hint,
        row.origins.join(' '),
        row.revokedAt ? 'revoked' : 'in force',
      ]),
    ),
  );
}

async function create(args: Arguments, store: Store, at: string): Promise<void> {
  const origins = texts(args, 'origin').map(readOrigin);
  const secret = args.options.secret === true;
  if (secret === origins.length > 0)
    throw new UsageError('Give either --secret, or --origin for a publishable key.');
  const key = await store.keys.add(secret ? 'secret' : 'publishable', origins, at);
  print(args, key, () => `${key.token}\n\nIt is shown this once: keep it safe.`);
}

async function allow(args: Arguments, store: Store): Promise<void> {
  const origin = readOrigin(word(args, 1, 'website'));
  const inForce = (await store.keys.list()).filter(
    (key) => key.kind === 'publishable' && key.revoked_at === null,
  );
  const wanted = text(args, 'key');
  const [key, another] = wanted === undefined ? inForce : inForce.filter(({ id }) => id === wanted);
  if (!key)
    throw new Failure(
      wanted
        ? `There is no publishable key ${wanted} in force.`
        : 'There is no publishable key in force: coopkit keys create --origin …',
    );
  if (another)
    throw new UsageError(`Say for which key with --key: ${inForce.map(({ id }) => id).join(', ')}`);
  const origins = [...new Set([...(JSON.parse(key.origins) as string[]), origin])];
  await store.keys.setOrigins(key.id, origins);
  print(args, { id: key.id, origins }, () => `${key.id} may now be used from ${origins.join(', ')}`);
}

async function revoke(args: Arguments, store: Store, at: string): Promise<void> {
  const id = word(args, 1, 'key');
  if (!(await store.keys.revoke(id, at))) throw new Failure(`There is no key ${id} in force.`);
  print(args, { id, revokedAt: at }, () => `${id} is revoked.`);
}
