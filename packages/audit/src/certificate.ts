import {
  canonical,
  parseCanonical,
  parseNote,
  parseNoteKey,
  RecordError,
  verifySignatures,
  type Verify,
} from '@coopkit/record';
import { sha256Hex } from './hash.ts';
import type { VoteCount } from './count-vote.ts';
import type { Manifest } from './entries.ts';
import type { CountedBallot } from './replay.ts';

/** The name of the certificate's format. */
export const CERTIFICATE_FORMAT = 'coopkit/result/1';

/**
 * The text of the certificate, to be signed with the record's key: one line of canonical JSON that holds the vote as it was
 * put, the ballots (equal ones once, with their number), the seed of the lot and the count. It is all that is needed to
 * count again.
 *
 * @param checkpoint the record's at the close
 */
export function writeCertificate(
  manifest: Manifest,
  checkpoint: string,
  ballots: readonly CountedBallot[],
  count: VoteCount,
  seed: string,
): string {
  const document = { v: CERTIFICATE_FORMAT, manifest, checkpoint, ballots: merged(ballots), seed, count };
  return `${canonical(document)}\n`;
}

/** Checks a published certificate against the hash on the record and the record's key. */
export async function readCertificate(
  bytes: Uint8Array | null,
  hash: string,
  { key, verify }: { readonly key: string; readonly verify: Verify },
): Promise<{ count: unknown; faults: { code: string; message?: string }[] }> {
  if (!bytes) return { count: null, faults: [{ code: 'certificate_missing' }] };
  if (sha256Hex(bytes) !== hash) return { count: null, faults: [{ code: 'certificate_differs' }] };
  try {
    const note = parseNote(new TextDecoder().decode(bytes));
    const signatures = await verifySignatures(note, [parseNoteKey(key)], verify);
    if (signatures.length === 0) return { count: null, faults: [{ code: 'certificate_unsigned' }] };
    const { count } = parseCanonical(note.text.slice(0, -1)) as { count?: unknown };
    return { count: count ?? null, faults: [] };
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return { count: null, faults: [{ code: error.code, message: error.message }] };
  }
}

/** Equal ballots once, with how many they are, in an order that tells nothing of when they came. */
function merged(ballots: readonly CountedBallot[]): { n: number; answers: unknown; class?: string }[] {
  const byText = new Map<string, number>();
  for (const { answers, memberClass } of ballots) {
    const text = canonical({ answers, ...(memberClass === null ? {} : { class: memberClass }) });
    byText.set(text, (byText.get(text) ?? 0) + 1);
  }
  return [...byText]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([text, n]) => ({ n, ...(parseCanonical(text) as { answers: unknown; class?: string }) }));
}

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };
