import * as z from 'zod/mini';
import { Application } from './applications.ts';
import { Member } from './member.ts';
import { Money } from './money.ts';
import { Day, Id, Instant } from './text.ts';
import { VoteSummary } from './vote.ts';

/** What happened to shares: whose, how many, and what they amount to. */
export const SharesEvent = z.object({
  memberId: Id,
  shares: z.number(),
  amount: Money,
  /** The day from which it is so. */
  on: Day,
  /** Who gave them, or got them, where they were transferred. */
  counterpartyId: z.nullable(Id),
});
export type SharesEvent = z.infer<typeof SharesEvent>;

/** What happened to a payment: which, whose, and how much of it. */
export const PaymentEvent = z.object({
  paymentId: Id,
  /** Null where it came before its payer was a member. */
  memberId: z.nullable(Id),
  amount: Money,
});
export type PaymentEvent = z.infer<typeof PaymentEvent>;

/** What a co-op tells other programs of, and what it then says: as its replies say it, and nothing more. */
export const webhookEvents = {
  'member.admitted': Member,
  /** The member as they are now: left, expelled… */
  'member.changed': Member,
  /** An applicant's address is proved, and the board is to decide. */
  'application.pending': Application,
  'application.rejected': Application,
  'shares.issued': SharesEvent,
  'shares.paid-up': SharesEvent,
  'shares.transferred': SharesEvent,
  'shares.withdrawn': SharesEvent,
  'shares.redeemed': SharesEvent,
  'shares.given': SharesEvent,
  'shares.cancelled': SharesEvent,
  'payment.received': PaymentEvent,
  'payment.failed': PaymentEvent,
  'payment.refunded': PaymentEvent,
  'payment.returned': PaymentEvent,
  'vote.opened': VoteSummary,
  'vote.closed': VoteSummary,
  'vote.counted': VoteSummary,
  'vote.annulled': VoteSummary,
  /** Sent to one webhook alone, by who tries it out. */
  'webhook.test': z.object({ webhookId: Id }),
} as const satisfies Record<string, z.ZodMiniType>;

/** The type of any event that is sent: those below, and `webhook.test`. */
export type SentEventType = keyof typeof webhookEvents;

/** The types of events that a webhook may ask for. */
export const WebhookEventType = z.enum(
  Object.keys(webhookEvents).filter((type) => type !== 'webhook.test') as Exclude<
    SentEventType,
    'webhook.test'
  >[],
);
export type WebhookEventType = z.infer<typeof WebhookEventType>;

/** What an event of a type says. */
export type WebhookEventData<Type extends SentEventType> = z.output<(typeof webhookEvents)[Type]>;

/** Something that happened, as a webhook is told of it: the body of the request. */
export type WebhookEvent = {
  [Type in SentEventType]: {
    type: Type;
    /** When it happened; when it was sent is in the header. */
    timestamp: string;
    data: WebhookEventData<Type>;
  };
}[SentEventType];

/** The form of every event's body; what `data` holds, {@link webhookEvents} says by type. */
export const WebhookBody = z.object({ type: z.string(), timestamp: Instant, data: z.unknown() });
export type WebhookBody = z.infer<typeof WebhookBody>;
