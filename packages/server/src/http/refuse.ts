import { problems, type FieldProblem, type Problem, type ProblemCode } from '@coopkit/contract';
import { adviceFor } from './advice.ts';

export interface RefusalDetails {
  /** What to do about it, where more can be said than the code's own sentence. */
  detail?: string;
  fields?: readonly FieldProblem[];
  retryAfterSeconds?: number;
  /** Commits what was written before the refusal: a wrong code is counted. */
  keep?: boolean;
}

/** A no, on its way to the client as problem details. */
export class Refusal extends Error {
  override readonly name = 'Refusal' as const;
  readonly code: ProblemCode;
  readonly details: RefusalDetails;

  constructor(code: ProblemCode, details: RefusalDetails) {
    super(code);
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return problems[this.code][0];
  }

  /** The body of the answer. */
  toProblem(requestId: string): Problem {
    const [status, title] = problems[this.code];
    const { detail, fields } = this.details;
    const advice = detail ?? (fields && adviceFor(fields));
    return {
      type: `urn:coopkit:problem:${this.code}`,
      title,
      status,
      code: this.code,
      ...(advice ? { detail: advice } : {}),
      requestId,
      ...(fields ? { fields: [...fields] } : {}),
    };
  }
}

/** Refuses the request. */
export function refuse(code: ProblemCode, details: RefusalDetails = {}): never {
  throw new Refusal(code, details);
}

/** Refuses it for what one field holds. */
export function refuseField(field: string, code: string): never {
  refuse('invalid_request', { fields: [{ field, code }] });
}
