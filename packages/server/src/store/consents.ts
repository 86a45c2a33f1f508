import type { RecordedConsent } from '@coopkit/contract';
import type { Kysely } from 'kysely';
import type { Database } from './database.ts';

/** What members agreed to. */
export function consents(db: Kysely<Database>, coopId: string) {
  return {
    /** By member, each in the order of the rules' versions. */
    async ofMany(memberIds: readonly string[]): Promise<Map<string, RecordedConsent[]>> {
      if (memberIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('consents')
        .selectAll()
        .where('coop_id', '=', coopId)
        .where('member_id', 'in', memberIds)
        .orderBy('member_id')
        .orderBy('rules_version')
        .execute();
      return new Map(
        [...Map.groupBy(rows, (row) => row.member_id)].map(([id, ofOne]) => [id, ofOne.map(toConsent)]),
      );
    },
  };
}

function toConsent(row: {
  rules_version: number;
  text_hash: string;
  locale: string;
  agreed_at: string;
}): RecordedConsent {
  return {
    rulesVersion: row.rules_version,
    textHash: row.text_hash,
    locale: row.locale,
    agreedAt: row.agreed_at,
  };
}
