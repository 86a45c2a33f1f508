import type { FieldProblem } from '@coopkit/contract';

/** What to do about each fault of a field, for whoever wrote the request. */
const advice: Record<string, string> = {
  required: 'give it',
  unknown_field: 'leave it out, the contract has no such field here',
  invalid_type: 'send the type that the contract names',
  invalid_format: 'send it in the form that the contract names',
  invalid_email: 'send a whole address such as name@example.org',
  invalid_date: 'send a date that exists, such as 2026-11-24',
  not_an_option: 'send one of those that exist',
  not_the_text: 'send the hash of the text in that version and language',
  not_valid: 'send one that we gave',
  taken: 'another has it',
  too_early: 'send a later day',
  too_late: 'send an earlier day',
  twice: 'it stands twice',
  not_https: 'send an address that begins with https://; http:// is for this machine alone',
  has_password: 'send the address without a name and password',
};

/** One sentence for all faults: each field, and what to do. */
export function adviceFor(fields: readonly FieldProblem[]): string {
  return fields
    .map(
      ({ field, code, limit }) => `${field || 'The body'}: ${limited(code, limit) ?? advice[code] ?? code}.`,
    )
    .join(' ');
}

function limited(code: string, limit: number | undefined): string | undefined {
  if (limit === undefined) return undefined;
  const unit = code === 'too_long' || code === 'too_short' ? ' characters' : '';
  if (code === 'too_long' || code === 'too_big') return `at most ${limit}${unit}`;
  return `at least ${limit}${unit}`;
}
