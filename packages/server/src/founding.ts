import type { Role } from '@coopkit/contract';
import { coops, type NewCoop } from './store/coops.ts';
import type { NewMemberClass } from './store/classes.ts';
import type { Engine } from './store/engine.ts';
import { storeOf } from './store/store.ts';

/** All that a co-op begins with. */
export interface Founding extends NewCoop {
  classes: NewMemberClass[];
  /** The rules, version 1, by language; the co-op's own language must be among them. */
  rules: Record<string, string>;
  /** The websites that its first publishable key allows. */
  origins: string[];
  /** Members who hold a role from the first day. */
  stewards: { name: string; email: string; role: Role; memberClass: string }[];
}

/** The new co-op with its keys, which are shown this once. */
export interface Founded {
  coopId: string;
  publishableKey: string;
  secretKey: string;
}

/** Founds a co-op: all of it or nothing. */
export function found(engine: Engine, founding: Founding, at: Date): Promise<Founded> {
  const now = at.toISOString();
  return engine.db.transaction().execute(async (tx) => {
    const coopId = await coops(tx).add(founding, now);
    const store = storeOf(tx, coopId);
    await store.classes.add(founding.classes);
    await store.rules.publish(founding.rules, now);
    for (const { name, email, role, memberClass } of founding.stewards) {
      await store.members.add({
        memberClass,
        kind: 'person',
        name,
        signatory: null,
        email,
        locale: founding.locales[0] ?? 'en',
        answers: {},
        role,
        joinedAt: now,
        recordedBy: 'operator',
        consent: null,
      });
      await store.classes.countIn(memberClass, 1);
    }
    const publishable = await store.keys.add('publishable', founding.origins, now);
    const secret = await store.keys.add('secret', [], now);
    return { coopId, publishableKey: publishable.token, secretKey: secret.token };
  });
}
