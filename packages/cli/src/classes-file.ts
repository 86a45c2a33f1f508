import { MemberClass, check } from '@coopkit/contract';
import type { NewMemberClass } from '@coopkit/server';
import { Failure } from './command.ts';
import { readText } from './read-text.ts';

const known = [...Object.keys(MemberClass.shape), 'capacity'];

/**
 * Reads the member classes a co-op is to have: a JSON list of `MemberClass`, each with a `capacity` if it has one.
 *
 * @param own the co-op's own language, in which each class must have a name
 * @throws {Failure} naming the class and the field
 */
export function readClasses(file: string, own: string): NewMemberClass[] {
  const list = readList(file).map((each, i) => readClass(file, i + 1, each, own));
  const ids = list.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new Failure(`${file}: two classes are called "${twice}".`);
  return list;
}

function readList(file: string): unknown[] {
  const text = readText(file, 2_000_000);
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new Failure(`${file} is not JSON: ${error instanceof Error ? error.message : 'it does not end'}.`);
  }
  if (Array.isArray(list) && list.length > 0) return list;
  throw new Failure(`${file} must hold a JSON list of member classes.`);
}

function readClass(file: string, place: number, given: unknown, own: string): NewMemberClass {
  const malformed = (fields: { field: string; code: string }[]) =>
    new Failure(
      `${file}: class ${place} is not well formed (${fields.map(({ field, code }) => `${field || 'it'}: ${code}`).join(', ')}).`,
      { fields },
    );
  const checked = check(MemberClass, given);
  if (!checked.ok) throw malformed(checked.fields);
  const { intake, ...rest } = checked.value;
  const { capacity = null, ...others } = given as Record<string, unknown>;
  const faults = [
    ...Object.keys(others)
      .filter((name) => !known.includes(name))
      .map((field) => ({ field, code: 'unknown_field' })),
    ...(intake === 'full' ? [{ field: 'intake', code: 'not_an_option' }] : []),
    ...(rest.name[own] === undefined ? [{ field: `name.${own}`, code: 'required' }] : []),
    ...(rest.applicants.length === 0 ? [{ field: 'applicants', code: 'required' }] : []),
    ...rest.fields.flatMap(({ name, type, label, options }, i) => [
      ...(label[own] === undefined ? [{ field: `fields.${i}.label.${own}`, code: 'required' }] : []),
      ...(type === 'choice' && !options ? [{ field: `fields.${i}.options`, code: 'required' }] : []),
      ...(rest.fields.findIndex((each) => each.name === name) < i
        ? [{ field: `fields.${i}.name`, code: 'twice' }]
        : []),
    ]),
    ...(isCapacity(capacity) ? [] : [{ field: 'capacity', code: 'invalid_type' }]),
  ];
  if (faults.length > 0 || intake === 'full' || !isCapacity(capacity)) throw malformed(faults);
  return { ...rest, intake, capacity };
}

function isCapacity(value: unknown): value is number | null {
  return value === null || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1e9);
}
