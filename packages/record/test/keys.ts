import { createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { noteKey, type NoteKey, type Sign, type Verify } from '../src/index.ts';

/** As a server would. */
export const verifyEd25519: Verify = (publicKey, message, signature) => {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, message, key, signature);
};

/** As a browser would. */
export const verifyByWebCrypto: Verify = async (publicKey, message, signature) => {
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message));
};

export const signWith =
  (key: KeyObject): Sign =>
  (message) =>
    sign(null, message, key);

export function newKey(name: string, kind: NoteKey['kind'] = 'log'): { key: NoteKey; sign: Sign } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  return { key: noteKey(name, kind, raw), sign: signWith(privateKey) };
}
