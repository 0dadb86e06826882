// Properties: `value.name` and `value[key]`.
import type { ts } from '../program/typescript.js';
import { folderOf } from '../program/posix-path.ts';
import { placeText, placeUrl } from './built-in/file-places.ts';
import { sizeOf } from './built-in/maps.ts';
import { pieceAt } from './built-in/text-pieces.ts';
import { instanceMember, staticMember } from './classes.ts';
import type { Evaluator } from './evaluator.ts';
import { functionMember, memberOfMade } from './function-members.ts';
import { constantOf, union, unknown } from './make-value.ts';
import { knownTextOf } from './texts.ts';
import { urlMember } from './urls.ts';
import type { Deferred, ListValue, Possible, RecordValue, SymbolicValue, Value } from './value.ts';

/** How many steps a symbolic value keeps: a fluent chain in a loop would grow for ever. */
const mostSteps = 64;

/** `value.name` */
export function memberOf(value: Value, name: string, evaluator: Evaluator): Value {
  return union(value.map((possible) => memberOfPossible(possible, name, evaluator)));
}

function memberOfPossible(possible: Possible, name: string, evaluator: Evaluator): Value {
  switch (possible.kind) {
    case 'record':
      return recordMember(possible, name, evaluator);
    case 'list':
      return listMember(possible, name, evaluator);
    case 'namespace':
      return evaluator.exported(possible.file, name);
    case 'class':
      return staticMember(possible, name, evaluator);
    case 'instance':
      return instanceMember(possible, name, evaluator);
    case 'symbolic':
      return memberOfMade(possible, name, evaluator) ?? [withMember(possible, name, undefined)];
    case 'url':
      return urlMember(possible, name);
    case 'function':
      return functionMember(possible, name, evaluator);
    case 'text': {
      const text = name === 'length' ? knownTextOf(possible) : undefined;
      return text === undefined ? unknown(`\`${name}\` of a text is not followed`) : constantOf(text.length);
    }
    case 'constant':
    case 'pattern':
      return unknown(`\`${name}\` of a ${possible.kind} is not followed`);
  }
}

function recordMember(record: RecordValue, name: string, evaluator: Evaluator): Value {
  const property = record.properties.get(name);
  if (property === undefined && name === 'size' && record.isMap === true) return sizeOf(record);
  if (property === undefined && record.rest !== undefined) return evaluator.member(record.rest, name);
  if (property === undefined) {
    return record.open ? unknown(`the property \`${name}\` is known only at run time`, name) : constantOf(undefined);
  }
  const value = withSelf(evaluator.force(property), [record]);
  const other = record.replaced?.get(name);
  return other === undefined ? value : union([value, evaluator.member(other, name)]);
}

/** Functions that are read from an object know it as `this`; arrow functions keep theirs. */
export function withSelf(value: Value, self: Value): Value {
  if (!value.some((possible) => possible.kind === 'function' && possible.self === undefined)) return value;
  return value.map((possible) =>
    possible.kind === 'function' && possible.self === undefined ? { ...possible, self } : possible,
  );
}

function listMember(list: ListValue, name: string, evaluator: Evaluator): Value {
  if (name === 'length') return list.open ? unknown('the length of an unknown list') : constantOf(list.elements.length);
  const isPlace = /^\d+$/u.test(name);
  const element = isPlace ? elementOfList(list, Number(name), evaluator) : undefined;
  if (element !== undefined) return evaluator.force(element);
  return list.open || !isPlace ? unknown('an element that is known only at run time') : constantOf(undefined);
}

function elementOfList(list: ListValue, index: number, evaluator: Evaluator): Deferred | undefined {
  return list.isCut === true ? pieceAt(list, index, evaluator) : list.elements[index];
}

/** The names of the global object: https://tc39.es/ecma262/#sec-globalthis, of browsers and of Node. */
const globalObjects: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'global']);

function withMember(value: SymbolicValue, name: string | undefined, key: Deferred | undefined): SymbolicValue {
  const { root, steps } = value;
  if (steps.length === 0 && name !== undefined) {
    // A name of a whole module is an export of it, and one of the global object is a global.
    if (root.kind === 'module' && root.name === '*') return { ...value, root: { ...root, name } };
    if (root.kind === 'global' && globalObjects.has(root.name)) return { ...value, root: { ...root, name } };
  }
  if (steps.length >= mostSteps) return value;
  return { ...value, steps: [...steps, { kind: 'member', name, key }] };
}

/** `value[key]`: with a known key as `value.key`, else any of the properties or elements. */
export function elementOf(value: Value, key: Deferred, evaluator: Evaluator): Value {
  const keys = evaluator.force(key);
  return union(keys.map((possible) => elementByKey(value, possible, key, evaluator)));
}

function elementByKey(value: Value, possible: Possible, key: Deferred, evaluator: Evaluator): Value {
  const name = knownTextOf(possible);
  if (name !== undefined) return memberOf(value, name, evaluator);
  return union(
    value.map((holder) => {
      switch (holder.kind) {
        case 'record':
          return anyOf([...holder.properties.values()], holder.open, evaluator);
        case 'list':
          return anyOf(holder.elements, holder.open, evaluator);
        case 'symbolic':
          return [withMember(holder, undefined, key)];
        default:
          return unknown('a computed property is known only at run time');
      }
    }),
  );
}

/** Any of some properties or elements, and what else there may be. */
function anyOf(values: readonly Deferred[], isOpen: boolean, evaluator: Evaluator): Value {
  const missing = unknown('a computed property is known only at run time');
  const known = values.map((value) => evaluator.force(value));
  return isOpen || values.length === 0 ? union([...known, missing]) : union(known);
}

/** `import.meta`: where the file lies, and whatever else a bundler puts there. */
export function metaOf(node: ts.MetaProperty): Value {
  const rest: Value = [{ kind: 'symbolic', root: { kind: 'global', name: `import.${node.name.text}` }, steps: [] }];
  const file = node.getSourceFile().fileName;
  const properties = new Map<string, Deferred>([
    ['url', { value: [placeUrl(file)] }],
    ['filename', { value: [placeText(file)] }],
    ['dirname', { value: [placeText(folderOf(file))] }],
  ]);
  return [{ kind: 'record', properties, open: true, rest, node: undefined }];
}
