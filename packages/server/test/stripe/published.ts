import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/*
 * Stripe's published OpenAPI, as its own library brings it: the declarations of the package `stripe` are generated from
 * it, for the very version of the API that the library speaks (its OPENAPI_VERSION names the build). They are read here
 * as what they are, a schema: which parameters an endpoint takes, which must be there, and which values they may have.
 */

const folder = join(dirname(createRequire(import.meta.url).resolve('stripe')), '../esm');

/** What a value may be. */
export type Shape =
  | { kind: 'text' | 'number' | 'boolean' | 'null' | 'anything' }
  | { kind: 'literal'; value: string | boolean | number }
  | { kind: 'list'; of: Shape }
  | { kind: 'record'; of: Shape }
  | { kind: 'object'; fields: () => ReadonlyMap<string, Field> }
  | { kind: 'either'; of: readonly Shape[] }
  /** Read where it is needed: everything at Stripe leads to everything else. */
  | { kind: 'named'; read: () => Shape };

export interface Field {
  shape: Shape;
  optional: boolean;
}

type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

interface Scope {
  file: string;
  /** The namespaces it stands in, the outermost first. */
  path: readonly string[];
  /** What a generic declaration was given. */
  given: ReadonlyMap<string, Shape>;
}

interface Source {
  /** By their names with dots: `Session.CustomerDetails`. */
  declared: Map<string, Declaration>;
  imports: Map<string, { file: string; name: string }>;
}

const sources = new Map<string, Source>();
const shapes = new Map<string, Shape>();

/**
 * The shape of what is declared under a name.
 *
 * @param file below the library's `resources`: `Checkout/Sessions`
 * @param name with dots: `Checkout.SessionCreateParams`
 */
export function published(file: string, name: string): Shape {
  const shape = lookUp(name, { file: join(folder, 'resources', `${file}.d.ts`), path: [], given: new Map() });
  if (!shape) throw new Error(`Stripe publishes no ${name} in ${file}`);
  return shape;
}

function lookUp(name: string, scope: Scope): Shape | undefined {
  const given = scope.given.get(name);
  if (given) return given;
  const { declared, imports } = read(scope.file);
  for (let depth = scope.path.length; depth >= 0; depth--) {
    const path = scope.path.slice(0, depth);
    const full = [...path, name].join('.');
    const found = declared.get(full);
    if (found) return shapeOfDeclaration(found, full, scope);
  }
  const [first = '', ...rest] = name.split('.');
  const imported = imports.get(first);
  if (!imported) return undefined;
  const inIt = imported.name === '*' ? rest : [imported.name, ...rest];
  return lookUp(inIt.join('.'), { file: imported.file, path: [], given: scope.given });
}

function shapeOfDeclaration(declaration: Declaration, full: string, { file, given }: Scope): Shape {
  const generic = declaration.typeParameters !== undefined;
  const key = `${file} ${full}`;
  const kept = generic ? undefined : shapes.get(key);
  if (kept) return kept;
  const path = full.split('.');
  // An interface's own namespace is looked in by the names that its fields are written with.
  const scope = { file, path: path.slice(0, -1), given: generic ? given : new Map<string, Shape>() };
  const shape: Shape = ts.isInterfaceDeclaration(declaration)
    ? interfaceShape(declaration, scope)
    : shapeOf(declaration.type, scope);
  if (!generic) shapes.set(key, shape);
  return shape;
}

function interfaceShape(declaration: ts.InterfaceDeclaration, scope: Scope): Shape {
  const index = declaration.members.find(ts.isIndexSignatureDeclaration);
  if (index) return { kind: 'record', of: shapeOf(index.type, scope) };
  // An object of any kind, as an event brings.
  if (declaration.members.length === 0 && !declaration.heritageClauses) return { kind: 'anything' };
  let kept: Map<string, Field> | undefined;
  return { kind: 'object', fields: () => (kept ??= fieldsOf(declaration, scope)) };
}

function fieldsOf(declaration: ts.InterfaceDeclaration, scope: Scope): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const type of declaration.heritageClauses?.flatMap((clause) => clause.types) ?? []) {
    const parent = forced(shapeOf(type, scope));
    if (parent.kind !== 'object') throw new Error(`${type.getText()} has no fields`);
    for (const [name, field] of parent.fields()) fields.set(name, field);
  }
  for (const member of declaration.members) {
    if (!ts.isPropertySignature(member) || !member.type) continue;
    const name = ts.isStringLiteral(member.name) ? member.name.text : member.name.getText();
    fields.set(name, { shape: shapeOf(member.type, scope), optional: member.questionToken !== undefined });
  }
  return fields;
}

/** The shape itself, where it was only named. */
export function forced(shape: Shape): Exclude<Shape, { kind: 'named' }> {
  return shape.kind === 'named' ? forced(shape.read()) : shape;
}

function shapeOf(type: ts.TypeNode, scope: Scope): Shape {
  if (ts.isUnionTypeNode(type)) {
    return { kind: 'either', of: type.types.map((each) => shapeOf(each, scope)) };
  }
  if (ts.isLiteralTypeNode(type)) {
    if (type.literal.kind === ts.SyntaxKind.NullKeyword) return { kind: 'null' };
    if (ts.isStringLiteral(type.literal)) return { kind: 'literal', value: type.literal.text };
    if (ts.isNumericLiteral(type.literal)) return { kind: 'literal', value: Number(type.literal.text) };
    return { kind: 'literal', value: type.literal.kind === ts.SyntaxKind.TrueKeyword };
  }
  if (ts.isTypeReferenceNode(type) || ts.isExpressionWithTypeArguments(type)) {
    const name = (ts.isTypeReferenceNode(type) ? type.typeName : type.expression).getText();
    const args = type.typeArguments?.map((each) => shapeOf(each, scope)) ?? [];
    if (name === 'Array') return { kind: 'list', of: args[0] ?? { kind: 'anything' } };
    // An enumeration that may grow: what is not in it yet is not used here.
    if (name === 'OtherString') return { kind: 'either', of: [] };
    if (name === 'Decimal') return { kind: 'text' };
    const given =
      args.length > 0
        ? new Map([...scope.given, ['T', args[0] ?? ({ kind: 'anything' } as const)]])
        : scope.given;
    let kept: Shape | undefined;
    const read = () => {
      kept ??= lookUp(name, { ...scope, given });
      if (!kept) throw new Error(`${name} is not declared for ${scope.file}`);
      return kept;
    };
    return { kind: 'named', read };
  }
  switch (type.kind) {
    case ts.SyntaxKind.StringKeyword:
      return { kind: 'text' };
    case ts.SyntaxKind.NumberKeyword:
      return { kind: 'number' };
    case ts.SyntaxKind.BooleanKeyword:
      return { kind: 'boolean' };
    case ts.SyntaxKind.NullKeyword:
      return { kind: 'null' };
    default:
      return { kind: 'anything' };
  }
}

function read(file: string): Source {
  const kept = sources.get(file);
  if (kept) return kept;
  const source: Source = { declared: new Map(), imports: new Map() };
  sources.set(file, source);
  const text = readFileSync(file, 'utf8');
  const gather = (statements: readonly ts.Statement[], path: readonly string[]) => {
    for (const statement of statements) {
      if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
        source.declared.set([...path, statement.name.text].join('.'), statement);
      } else if (ts.isModuleDeclaration(statement) && statement.body && ts.isModuleBlock(statement.body)) {
        gather(statement.body.statements, [...path, statement.name.text]);
      } else if (
        (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
        statement.moduleSpecifier &&
        ts.isStringLiteral(statement.moduleSpecifier)
      ) {
        const from = join(dirname(file), statement.moduleSpecifier.text.replace(/\.js$/, '.d.ts'));
        const names = ts.isImportDeclaration(statement)
          ? statement.importClause?.namedBindings
          : statement.exportClause;
        if (!names) continue;
        if (ts.isNamespaceImport(names) || ts.isNamespaceExport(names)) {
          source.imports.set(names.name.text, { file: from, name: '*' });
          continue;
        }
        for (const { name, propertyName } of names.elements) {
          source.imports.set(name.text, { file: from, name: (propertyName ?? name).text });
        }
      }
    }
  };
  gather(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true).statements, []);
  return source;
}
