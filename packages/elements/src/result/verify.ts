import type { Verify } from '@coopkit/record';

/** Verifies Ed25519 signatures by what the browser has. */
export const verify: Verify = async (publicKey, message, signature) => {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
};

/** Whether it can: not on a page that is not secure, nor in an old browser. */
export async function canVerify(): Promise<boolean> {
  // A point of the curve: the key of RFC 8032's first test.
  const known = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
  const bytes = Uint8Array.from(known.match(/../g) ?? [], (byte) => parseInt(byte, 16));
  return crypto.subtle?.importKey('raw', bytes, 'Ed25519', false, ['verify']).then(
    () => true,
    () => false,
  );
}
