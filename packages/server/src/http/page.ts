import { BAD_CURSOR, readCursor, type PageOf } from '../store/page.ts';
import { refuseField } from './refuse.ts';

/** The page a query asks for; refuses a cursor that we did not make. */
export function pageOf(
  query: { cursor?: string | undefined; limit?: number | undefined },
  form: readonly ('string' | 'number')[],
): PageOf {
  const cursor = readCursor(query.cursor, form);
  if (cursor === BAD_CURSOR) refuseField('cursor', 'not_valid');
  return { cursor, limit: query.limit ?? 100 };
}
