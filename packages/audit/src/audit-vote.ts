import {
  canonical,
  emptyRoot,
  leafHash,
  openCheckpoint,
  parseCanonical,
  parseNoteKey,
  RecordError,
  TileReader,
  treeRoot,
  type OpenedCheckpoint,
  type Verify,
} from '@coopkit/record';
import { readCertificate } from './certificate.ts';
import { countVote, type VoteCount } from './count-vote.ts';
import type { Manifest, RollLine } from './entries.ts';
import { Replay } from './replay.ts';

/** One thing that was looked at, and whether it held. */
export interface Check {
  /**
   * - `checkpoint`: the record's head is signed by its key
   * - `growth`: the record continues what it was at each earlier checkpoint
   * - `entries`: every entry is under the head: none was changed, dropped or moved
   * - `roll`: the published roll is the one that was fixed at the opening
   * - `ballots`: every entry is one that the rules allow
   * - `close`: the close tells the record as it was before it
   * - `participation`: as many took part as there are sealed ballots, each of them on the roll
   * - `certificate`: the certified result is the one whose hash is on the record, signed by its key
   * - `count`: counted again, the ballots give the certified result
   */
  readonly name: CheckName;
  readonly held: boolean;
  /** What did not hold, each with a code and where on the record. */
  readonly faults: readonly {
    readonly code: string;
    readonly position?: number;
    readonly message?: string;
  }[];
}

export type CheckName =
  | 'checkpoint'
  | 'growth'
  | 'entries'
  | 'roll'
  | 'ballots'
  | 'close'
  | 'participation'
  | 'certificate'
  | 'count';

/** What an audit needs. */
export interface AuditInput {
  /** Fetches a file of the record by its name (`checkpoint`, `roll`, `tile/0/000`…); null where there is none. */
  readonly fetchFile: (name: string) => Promise<Uint8Array | null>;
  /** Verifies an Ed25519 signature. */
  readonly verify: Verify;
  /** The record's key, as text. Have it from elsewhere than the record where you can. */
  readonly key: string;
  /** Heads that were seen before: size and root, in hexadecimal. */
  readonly earlier?: readonly { readonly size: number; readonly root: string }[];
  /** The keys of witnesses, as text, whose signatures are looked for on the head. */
  readonly witnesses?: readonly string[];
  /** How many of them must have signed it; none unless told. */
  readonly quorum?: number;
  readonly onProgress?: (read: number, size: number) => void;
}

/** What an audit found. */
export interface Audit {
  /** Whether everything held. */
  readonly held: boolean;
  readonly checks: readonly Check[];
  readonly manifest: Manifest | null;
  /** The head as it is now: keep it for the next audit. */
  readonly head: { readonly size: number; readonly root: string } | null;
  /** The witnesses, of those asked for, that have signed the head, with when they saw it, in seconds since 1970. */
  readonly witnessed: readonly { readonly name: string; readonly time: number }[];
  /** The count made again; null while the vote is open, or where the record could not be read. */
  readonly count: VoteCount | null;
  /** How many ballots count. */
  readonly ballots: number;
  readonly annulled: { readonly at: string; readonly reason: string } | null;
  readonly closed: boolean;
}

/**
 * Checks all of a vote's record and counts again.
 *
 * What `fetchFile` rejects with passes through: that is no finding, but a line that broke.
 */
export async function auditVote(input: AuditInput): Promise<Audit> {
  const checks: Check[] = [];
  const check = (name: CheckName, faults: Check['faults']) =>
    checks.push({ name, held: faults.length === 0, faults });
  const none: Omit<Audit, 'checks'> = {
    held: false,
    manifest: null,
    head: null,
    witnessed: [],
    count: null,
    ballots: 0,
    annulled: null,
    closed: false,
  };

  let head: OpenedCheckpoint;
  try {
    const note = text(await needed(input, 'checkpoint'));
    const trust = {
      log: parseNoteKey(input.key),
      witnesses: (input.witnesses ?? []).map(parseNoteKey),
      quorum: input.quorum ?? 0,
    };
    head = await openCheckpoint(note, trust, input.verify);
  } catch (error) {
    check('checkpoint', [toFault(error)]);
    return { ...none, checks };
  }
  check('checkpoint', []);

  const reader = new TileReader(head, (path) => needed(input, path));
  const roll = await readRoll(input);
  const replay = new Replay(roll ?? []);
  try {
    check('growth', await growthFaults(reader, head.size, input.earlier ?? []));
    for await (const entry of reader.entries()) {
      replay.add(text(entry));
      if (replay.size % 256 === 0) input.onProgress?.(replay.size, head.size);
    }
    replay.finish();
  } catch (error) {
    check('entries', [toFault(error)]);
    return { ...none, checks };
  }
  check('entries', []);
  input.onProgress?.(head.size, head.size);

  const { manifest, close } = replay;
  if (!manifest) {
    check('ballots', replay.faults);
    return { ...none, checks };
  }
  check('roll', rollFaults(roll, manifest));
  check('ballots', replay.faults);
  if (close) {
    const root = hex(await reader.rootAt(close.size));
    check('close', root === close.root ? [] : [{ code: 'close_root_differs' }]);
  }

  const ballots = replay.ballots();
  let count: VoteCount | null = null;
  if (close && !replay.annulled) {
    const voters = manifest.vote.secrecy === 'sealed' ? await participants(input) : replay.voters();
    if (manifest.vote.secrecy === 'sealed') {
      check('participation', participationFaults(voters, roll ?? [], close.participation, ballots.length));
    }
    const around = { roll: roll ?? [], voters, seed: replay.seed ?? '' };
    count = countVote(manifest.vote, ballots, around);
    if (replay.certificate !== undefined) {
      const certificate = await readCertificate(
        await input.fetchFile('certificate'),
        replay.certificate,
        input,
      );
      check('certificate', certificate.faults);
      if (certificate.count) {
        const same = canonical(certificate.count) === canonical(count);
        check('count', same ? [] : [{ code: 'count_differs' }]);
      }
    }
  }
  return {
    held: checks.every(({ held }) => held),
    checks,
    manifest,
    head: { size: head.size, root: hex(head.root) },
    witnessed: head.witnessed,
    count,
    ballots: close ? ballots.length : replay.standing,
    annulled: replay.annulled ?? null,
    closed: close !== undefined,
  };
}

async function growthFaults(
  reader: TileReader,
  size: number,
  earlier: NonNullable<AuditInput['earlier']>,
): Promise<Check['faults']> {
  const faults: { code: string; position: number }[] = [];
  for (const seen of earlier) {
    if (seen.size > size) faults.push({ code: 'record_shrunk', position: seen.size });
    else if (hex(await reader.rootAt(seen.size)) !== seen.root) {
      faults.push({ code: 'record_rewritten', position: seen.size });
    }
  }
  return faults;
}

/** The roll's lines, or null where they are not well formed. */
async function readRoll({ fetchFile }: AuditInput): Promise<RollLine[] | null> {
  const bytes = await fetchFile('roll');
  if (!bytes) return null;
  try {
    return linesOf(bytes).map((line) => parseCanonical(line) as unknown as RollLine);
  } catch (error) {
    if (error instanceof RecordError) return null;
    throw error;
  }
}

function rollFaults(roll: readonly RollLine[] | null, manifest: Manifest): Check['faults'] {
  if (!roll) return [{ code: 'roll_missing' }];
  if (roll.length !== manifest.roll.size) return [{ code: 'roll_size_differs' }];
  const leaves = roll.map((line) => leafHash(bytesOf(canonical(line))));
  if (rootHex(leaves) !== manifest.roll.root) return [{ code: 'roll_differs' }];
  const keys = roll.map(({ key }) => key);
  return new Set(keys).size === keys.length ? [] : [{ code: 'roll_repeats' }];
}

async function participants({ fetchFile }: AuditInput): Promise<string[]> {
  const bytes = await fetchFile('participation');
  return bytes ? linesOf(bytes) : [];
}

function participationFaults(
  voters: readonly string[],
  roll: readonly RollLine[],
  told: { readonly size: number; readonly root: string } | undefined,
  ballots: number,
): Check['faults'] {
  const onRoll = new Set(roll.map(({ key }) => key));
  const faults: { code: string }[] = [];
  if (
    !told ||
    voters.length !== told.size ||
    rootHex(voters.map((key) => leafHash(bytesOf(key)))) !== told.root
  ) {
    faults.push({ code: 'participation_differs' });
  }
  if (new Set(voters).size !== voters.length) faults.push({ code: 'participation_repeats' });
  if (voters.some((key) => !onRoll.has(key))) faults.push({ code: 'participant_not_on_roll' });
  if (voters.length !== ballots) faults.push({ code: 'ballots_and_voters_differ' });
  return faults;
}

async function needed({ fetchFile }: AuditInput, name: string): Promise<Uint8Array> {
  const bytes = await fetchFile(name);
  if (!bytes) throw new RecordError('wrong_tile', `The record has no file ${name}.`);
  return bytes;
}

function toFault(error: unknown): { code: string; message: string } {
  if (error instanceof RecordError) return { code: error.code, message: error.message };
  throw error;
}

function linesOf(bytes: Uint8Array): string[] {
  return text(bytes).split('\n').slice(0, -1);
}

function rootHex(leaves: readonly Uint8Array[]): string {
  return hex(leaves.length === 0 ? emptyRoot() : treeRoot(leaves));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function bytesOf(string: string): Uint8Array {
  return new TextEncoder().encode(string);
}

// Every place where this runs has them, but the language's own library does not name them.
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
