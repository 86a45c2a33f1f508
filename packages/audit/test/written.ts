import {
  createHash,
  generateKeyPairSync,
  createPublicKey,
  sign as signWith,
  verify as verifyWith,
} from 'node:crypto';
import {
  canonical,
  commit,
  EMPTY_FRONTIER,
  formatEntryBundle,
  formatNote,
  formatNoteKey,
  formatTile,
  formatTilePath,
  frontierRoot,
  grow,
  leafHash,
  noteKey,
  signCheckpoint,
  signText,
  tilesOf,
  treeRoot,
  type Verify,
} from '@coopkit/record';
import type { Answers, Question } from '@coopkit/voting';
import {
  countVote,
  Replay,
  writeCertificate,
  type Entry,
  type Manifest,
  type RollLine,
  type VotePut,
} from '../src/index.ts';

const ORIGIN = 'harbour.example/votes/agm';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const raw = new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'));
const key = noteKey(ORIGIN, 'log', raw);

/** The key of every record written here, as text. */
export const KEY = formatNoteKey(key);

export const verify: Verify = (bytes, message, signature) => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(bytes).toString('base64url') };
  return verifyWith(null, message, createPublicKey({ key: jwk, format: 'jwk' }), signature);
};

const sign = (message: Uint8Array) => new Uint8Array(signWith(null, message, privateKey));

const question: Question = { id: 'boat', method: 'yes-no-abstain' };

/** A roll of so many, with keys in order. */
export function rollOf(count: number): RollLine[] {
  return Array.from({ length: count }, (_, i) => ({
    key: `voter-${String(i).padStart(16, '0')}`,
    memberClass: i % 2 === 0 ? 'rider' : 'driver',
  }));
}

export function manifestOf(roll: readonly RollLine[], vote: Partial<VotePut> = {}): Manifest {
  return {
    t: 'manifest',
    v: 'coopkit/vote/1',
    origin: ORIGIN,
    openedAt: '2030-05-01T09:00:00.000Z',
    vote: {
      id: 'agm',
      questions: [question],
      closesAt: '2030-05-02T09:00:00.000Z',
      secrecy: 'open',
      changeable: true,
      proxies: 0,
      ...vote,
    },
    roll: { size: roll.length, root: hex(treeRoot(roll.map((line) => leafHash(bytesOf(canonical(line)))))) },
    lot: { commitment: createHash('sha256').update(LOT).digest('hex') },
  };
}

const LOT = 'a secret of the test';

export const nonceOf = (i: number) => Buffer.alloc(32, i + 1).toString('base64url');

/** A sealed ballot's entry at the cast, and at the close. */
export function sealed(i: number, answers: Answers): { ballot: Entry; opening: Entry; c: string } {
  const content = { answers };
  const c = hex(commit(new Uint8Array(Buffer.from(nonceOf(i), 'base64url')), canonical(content)));
  return { ballot: { t: 'ballot', c }, opening: { t: 'opening', c, nonce: nonceOf(i), ballot: content }, c };
}

/** The close of a record that has these entries. */
export function closeAfter(entries: readonly Entry[], voters?: readonly string[]): Entry {
  return {
    t: 'close',
    at: '2030-05-02T09:00:00.000Z',
    size: entries.length,
    root: hex(treeRoot(entries.map((entry) => leafHash(bytesOf(canonical(entry)))))),
    lot: LOT,
    ...(voters
      ? {
          participation: {
            size: voters.length,
            root: hex(treeRoot(voters.map((voter) => leafHash(bytesOf(voter))))),
          },
        }
      : {}),
  };
}

/** A whole record as its server publishes it, by the names of its files. */
export class Published {
  readonly files = new Map<string, Uint8Array>();

  static async of(
    entries: readonly Entry[],
    roll: readonly RollLine[],
    voters?: readonly string[],
  ): Promise<Published> {
    const published = new Published();
    const { files } = published;
    files.set('roll', bytesOf(roll.map((line) => `${canonical(line)}\n`).join('')));
    if (voters) files.set('participation', bytesOf(voters.map((voter) => `${voter}\n`).join('')));
    const all = [...entries];
    const manifest = entries[0] as Manifest;
    if (entries.some(({ t }) => t === 'close')) {
      const replay = new Replay(roll);
      for (const entry of entries) replay.add(canonical(entry));
      const around = { roll, voters: voters ?? replay.voters(), seed: replay.seed ?? '' };
      const count = countVote(manifest.vote, replay.ballots(), around);
      const text = writeCertificate(manifest, 'checkpoint', replay.ballots(), count, around.seed);
      const certificate = formatNote({ text, signatures: [await signText(text, key, sign)] });
      files.set('certificate', bytesOf(certificate));
      all.push({ t: 'result', certificate: createHash('sha256').update(certificate).digest('hex') });
    }
    await published.write(all);
    return published;
  }

  /** Writes checkpoint and tiles over these entries. */
  async write(entries: readonly Entry[]): Promise<void> {
    const bytes = entries.map((entry) => bytesOf(canonical(entry)));
    const leaves = bytes.map(leafHash);
    const { frontier } = grow(EMPTY_FRONTIER, leaves);
    const head = { origin: ORIGIN, size: frontier.size, root: frontierRoot(frontier), extensions: [] };
    this.files.set('checkpoint', bytesOf(await signCheckpoint(head, key, sign)));
    for (const tile of tilesOf(entries.length)) {
      const from = tile.index * 256;
      const content =
        tile.level === 'entries'
          ? formatEntryBundle(bytes.slice(from, from + tile.width))
          : tile.level === 0
            ? formatTile(leaves.slice(from, from + tile.width))
            : formatTile(levelOne(leaves).slice(from, from + tile.width));
      this.files.set(formatTilePath(tile), content);
    }
  }

  readonly fetchFile = (name: string): Promise<Uint8Array | null> =>
    Promise.resolve(this.files.get(name) ?? null);
}

function levelOne(leaves: readonly Uint8Array[]): Uint8Array[] {
  return Array.from({ length: Math.floor(leaves.length / 256) }, (_, i) =>
    treeRoot(leaves.slice(i * 256, (i + 1) * 256)),
  );
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
