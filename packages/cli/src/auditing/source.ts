import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { recordPath } from '@coopkit/contract';
import { Coop, isCoopError } from '@coopkit/sdk';
import { Failure } from '../command.ts';

/** Where a record is read from. */
export interface Source {
  /** Where it was found, for people. */
  readonly from: string;
  /** The vote that it is to be the record of; null where nothing says. */
  readonly voteId: string | null;
  /** What is said to be its key; null where nothing says. */
  readonly key: string | null;
  /** What is known of the vote beside its record: kept with a copy. */
  readonly vote: unknown;
  /** Whether it is a copy, which may be older than what was seen last. */
  readonly isCopy: boolean;
  readonly fetchFile: (name: string) => Promise<Uint8Array | null>;
}

/** Ended for want of something to read: no finding. */
export function unreadable(message: string, code: string): Failure {
  return new Failure(message, { code }, 2);
}

/** The record of a vote at an address, or of a folder that it was saved to. */
export async function openSource(where: string): Promise<Source> {
  return /^https?:\/\//i.test(where) ? openRemote(where) : openSaved(where);
}

const TIMEOUT_MS = 60_000;
const TRIES = 5;

async function openRemote(address: string): Promise<Source> {
  const { base, voteId, key } = voteAt(address);
  const coop = new Coop({ url: base, key, timeout: TIMEOUT_MS });
  const vote = await coop.votes.get(voteId).catch((error: unknown) => {
    if (!isCoopError(error)) throw error;
    throw unreadable(`${address} could not be read: ${error.message}`, error.code);
  });
  if (!vote.record)
    throw unreadable('This vote has no record yet: it begins when the vote opens.', 'no_record');
  const query = key === undefined ? '' : `?key=${encodeURIComponent(key)}`;
  return {
    from: address,
    voteId,
    key: vote.record.key,
    vote,
    isCopy: false,
    fetchFile: (name) => fetchFile(`${base}${recordPath(voteId, name)}${query}`),
  };
}

/** The vote that the address of its page, of its resource or of its record names. */
function voteAt(address: string): { base: string; voteId: string; key: string | undefined } {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const [, before = '', voteId] =
    /^(.*?)(?:\/v1)?\/votes\/([a-z]{3}_[A-Za-z0-9]+)(?:\/.*)?$/.exec(url?.pathname ?? '') ?? [];
  if (!url || voteId === undefined) {
    throw unreadable(
      `${address} is not the address of a vote, such as https://coop.example/votes/vot_….`,
      'no_vote',
    );
  }
  return { base: url.origin + before, voteId, key: url.searchParams.get('key') ?? undefined };
}

async function fetchFile(url: string): Promise<Uint8Array | null> {
  for (let tried = 1; ; tried++) {
    let response: Response;
    try {
      response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
    } catch {
      throw unreadable(`The line broke while ${url} was read. Try again.`, 'offline');
    }
    if (response.status === 404) return null;
    const busy = response.status === 429 || response.status === 503;
    if (!busy || tried === TRIES) throw unreadable(`${url} answered ${response.status}.`, 'invalid_reply');
    await wait(Math.min(Number(response.headers.get('retry-after')) || 1, 10) * 1_000);
  }
}

function openSaved(folder: string): Source {
  const read = (name: string) => readIfThere(join(folder, name));
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw unreadable(`${folder} is neither an address nor a folder.`, 'no_record');
  if (!read('checkpoint'))
    throw unreadable(`${folder} holds no record: there is no file "checkpoint".`, 'no_record');
  const vote = voteIn(folder, read(VOTE_FILE));
  return {
    from: folder,
    voteId: vote?.id ?? null,
    key: vote?.record?.key ?? null,
    vote,
    isCopy: true,
    fetchFile: (name) => Promise.resolve(read(name)),
  };
}

/** The file of a saved copy that says which vote it is, and with what key its record is signed. */
export const VOTE_FILE = 'vote.json';

function voteIn(
  folder: string,
  bytes: Uint8Array | null,
): { id?: string; record?: { key?: string } | null } | null {
  if (!bytes) return null;
  try {
    const vote: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof vote === 'object' && vote !== null) return vote;
  } catch {
    // Said below.
  }
  throw unreadable(`${join(folder, VOTE_FILE)} is not a vote in JSON.`, 'no_vote');
}

function readIfThere(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code)) return null;
    throw error;
  }
}
