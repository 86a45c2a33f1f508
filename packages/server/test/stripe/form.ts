import { forced, type Field, type Shape } from './published.ts';

/** A parameter that is not as published, in the words of Stripe's errors. */
export class ParameterFault extends Error {
  readonly code: string;
  readonly param: string;

  constructor(code: string, param: string, message: string) {
    super(message);
    this.code = code;
    this.param = param;
  }
}

type Written = string | Written[] | { [name: string]: Written };

/**
 * Reads a form as Stripe writes them, `a[b][0]=c`, by the shape that was published for it.
 *
 * @throws {ParameterFault} for what is unknown, missing, or not of its kind.
 */
export function readForm(text: string, shape: Shape): Record<string, unknown> {
  const root: { [name: string]: Written } = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const keys = name.split(/\[|\]\[|\]/).filter((key, i, all) => key !== '' || i < all.length - 1);
    put(root, keys, value);
  }
  return valueOf(root, shape, '') as Record<string, unknown>;
}

function put(into: { [name: string]: Written }, keys: readonly string[], value: string): void {
  const [key = '', ...rest] = keys;
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const next = into[key];
  const inner = next === undefined || typeof next === 'string' || Array.isArray(next) ? {} : next;
  into[key] = inner;
  put(inner, rest, value);
}

function valueOf(written: Written, published: Shape, where: string): unknown {
  const shape = forced(published);
  switch (shape.kind) {
    case 'either':
      return oneOf(written, shape.of, where);
    case 'object':
      return objectOf(written, shape.fields(), where);
    case 'record':
      return Object.fromEntries(
        Object.entries(whole(written, where)).map(([name, value]) => [
          name,
          valueOf(value, shape.of, `${where}[${name}]`),
        ]),
      );
    case 'list':
      return Object.entries(whole(written, where))
        .sort(([a], [b]) => Number(a) - Number(b))
        .map(([i, each]) => valueOf(each, shape.of, `${where}[${i}]`));
    case 'number':
      if (typeof written === 'string' && /^-?\d+$/.test(written)) return Number(written);
      throw new ParameterFault(
        'parameter_invalid_integer',
        where,
        `Invalid integer: ${JSON.stringify(written)}`,
      );
    case 'boolean':
      if (written === 'true' || written === 'false') return written === 'true';
      throw new ParameterFault(
        'parameter_invalid_string',
        where,
        `Invalid boolean: ${JSON.stringify(written)}`,
      );
    case 'literal':
      if (written === String(shape.value)) return shape.value;
      throw new ParameterFault(
        'parameter_invalid_string',
        where,
        `Invalid ${where}: ${JSON.stringify(written)}`,
      );
    case 'null':
      if (written === '') return null;
      throw new ParameterFault('parameter_invalid_string', where, `Invalid ${where}`);
    default:
      if (typeof written === 'string') return written;
      throw new ParameterFault(
        'parameter_invalid_string',
        where,
        `Invalid string: ${JSON.stringify(written)}`,
      );
  }
}

function oneOf(written: Written, shapes: readonly Shape[], where: string): unknown {
  let fault: unknown;
  for (const shape of shapes) {
    try {
      return valueOf(written, shape, where);
    } catch (error) {
      fault = error;
    }
  }
  throw fault;
}

function objectOf(
  written: Written,
  fields: ReadonlyMap<string, Field>,
  where: string,
): Record<string, unknown> {
  const given = whole(written, where);
  const at = (name: string) => (where === '' ? name : `${where}[${name}]`);
  for (const name of Object.keys(given)) {
    if (!fields.has(name)) {
      throw new ParameterFault('parameter_unknown', at(name), `Received unknown parameter: ${at(name)}`);
    }
  }
  const values: Record<string, unknown> = {};
  for (const [name, { shape, optional }] of fields) {
    const value = given[name];
    if (value !== undefined) values[name] = valueOf(value, shape, at(name));
    else if (!optional) {
      throw new ParameterFault('parameter_missing', at(name), `Missing required param: ${at(name)}.`);
    }
  }
  return values;
}

function whole(written: Written, where: string): { [name: string]: Written } {
  if (typeof written === 'object' && !Array.isArray(written)) return written;
  throw new ParameterFault('parameter_invalid_string', where, `Invalid object: ${JSON.stringify(written)}`);
}

/** What of a reply is not as published, by its path; null where all is. */
export function faultOf(value: unknown, published: Shape, where = '$'): string | null {
  const shape = forced(published);
  switch (shape.kind) {
    case 'either': {
      const faults = shape.of.map((each) => faultOf(value, each, where));
      // Of a union's objects, the one that is meant tells most.
      return faults.includes(null) ? null : (faults.find((fault) => fault !== where) ?? where);
    }
    case 'object': {
      if (!isRecord(value)) return where;
      const fields = shape.fields();
      for (const name of Object.keys(value))
        if (!fields.has(name)) return `${where}.${name} is not published`;
      for (const [name, field] of fields) {
        if (value[name] === undefined) {
          if (!field.optional) return `${where}.${name} is missing`;
        } else {
          const fault = faultOf(value[name], field.shape, `${where}.${name}`);
          if (fault !== null) return fault;
        }
      }
      return null;
    }
    case 'record':
      if (!isRecord(value)) return where;
      return first(Object.entries(value), ([name, each]) => faultOf(each, shape.of, `${where}.${name}`));
    case 'list':
      if (!Array.isArray(value)) return where;
      return first(value.entries(), ([i, each]) => faultOf(each, shape.of, `${where}[${i}]`));
    case 'literal':
      return value === shape.value ? null : where;
    case 'text':
      return typeof value === 'string' ? null : where;
    case 'number':
    case 'boolean':
      return typeof value === shape.kind ? null : where;
    case 'null':
      return value === null ? null : where;
    case 'anything':
      return null;
  }
}

function first<Each>(items: Iterable<Each>, faultIn: (item: Each) => string | null): string | null {
  for (const item of items) {
    const fault = faultIn(item);
    if (fault !== null) return fault;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
