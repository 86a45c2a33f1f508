import { auditVote, type Audit } from '@coopkit/audit';
import type { VoteRecord } from '@coopkit/contract';
import { recordFile, type Connection } from '@coopkit/sdk';
import { keepHead, seenHeads } from './heads.ts';
import { verify } from './verify.ts';

/**
 * Fetches a vote's record, checks all of it and counts again.
 *
 * @returns what was found; of growth only where this browser had looked before
 */
export async function recount(
  connection: Connection,
  voteId: string,
  { key }: VoteRecord,
  onProgress: (read: number, size: number) => void,
): Promise<Audit> {
  const earlier = seenHeads(connection.url, voteId);
  const audit = await auditVote({
    fetchFile: (name) => recordFile(connection, voteId, name),
    verify,
    key,
    earlier,
    onProgress,
  });
  // A head that does not hold is no measure for the next look.
  if (audit.held && audit.head) keepHead(connection.url, voteId, audit.head);
  return earlier.length > 0
    ? audit
    : { ...audit, checks: audit.checks.filter(({ name }) => name !== 'growth') };
}
