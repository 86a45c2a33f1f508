import * as z from 'zod/mini';
import { Day, Localized, Slug, line, lines } from './text.ts';

/** A question of the co-op's own, asked of those who join a class. */
export const Field = z.object({
  name: Slug,
  type: z.enum(['short-text', 'long-text', 'choice', 'date', 'postal-address']),
  label: Localized,
  hint: z.optional(Localized),
  required: z.boolean(),
  /** What can be chosen; for `choice` alone. */
  options: z.optional(
    z.array(z.object({ value: Slug, label: Localized })).check(z.minLength(1), z.maxLength(200)),
  ),
});
export type Field = z.infer<typeof Field>;

export const PostalAddress = z.strictObject({
  street: lines(300),
  postalCode: line(20),
  city: line(100),
  /** ISO 3166-1 alpha-2. */
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
});
export type PostalAddress = z.infer<typeof PostalAddress>;

/**
 * What was answered, by the field's name: text, or an address's parts. Which names and which form, a
 * class's fields say: {@link answersTo}.
 */
export const Answers = z.record(
  Slug,
  z.union([z.string().check(z.maxLength(5_000)), z.record(z.string(), z.string().check(z.maxLength(300)))]),
);
export type Answers = z.infer<typeof Answers>;

/** The schema of the answers to these fields: one property each, and no other. */
export function answersTo(fields: readonly Field[]) {
  return z.strictObject(
    Object.fromEntries(
      fields.map((field) => [field.name, field.required ? answerTo(field) : z.optional(answerTo(field))]),
    ),
  );
}

function answerTo(field: Field): z.ZodMiniType<string | PostalAddress> {
  switch (field.type) {
    case 'short-text':
      return line(200);
    case 'long-text':
      return lines(5_000);
    case 'date':
      return Day;
    case 'postal-address':
      return PostalAddress;
    case 'choice':
      return z.enum((field.options ?? []).map((option) => option.value));
  }
}
