import type { MemberStatus, Money, WebhookFault } from '@coopkit/contract';

/** The mails there are, and what each is about. A job carries one until it is sent. */
export type Mail = { to: string; locale: string } &
  /** Without the name: until the address is proved, it is a stranger's text to somebody else. */
  (
    | { kind: 'application-code'; code: string }
    /** Somebody applied with a member's address: told to the member, not to the page. */
    | { kind: 'already-member'; name: string }
    | { kind: 'application-pending'; name: string }
    | { kind: 'welcome'; name: string; number: number; message: string | null }
    | { kind: 'application-rejected'; name: string; message: string | null }
    | { kind: 'sign-in-code'; name: string; code: string }
    /** What a new member is to pay: the board has approved first. */
    | { kind: 'payment-asked'; name: string; amount: Money }
    | { kind: 'payment-received'; name: string; amount: Money }
    | { kind: 'payment-returned'; name: string; amount: Money }
    /** A debit is announced before its day. */
    | {
        kind: 'debit-announced';
        name: string;
        amount: Money;
        on: string;
        mandate: string;
        account: string;
      }
    | { kind: 'arrears'; name: string; amount: Money; since: string }
    | {
        kind: 'vote-reminder';
        name: string;
        voteId: string;
        title: Record<string, string>;
        closesAt: string;
      }
    | { kind: 'webhook-disabled'; name: string; webhookId: string; host: string; because: WebhookFault }
    | {
        kind: 'status';
        name: string;
        status: Exclude<MemberStatus, 'died'>;
        on: string;
        reason: string | null;
        decision: string | null;
      }
    | {
        kind: 'status-taken-back';
        name: string;
        status: Exclude<MemberStatus, 'died'>;
        on: string;
        reason: string | null;
      }
    | { kind: 'representative'; name: string; member: string; from: string }
  );

/** The kind of job that does nothing, where none is to be told from one that sends. */
export const NOTHING_JOB = 'nothing';

/** The kind of job that sends one. */
export const MAIL_JOB = 'mail';
