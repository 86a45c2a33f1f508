import type * as z from 'zod/mini';
import type { FieldProblem } from './problem.ts';

/** The value, well formed; or what is wrong with it, field by field. */
export type Checked<Value> = { ok: true; value: Value } | { ok: false; fields: FieldProblem[] };

/**
 * Holds a value against a schema. The same check runs beside a form's fields and on the server.
 *
 * @param at the path that the fields' names begin with, where the value is a part of something larger
 */
export function check<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  at: readonly string[] = [],
): Checked<z.output<Schema>> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, fields: parsed.error.issues.flatMap((issue) => fieldProblems(issue, at)) };
}

function fieldProblems(issue: z.core.$ZodIssue, at: readonly string[]): FieldProblem[] {
  const path = [...at, ...issue.path.map(String)];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), code: 'unknown_field' }));
  }
  const field = path.join('.');
  const { input } = issue;
  if (input === undefined || input === null || input === '') return [{ field, code: 'required' }];
  switch (issue.code) {
    case 'too_small':
      return [
        { field, code: issue.origin === 'string' ? 'too_short' : 'too_small', limit: Number(issue.minimum) },
      ];
    case 'too_big':
      return [
        { field, code: issue.origin === 'string' ? 'too_long' : 'too_big', limit: Number(issue.maximum) },
      ];
    case 'invalid_format':
      return [{ field, code: formats[issue.format] ?? 'invalid_format' }];
    case 'invalid_value':
      return [{ field, code: 'not_an_option' }];
    default:
      return [{ field, code: 'invalid_type' }];
  }
}

const formats: Record<string, string> = {
  email: 'invalid_email',
  date: 'invalid_date',
  datetime: 'invalid_date',
};
