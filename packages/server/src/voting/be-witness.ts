import { createPublicKey, verify as verifySignature } from 'node:crypto';
import {
  cosign,
  formatCheckpoint,
  formatNoteKey,
  formatSignatures,
  noteKey,
  parseNote,
  parseWitnessRequest,
  RecordError,
  reviewWitnessRequest,
  type NoteKey,
  type RecordErrorCode,
  type Verify,
} from '@coopkit/record';
import type { Parts } from '../parts.ts';
import { transaction, type Store } from '../store/store.ts';
import { hostOf } from './open-vote.ts';
import { recordKeyOf } from './record-key.ts';

/** Ed25519, as Node has it. */
const verify: Verify = (publicKey, message, signature) => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
  return verifySignature(null, message, createPublicKey({ key: jwk, format: 'jwk' }), signature);
};

/** What the protocol answers (C2SP tlog-witness). */
export interface WitnessAnswer {
  status: 200 | 400 | 403 | 404 | 409 | 422;
  body: string;
  type: string;
}

/** What another co-op must know of this one. */
export interface WitnessKeys {
  /** The host in the names of its records, and the public key that signs them: for whoever is to be its witness. */
  host: string;
  publicKey: string;
  /** The key with which it signs others' records: for those whose witness it is. */
  witnessKey: string;
}

/** A co-op's keys as text. */
export async function witnessKeys(parts: Parts, store: Store): Promise<WitnessKeys> {
  const { publicKey } = await recordKeyOf(parts.secrets, store);
  return {
    host: await hostOf(parts, store),
    publicKey: Buffer.from(publicKey).toString('base64url'),
    witnessKey: formatNoteKey(await witnessKeyOf(parts, store)),
  };
}

/** The key with which a co-op signs the records of others: its own key, under a name of its own. */
async function witnessKeyOf(parts: Parts, store: Store): Promise<NoteKey> {
  const { publicKey } = await recordKeyOf(parts.secrets, store);
  return noteKey(`${await hostOf(parts, store)}/witness`, 'witness', publicKey);
}

/**
 * Answers a request to sign, as a witness, that another co-op's record only grew. What is signed is kept in the same
 * transaction: never are two histories of one record signed.
 */
export async function beWitness(parts: Parts, coopId: string, body: string): Promise<WitnessAnswer> {
  try {
    const request = parseWitnessRequest(body);
    const origin = parseNote(request.note).text.split('\n')[0] ?? '';
    return await transaction(parts.engine, coopId, async (store) => {
      const publicKey = await store.witnesses.publicKeyOf(origin.split('/')[0] ?? '');
      if (publicKey === undefined) return plain(404, 'This witness does not know that record.');
      const log = noteKey(origin, 'log', new Uint8Array(Buffer.from(publicKey, 'base64url')));
      const kept = await store.witnesses.lockHead(origin);
      const last = kept && { size: kept.size, root: new Uint8Array(Buffer.from(kept.root, 'hex')) };
      if (request.oldSize !== (last?.size ?? 0)) {
        return { status: 409, body: `${last?.size ?? 0}\n`, type: 'text/x.tlog.size' };
      }
      const checkpoint = await reviewWitnessRequest(request, last, { log, origin }, verify);
      const root = Buffer.from(checkpoint.root).toString('hex');
      await store.witnesses.keepHead(origin, { size: checkpoint.size, root });
      const { sign } = await recordKeyOf(parts.secrets, store);
      const key = await witnessKeyOf(parts, store);
      const time = Math.floor(parts.now().getTime() / 1000);
      const signature = await cosign(formatCheckpoint(checkpoint), key, time, sign);
      return plain(200, formatSignatures([signature]));
    });
  } catch (error) {
    if (error instanceof RecordError) return plain(statuses[error.code] ?? 400, `${error.message}\n`);
    throw error;
  }
}

const statuses: Partial<Record<RecordErrorCode, WitnessAnswer['status']>> = {
  unsigned: 403,
  wrong_signature: 403,
  root_differs: 409,
  not_consistent: 422,
};

function plain(status: WitnessAnswer['status'], body: string): WitnessAnswer {
  return { status, body, type: 'text/plain; charset=utf-8' };
}
