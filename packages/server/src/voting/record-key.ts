import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { noteKey, type NoteKey } from '@coopkit/record';
import type { Secrets } from '../secrets.ts';
import type { SealedKey } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** What signs a co-op's records. */
export interface RecordKey {
  publicKey: Uint8Array;
  sign: (message: Uint8Array) => Uint8Array;
}

/** The co-op's key, made when its first record begins. */
export async function recordKeyOf(secrets: Secrets, store: Store): Promise<RecordKey> {
  let kept = await store.records.key();
  if (!kept) {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'jwk' }).x ?? '';
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    await store.records.addKey(raw, secrets.seal(pem));
    // Of two that came at once, the first one's.
    kept = await store.records.key();
  }
  if (!kept) throw new Error('the key of the record was not kept');
  return openKey(secrets, kept);
}

/** The key as it was kept. */
export function openKey(secrets: Secrets, { publicKey, sealedPrivateKey }: SealedKey): RecordKey {
  const privateKey = opened(secrets, sealedPrivateKey);
  return {
    publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  };
}

/** The key as the record of this origin is signed with it: the name is a part of it. */
export function keyOf(origin: string, { publicKey }: RecordKey): NoteKey {
  return noteKey(origin, 'log', publicKey);
}

const keys = new Map<string, KeyObject>();

/** Opening it takes longer than a signature: it is kept open. */
function opened(secrets: Secrets, sealed: string): KeyObject {
  let key = keys.get(sealed);
  if (!key) {
    key = createPrivateKey(secrets.unseal(sealed));
    keys.set(sealed, key);
  }
  return key;
}
