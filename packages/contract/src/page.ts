import * as z from 'zod/mini';
import { Digits } from './text.ts';

/** Which page of a list: after `cursor`, at most `limit` items (100 unless told, 500 at most). */
export const pageQuery = {
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(
    z.pipe(Digits, z.pipe(z.transform(Number), z.number().check(z.minimum(1), z.maximum(500)))),
  ),
};

/** One page of a list; `next` is the cursor of the following one, or null at the end. */
export const page = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({ items: z.array(item), next: z.nullable(z.string()) });

export interface Page<Item> {
  items: Item[];
  next: string | null;
}
