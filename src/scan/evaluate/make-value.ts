// Makes values, and keeps them in bounds: a set that grows too large is cut, and says so.
import type { ts } from '../program/typescript.js';
import type {
  ConstantValue,
  Deferred,
  Hole,
  ListValue,
  Possible,
  SymbolicRoot,
  SymbolicValue,
  TextPart,
  TextValue,
  Value,
} from './value.ts';

/** How many possibilities a value keeps. */
export const mostPossibilities = 64;

/** The value of a known text. */
export function textOf(text: string): Value {
  return [{ kind: 'text', parts: text === '' ? [] : [text] }];
}

/** A text with holes, in normal form. */
export function textOfParts(parts: readonly TextPart[]): TextValue {
  const joined: TextPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part !== 'string') joined.push(part);
    else if (part !== '' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else if (part !== '') joined.push(part);
  }
  return { kind: 'text', parts: joined };
}

/** The value of a number, a truth value, `null` or `undefined`. */
export function constantOf(value: ConstantValue['value']): Value {
  return [{ kind: 'constant', value }];
}

/** Whether a possibility is `null` or `undefined`. */
export function isNothing(possible: Possible): boolean {
  return possible.kind === 'constant' && (possible.value ?? undefined) === undefined;
}

/** An array whose elements are known as far as they are given. */
export function listOf(elements: readonly Deferred[], open = false): ListValue {
  return { kind: 'list', elements, open };
}

/** A value of which nothing is known. */
export function unknown(
  reason: string,
  name?: string,
  parameters: readonly ts.ParameterDeclaration[] = [],
): readonly [SymbolicValue] {
  return [{ kind: 'symbolic', root: { kind: 'unknown', reason, name, parameters }, steps: [] }];
}

/** A member of an object that only a derived class tells. */
export function unknownUntilDerived(derived: ts.ClassLikeDeclaration, reason: string, name: string): Value {
  return [{ kind: 'symbolic', root: { kind: 'unknown', reason, name, parameters: [], derived }, steps: [] }];
}

/** The value of a global such as `fetch`. */
export function globalOf(name: string): Value {
  return [{ kind: 'symbolic', root: { kind: 'global', name }, steps: [] }];
}

/** An export of a package. */
export function moduleOf(module: string, name: string): SymbolicValue {
  return { kind: 'symbolic', root: { kind: 'module', module, name, parameters: [] }, steps: [] };
}

/** An object of a package's class or interface, known by an annotation. */
export function instanceOfType(
  module: string,
  name: string,
  parameters: readonly ts.ParameterDeclaration[],
): SymbolicValue {
  return { kind: 'symbolic', root: { kind: 'module', module, name, parameters }, steps: [{ kind: 'instance' }] };
}

/** The parameters that a symbolic value waits for. */
export function awaitedParameters(value: SymbolicValue): readonly ts.ParameterDeclaration[] {
  return value.root.kind === 'global' ? [] : value.root.parameters;
}

/** The hole that something leaves in a text. */
export function holeOf(possible: Possible): Hole {
  if (possible.kind === 'list' && possible.madeOf !== undefined) return holeOf(possible.madeOf);
  if (possible.kind !== 'symbolic') return { reason: `a ${possible.kind} is no text`, parameters: [] };
  const { root } = possible;
  switch (root.kind) {
    case 'global':
      return { reason: `\`${root.name}\` is known only at run time`, parameters: [] };
    case 'module':
      return { reason: `\`${root.module}\` is not part of the scanned project`, parameters: root.parameters };
    case 'unknown':
      return { reason: root.reason, parameters: root.parameters, ...derivedOf(root.derived) };
  }
}

function derivedOf(derived: ts.ClassLikeDeclaration | undefined): { readonly derived?: ts.ClassLikeDeclaration } {
  return derived === undefined ? {} : { derived };
}

/** All possibilities of several values, each once, in order. */
export function union(values: readonly Value[]): Value {
  const [first] = values;
  // Most often there is one possibility, or the same one on every way.
  if (first?.length === 1 && values.every((value) => value === first)) return first;
  const kept = new Set<Possible>();
  const keys = new Set<string>();
  for (const value of values) {
    for (const possible of value) {
      if (kept.has(possible)) continue;
      const key = identity(possible);
      if (key !== undefined && keys.has(key)) continue;
      if (key !== undefined) keys.add(key);
      if (kept.size === mostPossibilities) return [...kept, ...unknown('there are too many possible values')];
      kept.add(possible);
    }
  }
  return kept.size === 0 ? unknown('no value reaches this place') : [...kept];
}

const identities = new WeakMap<TextValue | SymbolicRoot, string>();

/** Equal possibilities have equal keys; those that have none are compared as objects. */
function identity(possible: Possible): string | undefined {
  switch (possible.kind) {
    case 'constant':
      return `constant ${String(possible.value)}`;
    case 'text':
      return remembered(possible, () => `text ${JSON.stringify(possible.parts.map(partIdentity))}`);
    case 'namespace':
      return `namespace ${possible.file}`;
    case 'symbolic':
      return possible.steps.length === 0 ? remembered(possible.root, () => rootIdentity(possible.root)) : undefined;
    default:
      return undefined;
  }
}

function remembered(of: TextValue | SymbolicRoot, find: () => string): string {
  const known = identities.get(of) ?? find();
  identities.set(of, known);
  return known;
}

function partIdentity(part: TextPart): string | readonly string[] {
  return typeof part === 'string' ? part : [part.reason, ...places(part.parameters)];
}

function rootIdentity(root: SymbolicRoot): string {
  switch (root.kind) {
    case 'global':
      return `global ${root.name}`;
    case 'module':
      return `module ${JSON.stringify([root.module, root.name, ...places(root.parameters)])}`;
    case 'unknown':
      return `unknown ${JSON.stringify([root.reason, ...places(root.parameters)])}`;
  }
}

function places(parameters: readonly ts.ParameterDeclaration[]): readonly string[] {
  return parameters.map((parameter) => `${parameter.getSourceFile().fileName}:${parameter.pos}`);
}
