/*
 * What the contract needs of `zod/mini`, for the script-tag files: they take it in its place, and are a third smaller for it.
 * The same values pass, come out the same, and fail with the same issues; a test holds the two beside each other.
 */
import { regexes } from 'zod/v4/core';

type Path = readonly (string | number)[];

interface Issue {
  code: string;
  path: Path;
  input: unknown;
  [more: string]: unknown;
}

/** Looks at a value, tells what is wrong with it, and gives it as it comes out. */
type Run = (value: unknown, path: Path, issues: Issue[]) => unknown;

class Schema {
  readonly run: Run;
  /** Whether a property of it may be absent. */
  readonly isOptional: boolean;
  readonly shape: Shape | undefined;

  constructor(run: Run, isOptional = false, shape?: Shape) {
    this.run = run;
    this.isOptional = isOptional;
    this.shape = shape;
  }

  /** Checks are schemas, too: each takes what the one before it gave. */
  check(...checks: Schema[]): Schema {
    return new Schema((value, path, issues) => {
      const before = issues.length;
      const result = this.run(value, path, issues);
      if (issues.length > before) return result;
      return checks.reduce((last, each) => each.run(last, path, issues), result);
    }, this.isOptional);
  }

  safeParse(value: unknown) {
    const issues: Issue[] = [];
    const data = this.run(value, [], issues);
    return issues.length === 0 ? { success: true, data } : { success: false, error: { issues } };
  }

  parse(value: unknown): unknown {
    const { data, error } = this.safeParse(value);
    if (error) throw new Error(JSON.stringify(error.issues));
    return data;
  }
}

type Shape = Readonly<Record<string, Schema>>;

/** A schema of what fulfils a condition. */
const where = (holds: (value: never) => boolean, code: string, more: object = {}) =>
  new Schema((value, path, issues) => {
    if (!holds(value as never)) issues.push({ code, path, input: value, ...more });
    return value;
  });

const ofType = (type: string) => where((value) => typeof value === type, 'invalid_type');

/** A schema of what a condition and then a look inside make of a value. */
const within = (holds: (value: never) => boolean, look: Run, shape?: Shape) =>
  new Schema(
    (value, path, issues) => {
      if (holds(value as never)) return look(value, path, issues);
      issues.push({ code: 'invalid_type', path, input: value });
      return value;
    },
    false,
    shape,
  );

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

export const string = () => ofType('string');
export const boolean = () => ofType('boolean');
export const unknown = () => new Schema((value) => value, true);
export const number = () => where((value) => Number.isFinite(value), 'invalid_type');
export const int = () => where((value) => Number.isSafeInteger(value), 'invalid_type');

function enumOf(values: readonly unknown[]) {
  return where((value) => values.includes(value), 'invalid_value');
}
export { enumOf as enum };
export const literal = (value: unknown) => enumOf([value]);

export const array = (item: Schema) =>
  within(Array.isArray, (value, path, issues) =>
    (value as unknown[]).map((each, i) => item.run(each, [...path, i], issues)),
  );

export const tuple = (items: readonly Schema[]) =>
  within(Array.isArray, (value, path, issues) => {
    const given = value as unknown[];
    if (given.length !== items.length) issues.push({ code: 'invalid_type', path, input: value });
    return items.map((each, i) => each.run(given[i], [...path, i], issues));
  });

export const object = (shape: Shape) =>
  within(
    isObject,
    (value, path, issues) => {
      const given = value as Record<string, unknown>;
      const kept = Object.entries(shape).filter(([key, each]) => key in given || !each.isOptional);
      return Object.fromEntries(
        kept.map(([key, each]) => [key, each.run(given[key], [...path, key], issues)]),
      );
    },
    shape,
  );

export const strictObject = (shape: Shape) => {
  const { run } = object(shape);
  return within(
    isObject,
    (value, path, issues) => {
      const result = run(value, path, issues);
      const keys = Object.keys(value as object).filter((key) => !Object.hasOwn(shape, key));
      if (keys.length > 0) issues.push({ code: 'unrecognized_keys', keys, path, input: value });
      return result;
    },
    shape,
  );
};

export const record = (key: Schema, item: Schema) =>
  within(isObject, (value, path, issues) =>
    Object.fromEntries(
      Object.entries(value as object).map(([name, each]: [string, unknown]) => {
        if (!key.safeParse(name).success)
          issues.push({ code: 'invalid_key', path: [...path, name], input: name });
        return [name, item.run(each, [...path, name], issues)];
      }),
    ),
  );

export const union = (options: readonly Schema[]) =>
  new Schema(
    (value, path, issues) => {
      for (const option of options) {
        const { success, data } = option.safeParse(value);
        if (success) return data;
      }
      issues.push({ code: 'invalid_union', path, input: value });
      return value;
    },
    options.some(({ isOptional }) => isOptional),
  );
export const discriminatedUnion = (_: string, options: readonly Schema[]) => union(options);

/** What may also be something else. */
const or = (other: unknown, schema: Schema, isOptional: boolean, instead = other) =>
  new Schema(
    (value, path, issues) => (value === other ? instead : schema.run(value, path, issues)),
    isOptional,
  );

export const nullable = (schema: Schema) => or(null, schema, schema.isOptional);
export const optional = (schema: Schema) => or(undefined, schema, true);
export const _default = (schema: Schema, value: unknown) => or(undefined, schema, false, value);
export const transform = (change: (value: never) => unknown) => new Schema((value) => change(value as never));
export const overwrite = transform;
export const pipe = (first: Schema, then: Schema) => first.check(then);

export const trim = () => overwrite((text: string) => text.trim());
export const toLowerCase = () => overwrite((text: string) => text.toLowerCase());
export const toUpperCase = () => overwrite((text: string) => text.toUpperCase());

const originOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value);

const bound = (code: 'too_small' | 'too_big', limit: number, sizeOf: (value: never) => number) =>
  new Schema((value, path, issues) => {
    const size = sizeOf(value as never);
    const isSmall = code === 'too_small';
    if (isSmall ? size < limit : size > limit) {
      const more = { origin: originOf(value), [isSmall ? 'minimum' : 'maximum']: limit };
      issues.push({ code, path, input: value, ...more });
    }
    return value;
  });
const lengthOf = ({ length }: { length: number }) => length;
export const minLength = (limit: number) => bound('too_small', limit, lengthOf);
export const maxLength = (limit: number) => bound('too_big', limit, lengthOf);
export const minimum = (limit: number) => bound('too_small', limit, (value: number) => value);
export const maximum = (limit: number) => bound('too_big', limit, (value: number) => value);

const format = (name: string, holds: (text: string) => boolean) =>
  where((value) => typeof value === 'string' && holds(value), 'invalid_format', { format: name });
export const regex = (pattern: RegExp) => format('regex', (text) => pattern.test(text));
export const base64 = () => format('base64', (text) => regexes.base64.test(text));
export const email = () => format('email', (text) => regexes.email.test(text));
export const iso = { date: () => format('date', (text) => regexes.date.test(text)) };
export const url = ({ protocol }: { protocol?: RegExp } = {}) =>
  format(
    'url',
    (text) => URL.canParse(text) && (protocol?.test(new URL(text).protocol.slice(0, -1)) ?? true),
  );

export const refine = (holds: (value: never) => boolean) => where(holds, 'custom');
