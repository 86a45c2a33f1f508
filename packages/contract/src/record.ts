/**
 * The files of a vote's record, below the server's address: what anyone fetches who checks it. They are text and bytes,
 * not JSON:
 *
 * - `checkpoint`: the signed head of the record
 * - `tile/…`: its hashes and entries, as C2SP tlog-tiles has them
 * - `roll`: the published roll, a line of canonical JSON for each place, in the order of the keys
 * - `participation`: for a sealed vote, after the close, the keys of those who took part, each in its line
 * - `certificate`: the signed result, with all that is needed to count again
 */
export function recordPath(voteId: string, file: string): `/v1/votes/${string}` {
  return `/v1/votes/${voteId}/record/${file}`;
}
