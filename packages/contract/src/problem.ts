import * as z from 'zod/mini';

/**
 * Every reason the server may refuse a request: the status it answers and the
 * sentence that says so. Nothing else knows a status.
 */
export const problems = {
  invalid_request: [422, 'The request does not have the right form.'],
  malformed_body: [400, 'The body is not valid JSON.'],
  unsupported_media_type: [415, 'The body must be JSON.'],
  body_too_large: [413, 'The body is too large.'],
  not_found: [404, 'There is nothing here by that name.'],
  method_not_allowed: [405, 'This address does not answer that method.'],
  unknown_coop: [404, 'No co-op lives at this address.'],
  unknown_key: [401, 'This key is not known.'],
  origin_not_allowed: [403, 'This key may not be used from this website.'],
  not_signed_in: [401, 'Sign in first.'],
  session_ended: [401, 'You have been signed out.'],
  not_allowed: [403, 'You may not do this.'],
  idempotency_key_missing: [400, 'A write needs an Idempotency-Key header.'],
  idempotency_key_reused: [422, 'This Idempotency-Key was used for another request.'],
  rate_limited: [429, 'Too many tries. Wait a little, then try again.'],
  too_busy: [503, 'The server is busy. Try again in a moment.'],
  internal: [500, 'Something went wrong on our side.'],
  class_closed: [409, 'This member class takes no new members.'],
  class_full: [409, 'This member class is full.'],
  invitation_invalid: [422, 'This invitation code is not valid.'],
  rules_changed: [409, 'The rules have a newer version. Read it, then agree again.'],
  proof_invalid: [422, 'The proof of work is not valid.'],
  proof_expired: [410, 'The proof of work is too old.'],
  spam_suspected: [422, 'This looks like it was filled in by a program.'],
  code_invalid: [422, 'This is not the code that was sent.'],
  code_expired: [410, 'This code is too old.'],
  code_locked: [429, 'Too many wrong codes. Ask for a new one.'],
  application_expired: [410, 'This application was not confirmed in time.'],
  already_applied: [409, 'There is an application with this e-mail address already.'],
  already_member: [409, 'There is a member with this e-mail address already.'],
  already_decided: [409, 'This application was decided already.'],
  vote_opened: [409, 'This vote was opened: it cannot be changed any more.'],
  vote_not_open: [409, 'This vote is not open yet.'],
  vote_closed: [409, 'This vote is closed.'],
  vote_annulled: [409, 'This vote was annulled.'],
  vote_not_counted: [409, 'This vote has no result yet.'],
  roll_empty: [409, 'Nobody could vote: no member is in these classes.'],
  not_on_roll: [403, 'You are not on the roll of this vote.'],
  ballot_invalid: [422, 'The ballot is not valid.'],
  already_voted: [409, 'A ballot was cast already.'],
  ballot_replaced: [409, 'Another ballot has taken this one’s place since.'],
  not_your_proxy: [403, 'This member’s vote is not yours to cast.'],
  proxy_not_allowed: [409, 'This vote takes no proxies.'],
  paper_same_steward: [409, 'Another steward must enter these ballots again.'],
  paper_differs: [409, 'These are not the ballots that were entered first.'],
  shares_not_offered: [409, 'This member class has no shares.'],
  shares_not_allowed: [
    422,
    'The terms of this class do not allow that number of shares, or that way of paying.',
  ],
  shares_not_held: [
    409,
    'That is more than may be passed on or given back: not held, not paid up, or under notice.',
  ],
  nominal_fixed: [409, 'Shares of this class were issued: what one is issued at stands.'],
  contribution_not_offered: [422, 'This member class has no such contribution.'],
  contribution_required: [409, 'The terms of this class ask for this contribution.'],
  amount_not_allowed: [422, 'The terms do not allow this amount.'],
  wrong_currency: [422, 'The amount is in another currency than the co-op’s.'],
  wrong_account: [422, 'The statement is of another account.'],
  transfer_not_allowed: [409, 'Shares of this class are not passed on.'],
  transfer_to_oneself: [422, 'Shares cannot be passed to oneself.'],
  not_effective_yet: [409, 'This notice has not taken effect yet.'],
  nothing_to_pay: [409, 'Nothing is owed.'],
  method_not_offered: [409, 'The co-op is not paid in this way.'],
  mandate_missing: [409, 'There is no mandate to collect by. Sign one first.'],
  iban_invalid: [422, 'This IBAN is not valid. Compare it with your card or statement.'],
  creditor_identifier_invalid: [422, 'This creditor identifier is not valid.'],
  payment_not_open: [409, 'This payment is not open any more.'],
  payment_not_received: [409, 'This payment was not received, or was returned.'],
  refund_too_big: [422, 'That is more than is left of the payment.'],
  webhook_forged: [400, 'This event is not signed by whom it should come from.'],
  webhook_too_old: [400, 'This event was signed too long ago.'],
  day_too_soon: [422, 'The bank needs more time before that day.'],
  statement_unreadable: [422, 'This is not a statement that can be read.'],
  statement_imported: [409, 'This statement was imported already.'],
  account_unknown: [422, 'The chart has no such account.'],
  account_of_register: [409, 'The register of shares backs this account: book it there.'],
  proxy_limit: [409, 'This member carries as many votes as one may.'],
  webhook_disabled: [409, 'This webhook is switched off. Switch it on first.'],
  not_a_member: [409, 'They are not a member on that day.'],
  still_member: [409, 'They are a member still: what is held on a member is erased after they have left.'],
  decision_required: [422, 'An expulsion needs the decision by which it was made.'],
  status_unchanged: [409, 'They have that status on that day already.'],
  status_final: [409, 'This cannot be taken back.'],
  leaving_too_early: [422, 'The rules of the member class do not let one leave so early.'],
  already_leaving: [409, 'The day of leaving is set already.'],
  not_leaving: [409, 'There is no leaving that could be taken back.'],
  not_represented: [409, 'Only organisations and households have representatives.'],
  address_taken: [409, 'Somebody signs in with this e-mail address already.'],
  not_erasable: [409, 'What is held on them is still needed.'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof problems;

/** What is wrong with one field: `required`, `too_long`, `invalid_email`, … */
export const FieldProblem = z.object({
  /** The field's path in the body or query, with dots: `signatory.name`. */
  field: z.string(),
  code: z.string(),
  /** The longest or shortest that is allowed, where the code is about length or size. */
  limit: z.optional(z.number()),
});
export type FieldProblem = z.infer<typeof FieldProblem>;

/** Problem details (RFC 9457): the body of every refusal. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  /** A {@link ProblemCode}; open, since a page may be older than the server. */
  code: z.string(),
  /** What to do about it, in English, for developers. */
  detail: z.optional(z.string()),
  /** Names the request in the server's log. */
  requestId: z.string(),
  fields: z.optional(z.array(FieldProblem)),
});
export type Problem = z.infer<typeof Problem>;
