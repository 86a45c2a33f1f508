import type { Generated, Selectable } from 'kysely';

export interface StripeTables {
  stripe_payments: StripePaymentTable;
  stripe_events: StripeEventTable;
  stripe_readings: StripeReadingTable;
}

interface StripePaymentTable {
  coop_id: string;
  payment_id: string;
  /** JSON: what Stripe is asked for, until it has answered. */
  wanted: string | null;
  /** `cs_…` */
  session: string | null;
  /** `pi_…` */
  intent: string | null;
  /** `cus_…` */
  customer: string | null;
  /** `pm_…`: what was kept for later payments; or what this one is collected with. */
  method: string | null;
  /** JSON: the method that was kept, as a member may be shown it, with its mandate. */
  shown: string | null;
  /** When a look at it was asked for that has not begun yet. */
  look_at: string | null;
  /** How many looks have begun, and the last of them that was booked. */
  looks: Generated<number>;
  booked_look: Generated<number>;
}

interface StripeEventTable {
  coop_id: string;
  /** `evt_…` */
  id: string;
  came_at: string;
}

interface StripeReadingTable {
  coop_id: string;
  read_until: string;
  /** What Stripe said then that it holds, and what the ledger had. */
  theirs: number | null;
  ours: number | null;
}

export type StripePaymentRow = Selectable<StripePaymentTable>;
