import { createPublicKey, verify } from 'node:crypto';
import type { Verify } from '@coopkit/record';

/** Ed25519, as Node has it. */
export const verifyEd25519: Verify = (publicKey, message, signature) => {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, message, key, signature);
};
