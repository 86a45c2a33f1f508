import type { Generated, Selectable } from 'kysely';
import type { MoneyTables } from './money-tables.ts';
import type { VoteTables } from './vote-tables.ts';
import type { WebhookTables } from './webhook-tables.ts';
import type {
  ConsentTable,
  MemberPeriodTable,
  MemberStatusTable,
  MemberTable,
  RepresentativeTable,
} from './member-tables.ts';

/*
 * The tables, as they stand after the last migration. Portable between SQLite and PostgreSQL:
 * identifiers are made by us, instants are ISO 8601 text in UTC (which sorts as time does), lists and
 * records are JSON text, yes and no are 1 and 0. Every table begins with the co-op it belongs to.
 */
export interface Database extends VoteTables, MoneyTables, WebhookTables {
  coops: CoopTable;
  keys: KeyTable;
  member_classes: MemberClassTable;
  invitations: InvitationTable;
  rules: RulesTable;
  rules_texts: RulesTextTable;
  applications: ApplicationTable;
  members: MemberTable;
  consents: ConsentTable;
  member_statuses: MemberStatusTable;
  member_periods: MemberPeriodTable;
  representatives: RepresentativeTable;
  codes: CodeTable;
  sessions: SessionTable;
  spent_challenges: SpentChallengeTable;
  rate_limits: RateLimitTable;
  idempotency_keys: IdempotencyKeyTable;
  jobs: JobTable;
  mails: MailTable;
}

interface CoopTable {
  coop_id: string;
  name: string;
  /** The host name its pages are served under, where a server hosts several co-ops. */
  host: string | null;
  /** JSON: its languages, its own first. */
  locales: string;
  currency: string;
  currency_exponent: number;
  last_member_number: Generated<number>;
  last_entry: Generated<number>;
  last_share_entry: Generated<number>;
  last_payment: Generated<number>;
  last_event_position: Generated<number>;
  /** JSON: how long what is held on people is kept, where the co-op has said so. */
  retention: string | null;
  created_at: string;
}

interface KeyTable {
  coop_id: string;
  id: string;
  kind: 'publishable' | 'secret';
  /** SHA-256 of the key: a copy of the database opens nothing. */
  token_hash: string;
  /** Its last four characters, to tell keys apart. */
  hint: string;
  /** JSON: the websites that may use a publishable key. */
  origins: string;
  created_at: string;
  revoked_at: string | null;
}

interface MemberClassTable {
  coop_id: string;
  id: string;
  position: number;
  name: string;
  description: string | null;
  admission: 'open' | 'approval';
  intake: 'open' | 'invitation' | 'closed';
  applicants: string;
  fields: string;
  capacity: number | null;
  member_count: Generated<number>;
  /** JSON: the terms of its shares; null where it has none. */
  shares: string | null;
  /** JSON: what its members may give. */
  contributions: string | null;
  /** JSON: which statuses have a vote, where that is not as usual. */
  votes: string | null;
}

interface InvitationTable {
  coop_id: string;
  id: string;
  class_id: string;
  code_hash: string;
  uses_left: number;
  expires_at: string | null;
}

interface RulesTable {
  coop_id: string;
  version: number;
  published_at: string;
}

interface RulesTextTable {
  coop_id: string;
  version: number;
  locale: string;
  text: string;
  text_hash: string;
}

interface ApplicationTable {
  coop_id: string;
  id: string;
  class_id: string;
  invitation_id: string | null;
  kind: 'person' | 'organisation' | 'household';
  name: string;
  signatory: string | null;
  email: string;
  answers: string;
  rules_version: number;
  text_hash: string;
  locale: string;
  agreed_at: string;
  /** JSON: the shares and contributions asked for. */
  subscription: string | null;
  contributions: string | null;
  state: 'unverified' | 'unpaid' | 'pending' | 'admitted' | 'rejected';
  created_at: string;
  verified_at: string | null;
  decided_at: string | null;
  /** The member or key that decided; null where the class admits at once. */
  decided_by: string | null;
  message: string | null;
  member_id: string | null;
  erased_at: string | null;
}

interface CodeTable {
  coop_id: string;
  /** The application it verifies, or its own identifier where it signs in. */
  id: string;
  /** Keyed hash of the code; null where none was sent and none will do. */
  code_hash: string | null;
  /** Whom it signs in. */
  member_id: string | null;
  /** Who acts for them then. */
  representative_id: string | null;
  tries: Generated<number>;
  expires_at: string;
}

interface SessionTable {
  coop_id: string;
  id: string;
  token_hash: string;
  member_id: string;
  /** Who acts for them. */
  representative_id: string | null;
  /** The website that may use the token from a browser; null for any of the co-op's. */
  origin: string | null;
  created_at: string;
  expires_at: string;
}

interface SpentChallengeTable {
  coop_id: string;
  challenge_hash: string;
  expires_at: string;
}

interface RateLimitTable {
  coop_id: string;
  /** What is counted and of whom, the latter as a keyed hash. */
  bucket: string;
  count: number;
  resets_at: string;
}

interface IdempotencyKeyTable {
  coop_id: string;
  key_hash: string;
  request_hash: string;
  status: number;
  /** The reply, sealed with the client's own key. */
  reply: string;
  created_at: string;
}

interface JobTable {
  coop_id: string;
  id: string;
  kind: string;
  payload: string;
  /** Those of a lane are done beside all others; those of none, one after another. */
  lane: string | null;
  run_at: string;
  attempts: Generated<number>;
  locked_until: string | null;
  last_error: string | null;
  /** Given up on: for a steward to see to. */
  failed_at: string | null;
  created_at: string;
}

interface MailTable {
  coop_id: string;
  id: string;
  recipient: string;
  subject: string;
  text: string;
  created_at: string;
}

export type CoopRow = Selectable<CoopTable>;
export type KeyRow = Selectable<KeyTable>;
export type MemberClassRow = Selectable<MemberClassTable>;
export type ApplicationRow = Selectable<ApplicationTable>;
export type MemberStatusRow = Selectable<MemberStatusTable>;
export type RepresentativeRow = Selectable<RepresentativeTable>;
export type JobRow = Selectable<JobTable>;
export type MailRow = Selectable<MailTable>;
