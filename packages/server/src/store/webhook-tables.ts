import type { DeliveryState, SentEventType, WebhookFault } from '@coopkit/contract';
import type { Generated, Selectable } from 'kysely';

/** The tables of events and of who is told of them. */
export interface WebhookTables {
  events: EventTable;
  webhooks: WebhookTable;
  webhook_deliveries: WebhookDeliveryTable;
  webhook_attempts: WebhookAttemptTable;
}

/** What happened, in the order of the writes that did it; never changed, forgotten after a while. */
interface EventTable {
  coop_id: string;
  position: number;
  id: string;
  type: SentEventType;
  /** JSON: what the contract says of it by type. */
  data: string;
  at: string;
}

interface WebhookTable {
  coop_id: string;
  id: string;
  url: string;
  /** JSON: the types of events it is told of; null for all. */
  events: string | null;
  enabled: number;
  disabled_because: WebhookFault | null;
  failing_since: string | null;
  /** Until when it has asked to be left alone. */
  quiet_until: string | null;
  /** JSON: each sealed with the server's secret; the one in force first, the others with until when they sign too. */
  sealed_secrets: string;
  created_at: string;
}

interface WebhookDeliveryTable {
  coop_id: string;
  webhook_id: string;
  /** The event's. */
  position: number;
  state: DeliveryState;
  /** The job that sends it: any other is out of date. */
  job_id: string;
  attempts: Generated<number>;
  next_at: string | null;
  ended_at: string | null;
  /** The last answer's. */
  status: number | null;
}

interface WebhookAttemptTable {
  coop_id: string;
  webhook_id: string;
  position: number;
  number: number;
  at: string;
  status: number | null;
  ms: number;
  error: string | null;
  response: string | null;
}

export type WebhookRow = Selectable<WebhookTable>;
