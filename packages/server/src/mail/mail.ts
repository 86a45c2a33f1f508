/** The mails there are, and what each is about. A job carries one until it is sent. */
export type Mail = { to: string; locale: string } & (
  | { kind: 'application-code'; name: string; code: string }
  /** Somebody applied with a member's address: told to the member, not to the page. */
  | { kind: 'already-member'; name: string }
  | { kind: 'application-pending'; name: string }
  | { kind: 'welcome'; name: string; number: number; message: string | null }
  | { kind: 'application-rejected'; name: string; message: string | null }
  | { kind: 'sign-in-code'; name: string; code: string }
);

/** The kind of job that sends one. */
export const MAIL_JOB = 'mail';
