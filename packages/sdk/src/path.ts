import { CoopError } from './error.ts';

/**
 * Puts the parameters into an endpoint's path. What could change the path itself
 * (an empty one, a dot, a slash, a percent sign) is refused, not merely encoded.
 */
export function fillPath(path: string, params: unknown = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = (params as Record<string, string | undefined>)[name] ?? '';
    if (/^[A-Za-z0-9_-]{1,100}$/.test(value)) return value;
    throw new CoopError('invalid_request', `"${value}" cannot be the ${name} of ${path}.`, {
      fields: [{ field: name, code: value ? 'invalid_format' : 'required' }],
    });
  });
}
