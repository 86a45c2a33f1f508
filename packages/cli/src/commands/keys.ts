import { storeOf, type Store } from '@coopkit/server';
import {
  Failure,
  UsageError,
  oneOf,
  text,
  texts,
  word,
  type Action,
  type Arguments,
  type Command,
} from '../command.ts';
import { coopOptions, withDatabase } from '../coop.ts';
import { readOrigin } from '../origin.ts';
import { print, table } from '../output.ts';

export const keys: Command = {
  usage: `  coopkit keys list                         the keys, without their secrets
  coopkit keys create --secret | --origin https://site.example
  coopkit keys allow https://site.example [--key ID]
  coopkit keys revoke ID                    keys are kept on the server's machine, where these four run`,
  options: {
    ...coopOptions,
    secret: { type: 'boolean' },
    origin: { type: 'string', multiple: true },
    key: { type: 'string' },
  },
  run: oneOf({
    list: onKeys([], list),
    create: onKeys([], create),
    allow: onKeys(['website'], allow),
    revoke: onKeys(['key'], revoke),
  }),
};

function onKeys(takes: string[], work: (args: Arguments, store: Store, at: string) => Promise<void>): Action {
  return {
    takes,
    run(args) {
      if (process.env.COOPKIT_URL)
        throw new Failure('Keys are kept on the server’s machine: run this there, without COOPKIT_URL.');
      return withDatabase(args, ({ parts }, coopId) =>
        work(args, storeOf(parts.engine.db, coopId), parts.now().toISOString()),
      );
    },
  };
}

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
  const origin = readOrigin(word(args, 0));
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
  const id = word(args, 0);
  if (!(await store.keys.revoke(id, at))) throw new Failure(`There is no key ${id} in force.`);
  print(args, { id, revokedAt: at }, () => `${id} is revoked.`);
}
