import { recordPath } from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';
import { isCoopError } from './error.ts';

/**
 * A file of a vote's record, as it stands: `checkpoint`, `roll`, `participation`, `certificate`, `tile/…`.
 *
 * @returns null where there is none of that name
 */
export async function recordFile(
  connection: Connection,
  voteId: string,
  name: string,
  options?: CallOptions,
): Promise<Uint8Array | null> {
  try {
    const response = await connection.request({ method: 'GET', path: recordPath(voteId, name) }, {}, options);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (isCoopError(error) && error.status === 404) return null;
    throw error;
  }
}
