import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** SHA-256 in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Compares in a time that tells nothing of where the two differ. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** What only this server can compute: keyed hashes, so that a copy of the database cannot be searched. */
export class Secrets {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  /** @param purpose keeps hashes of different things apart */
  hash(purpose: string, ...parts: string[]): string {
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([purpose, ...parts]))
      .digest('base64url');
  }

  /** Seals what is kept in the database and must be read again, such as a private key. */
  seal(text: string): string {
    return seal(text, this.#key);
  }

  /** @throws {Error} where it was sealed with another secret. */
  unseal(sealed: string): string {
    return unseal(sealed, this.#key);
  }
}

/** Seals a text so that only who holds the key can read it again (AES-256-GCM). */
export function seal(text: string, key: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(key), nonce);
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64',
  );
}

/** @throws {Error} where the key is not the one it was sealed with. */
export function unseal(sealed: string, key: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(key), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
}

function sealingKey(key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'coopkit idempotent reply', 32));
}
