import type { MemberStatus } from '@coopkit/contract';
import type { Generated } from 'kysely';

export interface MemberTable {
  coop_id: string;
  id: string;
  number: number;
  class_id: string;
  kind: 'person' | 'organisation' | 'household';
  name: string;
  signatory: string | null;
  email: string;
  locale: string;
  answers: string;
  role: 'secretary' | 'treasurer' | 'board' | null;
  joined_at: string;
  /** That of today, as the periods have it: set anew on each day on which it changes. */
  status: Generated<MemberStatus>;
  erased_at: string | null;
  /** JSON: what was told of the erasure. */
  erasure: string | null;
}

export interface ConsentTable {
  coop_id: string;
  member_id: string;
  rules_version: number;
  text_hash: string;
  locale: string;
  agreed_at: string;
}

/** Only ever added to: a member's statuses are what stands of these rows. */
export interface MemberStatusTable {
  coop_id: string;
  member_id: string;
  position: number;
  /** Null in a row that takes another back. */
  status: MemberStatus | null;
  on_day: string;
  /** The class to which they were admitted by this row. */
  entry_class: string | null;
  reason: string | null;
  /** JSON. */
  decision: string | null;
  takes_back: number | null;
  recorded_by: string;
  recorded_at: string;
}

/** What the statuses amount to, made anew of a member's rows whenever one is added. */
export interface MemberPeriodTable {
  coop_id: string;
  member_id: string;
  from_day: string;
  /** The first day after it. */
  until_day: string | null;
  status: MemberStatus;
}

/** Those who act for organisations and households. */
export interface RepresentativeTable {
  coop_id: string;
  id: string;
  member_id: string;
  name: string;
  email: string;
  role: string | null;
  from_day: string;
  until_day: string | null;
  recorded_by: string;
  recorded_at: string;
}
