import type { Selectable } from 'kysely';

/* The tables of votes, and of the records under them. */
export interface VoteTables {
  votes: VoteTable;
  voters: VoterTable;
  participations: ParticipationTable;
  sealed_ballots: SealedBallotTable;
  paper_batches: PaperBatchTable;
  record_keys: RecordKeyTable;
  records: RecordTable;
  record_entries: RecordEntryTable;
  record_nodes: RecordNodeTable;
  witnesses: WitnessTable;
  cosignatures: CosignatureTable;
  witnessed_hosts: WitnessedHostTable;
  witnessed_heads: WitnessedHeadTable;
}

interface VoteTable {
  coop_id: string;
  id: string;
  state: 'draft' | 'scheduled' | 'open' | 'closed' | 'counted' | 'annulled';
  /** JSON: all that the stewards decided. */
  settings: string;
  opens_at: string;
  closes_at: string;
  created_at: string;
  roll_size: number | null;
  roll_hash: string | null;
  /** What makes the lot's seed one that nobody could know: its hash is on the record from the opening, itself from the close. */
  lot_secret: string | null;
  /** JSON: the result as it is shown. */
  result: string | null;
  /** The signed certificate, whose hash is on the record. */
  certificate: string | null;
  annulled_at: string | null;
  annulment: string | null;
}

/** The roll: who may vote, as they were when the vote opened. */
interface VoterTable {
  coop_id: string;
  vote_id: string;
  /** What stands for the member on the published roll: made for this vote alone. */
  key: string;
  member_id: string;
  member_number: number;
  name: string;
  class_id: string;
  /** The key of who carries this vote. */
  proxy: string | null;
}

interface ParticipationTable {
  coop_id: string;
  vote_id: string;
  voter_key: string;
  /** The ballot's entry on the record; null where the vote is sealed, for nothing may link the two. */
  entry_hash: string | null;
}

interface SealedBallotTable {
  coop_id: string;
  vote_id: string;
  commitment: string;
  nonce: string;
  /** Canonical JSON: what the commitment is to, beside the nonce. */
  opening: string;
}

/** Ballots on paper that one steward has entered: gone when another has, or the vote closes. */
interface PaperBatchTable {
  coop_id: string;
  vote_id: string;
  id: string;
  /** A member. */
  entered_by: string;
  entered_at: string;
  /** Canonical JSON; where the vote is sealed its two lists are each sorted, so that neither tells of the other. */
  batch: string;
}

/** The key that signs a co-op's records; the private one sealed with the server's secret. */
interface RecordKeyTable {
  coop_id: string;
  public_key: string;
  sealed_private_key: string;
}

/** The record of a vote: how far it has grown, and the latest signed checkpoint. */
interface RecordTable {
  coop_id: string;
  vote_id: string;
  origin: string;
  size: number;
  frontier: string;
  checkpoint: string;
  /** How many have voted: places on the roll, not entries. */
  ballots: number;
}

interface RecordEntryTable {
  coop_id: string;
  vote_id: string;
  position: number;
  /** The entry's leaf hash, in hexadecimal. */
  hash: string;
  entry: string;
}

/** Hashes over 256, 65,536… entries: what the record's tiles above the lowest are made of. */
interface RecordNodeTable {
  coop_id: string;
  vote_id: string;
  level: number;
  position: number;
  hash: string;
}

/** Other servers that sign that our records only grew. */
interface WitnessTable {
  coop_id: string;
  name: string;
  url: string;
  key: string;
}

interface CosignatureTable {
  coop_id: string;
  vote_id: string;
  witness: string;
  size: number;
  line: string;
}

/** Other co-ops whose records we sign. */
interface WitnessedHostTable {
  coop_id: string;
  host: string;
  public_key: string;
}

/** What we signed last of each of their records. */
interface WitnessedHeadTable {
  coop_id: string;
  origin: string;
  size: number;
  root: string;
}

export type VoteRow = Selectable<VoteTable>;
export type RecordRow = Selectable<RecordTable>;
