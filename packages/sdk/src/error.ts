import type { FieldProblem, ProblemCode } from '@coopkit/contract';

/**
 * Why a call failed: a code of the contract, or one of the client's own.
 *
 * - `offline`: no answer came, the line or the server is down
 * - `timeout`: no answer came in time
 * - `invalid_reply`: the answer does not have the form the contract gives
 * - `webhook_malformed`, `webhook_expired`, `webhook_forged`: a request that is no webhook of the co-op's
 *
 * Open, since a page may be older than the server it talks to.
 */
export type CoopErrorCode =
  | ProblemCode
  | 'offline'
  | 'timeout'
  | 'invalid_reply'
  | 'webhook_malformed'
  | 'webhook_expired'
  | 'webhook_forged'
  | (string & {});

/**
 * What every method of the SDK throws, save when you abort it yourself (then it is your
 * signal's reason). Decide by {@link code}; the message is for developers and may change.
 */
export class CoopError extends Error {
  override readonly name = 'CoopError' as const;
  readonly code: CoopErrorCode;
  /** The HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** Names the request in the server's log. */
  readonly requestId: string | undefined;
  /** What is wrong, field by field, where the request was at fault. */
  readonly fields: readonly FieldProblem[];
  /** Seconds to wait before trying again, where the server said so. */
  readonly retryAfter: number | undefined;

  /** @internal Made by the SDK. */
  constructor(
    code: CoopErrorCode,
    message: string,
    details: {
      status?: number;
      requestId?: string;
      fields?: readonly FieldProblem[];
      retryAfter?: number;
      cause?: unknown;
    } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.status = details.status;
    this.requestId = details.requestId;
    this.fields = details.fields ?? [];
    this.retryAfter = details.retryAfter;
  }
}

/** Whether it is a {@link CoopError}, of this copy of the SDK or of another on the page. */
export function isCoopError(error: unknown): error is CoopError {
  return error instanceof Error && error.name === 'CoopError';
}
