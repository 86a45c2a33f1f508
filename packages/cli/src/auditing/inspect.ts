import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { auditVote, type Audit } from '@coopkit/audit';
import { parseCheckpoint, parseNote, RecordError } from '@coopkit/record';
import { verifyEd25519 } from './ed25519.ts';
import type { Finding } from './findings.ts';
import { readReceipt, receiptFinding } from './receipt.ts';
import { SeenRecords, type Head, type Seen } from './seen.ts';
import { openSource, unreadable, VOTE_FILE, type Source } from './source.ts';

/** What is to be looked at. */
export interface Inspected {
  /** The address of a vote, or a folder with a copy of its record. */
  readonly where: string;
  /** The key that is known from elsewhere. */
  readonly key?: string | undefined;
  /** The keys of witnesses, all of whom must have signed the head. */
  readonly witnesses?: readonly string[] | undefined;
  /** The file of a receipt. */
  readonly receipt?: string | undefined;
  /** The folder that a copy is to be saved to. */
  readonly save?: string | undefined;
  /** The file of what was seen before. */
  readonly state?: string | undefined;
  readonly onProgress?: (read: number, size: number) => void;
}

/** What was found. */
export interface Inspection {
  readonly from: string;
  readonly voteId: string;
  readonly key: string;
  /** Whether nothing but the record itself says that this is its key. */
  readonly keyIsNew: boolean;
  /** The heads seen before that it was compared with. */
  readonly earlier: readonly Head[];
  readonly held: boolean;
  readonly checks: readonly Finding[];
  readonly audit: Audit;
}

/**
 * Audits a record, with what was seen of it before; where all holds, what is seen now is kept.
 *
 * @throws {Failure} with status 2 where it cannot be read
 */
export async function inspect({ where, receipt, save, state, ...asked }: Inspected): Promise<Inspection> {
  const kept = receipt === undefined ? undefined : readReceipt(receipt);
  const source = saving(await openSource(where), save);
  const records = new SeenRecords(state);
  const voteId = source.voteId ?? idIn(asked.key ?? source.key ?? '');
  const seen = records.find(voteId);
  const key = asked.key ?? seen?.key ?? source.key;
  if (key === null)
    throw unreadable(`What key signs the record in ${where} is not said: give it with --key.`, 'no_key');
  const earlier = await comparable(source, seen);
  const { onProgress, witnesses = [] } = asked;
  const audit = await auditVote({
    fetchFile: source.fetchFile,
    verify: verifyEd25519,
    key,
    earlier,
    witnesses,
    quorum: witnesses.length,
    ...(onProgress ? { onProgress } : {}),
  });
  const checks: Finding[] = [
    ...keyFinding(source, key),
    ...audit.checks,
    ...voteFinding(audit, source.voteId),
    ...(kept && audit.head ? [await receiptFinding(kept, key, audit.head, source)] : []),
  ];
  const held = checks.every((check) => check.held);
  if (held && audit.head && !(seen && seen.head.size >= audit.head.size))
    records.keep(voteId, { key, head: audit.head });
  const keyIsNew = seen === undefined && asked.key === undefined;
  return { from: source.from, voteId, key, keyIsNew, earlier, held, checks, audit };
}

/** The vote that a record's key names: keys are named host/votes/vote. */
function idIn(key: string): string {
  return key.split('+', 1)[0]?.split('/').at(-1) ?? '';
}

/** Keeps a copy of what is read, where that is asked for. */
function saving(source: Source, folder: string | undefined): Source {
  if (folder === undefined) return source;
  const save = (name: string, bytes: Uint8Array | string) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  };
  if (source.vote !== null) save(VOTE_FILE, `${JSON.stringify(source.vote, null, 2)}\n`);
  return {
    ...source,
    async fetchFile(name) {
      const bytes = await source.fetchFile(name);
      if (bytes) save(name, bytes);
      return bytes;
    },
  };
}

/** The head that was seen before, where it can be compared: a copy may be older than it. */
async function comparable(source: Source, seen: Seen | undefined): Promise<Head[]> {
  if (!seen) return [];
  if (!source.isCopy) return [seen.head];
  try {
    const checkpoint = new TextDecoder().decode((await source.fetchFile('checkpoint')) ?? new Uint8Array());
    return parseCheckpoint(parseNote(checkpoint).text).size < seen.head.size ? [] : [seen.head];
  } catch (error) {
    // The audit tells what is wrong with it.
    if (error instanceof RecordError) return [];
    throw error;
  }
}

function keyFinding(source: Source, key: string): Finding[] {
  if (source.key === null) return [];
  const held = source.key === key;
  return [{ name: 'key', held, faults: held ? [] : [{ code: 'key_changed', message: source.key }] }];
}

function voteFinding({ manifest }: Audit, voteId: string | null): Finding[] {
  if (!manifest || voteId === null) return [];
  const held = manifest.vote.id === voteId;
  return [{ name: 'vote', held, faults: held ? [] : [{ code: 'another_vote', message: manifest.vote.id }] }];
}
