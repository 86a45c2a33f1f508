import { parseNoteKey, RecordError } from '@coopkit/record';
import { storeOf, witnessKeys, type Opened, type Store } from '@coopkit/server';
import { Failure, oneOf, UsageError, word, type Action, type Arguments, type Command } from '../command.ts';
import { coopOptions, withDatabase } from '../coop.ts';
import { print, table } from '../output.ts';

export const witnesses: Command = {
  usage: `  coopkit witnesses key                     what another co-op must know of this one
  coopkit witnesses list                    who signs our records, and whose we sign
  coopkit witnesses add https://other.coop/witness KEY
  coopkit witnesses remove NAME
  coopkit witnesses sign-for HOST PUBLIC_KEY
                                            be another co-op's witness: on the server's machine, as the others`,
  options: { ...coopOptions },
  run: oneOf({
    key: onWitnesses([], key),
    list: onWitnesses([], list),
    add: onWitnesses(['address', 'key'], add),
    remove: onWitnesses(['name'], remove),
    'sign-for': onWitnesses(['host', 'public key'], signFor),
  }),
};

type Work = (args: Arguments, store: Store, parts: Opened['parts']) => Promise<void>;

function onWitnesses(takes: string[], work: Work): Action {
  return {
    takes,
    run(args) {
      if (process.env.COOPKIT_URL)
        throw new Failure('Witnesses are kept on the server’s machine: run this there, without COOPKIT_URL.');
      return withDatabase(args, ({ parts }, coopId) => work(args, storeOf(parts.engine.db, coopId), parts));
    },
  };
}

async function key(args: Arguments, store: Store, parts: Opened['parts']): Promise<void> {
  const own = await witnessKeys(parts, store);
  print(
    args,
    own,
    () => `For whoever is to sign your records:
  coopkit witnesses sign-for ${own.host} ${own.publicKey}

For whom you are to sign:
  coopkit witnesses add https://${own.host}/witness ${own.witnessKey}`,
  );
}

async function list(args: Arguments, store: Store): Promise<void> {
  const found = { witnesses: await store.witnesses.list(), signsFor: await store.witnesses.hosts() };
  print(args, found, () =>
    table(
      ['WHO', 'IS', 'KEY'],
      [
        ...found.witnesses.map(({ name, key }) => [name, 'our witness', key]),
        ...found.signsFor.map(({ host, publicKey }) => [host, 'signed by us', publicKey]),
      ],
    ),
  );
}

async function add(args: Arguments, store: Store): Promise<void> {
  const url = readAddress(word(args, 0));
  const { name, kind } = readKey(word(args, 1));
  if (kind !== 'witness')
    throw new UsageError('That is the key of a record; a witness has one of its own: coopkit witnesses key.');
  await store.witnesses.add({ name, url, key: word(args, 1) });
  print(args, { name, url }, () => `${name} is asked to sign the records of votes from now on.`);
}

async function remove(args: Arguments, store: Store): Promise<void> {
  const name = word(args, 0);
  if (!(await store.witnesses.remove(name))) throw new Failure(`There is no witness ${name}.`);
  print(args, { name }, () => `${name} is not asked any more.`);
}

async function signFor(args: Arguments, store: Store): Promise<void> {
  const [host, publicKey] = [word(args, 0), word(args, 1)];
  if (!/^[a-z0-9.-]+(?::\d+)?$/.test(host))
    throw new UsageError(`"${host}" is not a host such as harbour.coop.`);
  if (Buffer.from(publicKey, 'base64url').length !== 32 || !/^[A-Za-z0-9_-]{43}$/.test(publicKey))
    throw new UsageError('A public key is 43 characters of Base64 for URLs.');
  await store.witnesses.signFor(host, publicKey);
  print(args, { host, publicKey }, () => `The records of ${host} are signed here when it asks.`);
}

function readKey(text: string) {
  try {
    return parseNoteKey(text);
  } catch (error) {
    if (error instanceof RecordError) throw new UsageError(`That is no key of a witness: ${error.message}`);
    throw error;
  }
}

function readAddress(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text.replace(/\/+$/, '');
  throw new UsageError(`"${text}" is not an address such as https://other.coop/witness.`);
}
