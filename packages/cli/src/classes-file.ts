import { ClassChange, MemberClass, Slug, check, type FieldProblem } from '@coopkit/contract';
import { contributionTermsFaults, shareTermsFaults } from '@coopkit/ledger';
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
  const checked = check(MemberClass, given);
  if (!checked.ok) throw malformed(file, place, checked.fields);
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
    ...termsFaults(rest, own),
  ];
  if (faults.length > 0 || intake === 'full' || !isCapacity(capacity)) throw malformed(file, place, faults);
  return { ...rest, intake, capacity };
}

/** What a class's members hold and give. */
export type Terms = Pick<ClassChange, 'shares' | 'contributions'>;

/**
 * Reads what each class in a file is to ask of its members: the file that `init` took, or a list of `id`, `shares` and
 * `contributions` alone. What it says nothing of stays as it is; null takes it away.
 *
 * @throws {Failure} naming the class and the field
 */
export function readTerms(file: string, own: string): (Terms & { id: string })[] {
  return readList(file).map((each, i) => {
    const { id, shares, contributions } = (each ?? {}) as Record<string, unknown>;
    const named = check(Slug, id);
    if (!named.ok) throw malformed(file, i + 1, [{ field: 'id', code: named.fields[0]?.code ?? 'required' }]);
    const given = { shares, contributions: contributions === null ? [] : contributions };
    const terms = check(ClassChange, given);
    if (!terms.ok) throw malformed(file, i + 1, terms.fields);
    const faults = termsFaults(terms.value, own);
    if (faults.length > 0) throw malformed(file, i + 1, faults);
    return { id: named.value, ...terms.value };
  });
}

function termsFaults({ shares, contributions = [] }: Terms, own: string): FieldProblem[] {
  return [
    ...(shares ? shareTermsFaults(shares) : []).map((fault) => ({
      ...fault,
      field: `shares.${fault.field}`,
    })),
    ...contributionTermsFaults(contributions).map((fault) => ({
      ...fault,
      field: `contributions.${fault.field}`,
    })),
    ...contributions.flatMap(({ name }, i) =>
      name[own] === undefined ? [{ field: `contributions.${i}.name.${own}`, code: 'required' }] : [],
    ),
  ];
}

function malformed(file: string, place: number, fields: FieldProblem[]): Failure {
  const said = fields.map(({ field, code }) => `${field || 'it'}: ${code}`).join(', ');
  return new Failure(`${file}: class ${place} is not well formed (${said}).`, { fields });
}

function isCapacity(value: unknown): value is number | null {
  return value === null || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1e9);
}
