import * as z from 'zod/mini';

// PostgreSQL cannot keep a NUL and JSON cannot carry half a surrogate pair; other control characters have no place in a name.
const clean = /^[^\p{Cc}\p{Cs}]*$/u;
const cleanLines = /^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u;

/** One line of text: trimmed, at least one character, at most `max`. */
export const line = (max: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(max), z.regex(clean));

/** Text of several lines: trimmed, at least one character, at most `max`. */
export const lines = (max: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(max), z.regex(cleanLines));

/** A BCP 47 language tag: `en`, `fr`, `fr-CA`. */
export const Locale = z.string().check(z.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/));

/** A whole document: any length up to `max`, as it stands, for its hash is what is agreed to. */
export const wholeText = (max: number) =>
  z.string().check(z.minLength(1), z.maxLength(max), z.regex(cleanLines));

/** The same text in several languages, by locale. */
export const Localized = z.record(Locale, lines(10_000));
export type Localized = z.infer<typeof Localized>;

/** An e-mail address, lower case. */
export const Email = z.string().check(z.trim(), z.toLowerCase(), z.minLength(1), z.maxLength(254), z.email());

/** An instant: ISO 8601 in UTC, to the millisecond. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));

/** A day: `2026-11-24`. */
export const Day = z.iso.date();

/** An identifier we made: a prefix that says of what, then characters that cannot be guessed. */
export const Id = z.string().check(z.regex(/^[a-z]{3}_[A-Za-z0-9]{20,40}$/));

/** The name of a member class or custom field: short, readable, fixed for good. */
export const Slug = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/));

/** A one-time code: six digits. Spaces that a phone's clipboard adds are dropped. */
export const Code = z.string().check(
  z.maxLength(20),
  z.overwrite((typed) => typed.replace(/[\s-]/g, '')),
  z.regex(/^[0-9]{6}$/),
);

/** A whole number in a path or query, where everything is text. */
export const Digits = z.string().check(z.regex(/^[0-9]{1,9}$/));
