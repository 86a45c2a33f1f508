import { newCode } from './ids.ts';
import { sameText, type Secrets } from './secrets.ts';
import type { Store } from './store/store.ts';

const LIFETIME_MS = 10 * 60_000;

/** Makes a code, voids the one before by this name, and returns it to be sent. */
export async function issueCode(
  store: Store,
  secrets: Secrets,
  to: { id: string; memberId: string | null; representativeId?: string | null },
  at: Date,
): Promise<{ code: string; expiresAt: string }> {
  const code = newCode();
  const expiresAt = new Date(at.getTime() + LIFETIME_MS).toISOString();
  const { id, memberId, representativeId = null } = to;
  await store.codes.put({
    id,
    memberId,
    representativeId,
    hash: hashOf(store, secrets, to.id, code),
    expiresAt,
  });
  return { code, expiresAt };
}

/** Puts a code that nothing will match: where none was sent, trying must look the same. */
export async function pretendCode(store: Store, id: string, at: Date): Promise<{ expiresAt: string }> {
  const expiresAt = new Date(at.getTime() + LIFETIME_MS).toISOString();
  await store.codes.put({ id, memberId: null, representativeId: null, hash: null, expiresAt });
  return { expiresAt };
}

/** Tries a code: counted first, compared in constant time, used up where it is right. */
export async function tryCode(
  store: Store,
  secrets: Secrets,
  id: string,
  code: string,
  at: Date,
): Promise<
  | { memberId: string | null; representativeId: string | null }
  | 'code_invalid'
  | 'code_expired'
  | 'code_locked'
> {
  const found = await store.codes.countTry(id, at.toISOString());
  if (typeof found === 'string') return found;
  const right = sameText(found.hash ?? '', hashOf(store, secrets, id, code));
  return right && (await store.codes.use(id))
    ? { memberId: found.memberId, representativeId: found.representativeId }
    : 'code_invalid';
}

function hashOf(store: Store, secrets: Secrets, id: string, code: string): string {
  return secrets.hash('code', store.coopId, id, code);
}
