import { randomBytes, randomInt } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

let pool = randomBytes(0);
let used = 0;

/** Of many that are fetched at once, which is a great deal quicker; each is given once. */
function nextByte(): number {
  if (used === pool.length) {
    pool = randomBytes(4096);
    used = 0;
  }
  const byte = pool.readUInt8(used);
  pool.writeUInt8(0, used++);
  return byte;
}

/** 131 bits that cannot be guessed, as 22 letters and digits. */
export function random22(): string {
  let text = '';
  while (text.length < 22) {
    // 248 is the largest multiple of 62 in a byte: above it some letters would be likelier than others.
    const byte = nextByte();
    if (byte < 248) text += ALPHABET.charAt(byte % 62);
  }
  return text;
}

/** What an identifier names, by its first three letters. */
export type IdPrefix =
  | (
      | 'coo'
      | 'key'
      | 'inv'
      | 'app'
      | 'mem'
      | 'rep'
      | 'cod'
      | 'ses'
      | 'job'
      | 'req'
      | 'vot'
      | 'pap'
      | 'whe'
      | 'evt'
    )
  // Subscriptions, charges, contributions, payments, mandates, batches of debits, statements, their movements, notices, transfers, refunds.
  | ('sub' | 'chg' | 'con' | 'pay' | 'man' | 'deb' | 'sta' | 'ban' | 'not' | 'tra' | 'ref');

export function newId(prefix: IdPrefix): string {
  return `${prefix}_${random22()}`;
}

let lastOrdered = 0;

/** An identifier that sorts by when it was made: what came first is done first, also within a millisecond. */
export function newOrderedId(prefix: IdPrefix, at: Date): string {
  lastOrdered = Math.max(lastOrdered + 1, at.getTime() * 1000);
  return `${prefix}_${lastOrdered.toString(36).padStart(11, '0')}${random22().slice(0, 16)}`;
}

/**
 * A token that opens something. It names its co-op, so that it is looked up among that co-op's
 * alone wherever those are kept.
 */
export function newToken(prefix: 'pk' | 'sk' | 'st', coopId: string): string {
  return `${prefix}_${coopId.slice(4)}${random22()}`;
}

/** The kind of a token and the co-op it belongs to; null where it has not the form of one. */
export function readToken(token: string): { prefix: 'pk' | 'sk' | 'st'; coopId: string } | null {
  const match = /^(pk|sk|st)_([0-9A-Za-z]{22})[0-9A-Za-z]{22}$/.exec(token);
  return match ? { prefix: match[1] as 'pk' | 'sk' | 'st', coopId: `coo_${match[2]}` } : null;
}

/** A one-time code of six digits. */
export function newCode(): string {
  return randomInt(1_000_000).toString().padStart(6, '0');
}

/** An invitation code that can be read out on the telephone: no 0, O, 1, I or L. */
export function newInvitationCode(): string {
  const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  const pick = () => letters.charAt(randomInt(letters.length));
  return Array.from({ length: 3 }, () => pick() + pick() + pick() + pick()).join('-');
}
