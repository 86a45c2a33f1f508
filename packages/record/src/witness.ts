/**
 * How one co-op's server asks another's to sign that its record only grew.
 *
 * Rules: C2SP tlog-witness, https://c2sp.org/tlog-witness
 *
 * @module
 */
import { openCheckpoint, type Checkpoint, type Trust } from './checkpoint.ts';
import { parseDecimal } from './decimal.ts';
import { sameBytes } from './hash.ts';
import { formatHashLines, parseHashLines } from './hash-lines.ts';
import { checkConsistency, type TreeHead } from './proofs.ts';
import { RecordError } from './record-error.ts';
import type { Verify } from './signed-note.ts';

/** The body of a request to `add-checkpoint`. */
export interface WitnessRequest {
  /** Of the last checkpoint that the witness has signed; 0 for the first. */
  readonly oldSize: number;
  /** That the checkpoint continues that one; empty for the first. */
  readonly proof: readonly Uint8Array[];
  /** The checkpoint, a note. */
  readonly note: string;
}

/** The request as text. */
export function formatWitnessRequest({ oldSize, proof, note }: WitnessRequest): string {
  return `old ${oldSize}\n${formatHashLines(proof)}\n${note}`;
}

/**
 * The request of its text; of the note nothing is looked at yet.
 *
 * @throws RecordError `malformed_request`
 */
export function parseWitnessRequest(body: string): WitnessRequest {
  const blank = body.indexOf('\n\n');
  const [first = '', ...lines] = body.slice(0, Math.max(0, blank)).split('\n');
  const oldSize = parseDecimal(/^old (.*)$/.exec(first)?.[1] ?? '');
  const proof = parseHashLines(lines);
  if (oldSize === null || !proof || (oldSize === 0 && proof.length > 0)) {
    throw new RecordError(
      'malformed_request',
      'A request is the old size, a proof, an empty line and a checkpoint.',
    );
  }
  return { oldSize, proof, note: body.slice(blank + 2) };
}

/**
 * Whether a witness may sign: the checkpoint is the record's own and continues the last one that this witness has signed.
 * What it gives must be kept as the new last one, in the same transaction in which `last` was read, before it is signed.
 *
 * @param last that this witness has signed of this record; null for none
 * @throws RecordError, by which the protocol answers: 403 for `unsigned` and `wrong_signature`; 400 for `old_size_beyond`,
 *   `wrong_origin` and what is malformed; 409 for `old_size_stale` (with the size of `last`) and `root_differs`; 422 for
 *   `not_consistent`
 */
export async function reviewWitnessRequest(
  { oldSize, proof, note }: WitnessRequest,
  last: TreeHead | null,
  { log, origin = log.name }: Pick<Trust, 'log' | 'origin'>,
  verify: Verify,
): Promise<Checkpoint> {
  // Who else has signed is nothing to this witness.
  const { size, root, extensions } = await openCheckpoint(note, { log, origin }, verify);
  if (oldSize > size) {
    throw new RecordError(
      'old_size_beyond',
      `The checkpoint's size ${size} is less than the old size ${oldSize}.`,
    );
  }
  if (oldSize !== (last?.size ?? 0)) {
    throw new RecordError(
      'old_size_stale',
      `The last size signed here is ${last?.size ?? 0}, not ${oldSize}.`,
    );
  }
  if (last && size === last.size && !sameBytes(root, last.root)) {
    throw new RecordError('root_differs', `Another root was signed here at the size ${size}.`);
  }
  if (last && last.size > 0) checkConsistency(last, { size, root }, proof);
  return { origin, size, root, extensions };
}
