import type { Day } from '../day.ts';
import type { Posting } from '../entry.ts';

/** An entry of the journal as the exports need it. */
export interface JournalEntry {
  /** 1, 2, 3… in the order in which entries were recorded, without gaps. */
  position: number;
  /** The day on which it takes effect. */
  on: Day;
  /** The instant at which it was written, ISO 8601 in UTC. */
  recordedAt: string;
  kind: string;
  text: string;
  /** The reference of the document that it rests on, or null. */
  document: string | null;
  postings: readonly Posting[];
}

/** How an export names a party. */
export interface PartyLabel {
  /** The member number; null for an applicant. */
  number: number | null;
  name: string;
}

/** The parties that entries name, by id. Whoever is missing is named by the id. */
export type Parties = ReadonlyMap<string, PartyLabel>;

/** Entries in the order in which they were recorded. */
export function inOrder(entries: readonly JournalEntry[]): JournalEntry[] {
  return [...entries].sort((a, b) => a.position - b.position);
}

/** How an entry without a document is referred to: its place in the journal. */
export function placeOf({ position }: JournalEntry): string {
  return `J${position}`;
}
