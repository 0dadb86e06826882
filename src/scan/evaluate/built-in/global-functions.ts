// Functions of the language itself, and of Node, that make or pass on texts and lists: `String`, `encodeURIComponent`,
// `Object.entries`, `path.join`, `util.format`.
import type { Evaluator } from '../evaluator.ts';
import { constantOf, listOf, textOf, union, unknown } from '../make-value.ts';
import { truthOfValue } from '../operators.ts';
import { known, joinTexts, knownTextOf } from '../texts.ts';
import type { Deferred, ListValue, RecordValue, SymbolicValue, Value } from '../value.ts';
import { encodings } from './encodings.ts';
import { listMethod, mappedUnknown } from './list-methods.ts';
import { makeUrls } from '../urls.ts';
import { fileFunction, joinedPath, placeText } from './file-places.ts';

type GlobalFunction = (args: readonly Deferred[], evaluator: Evaluator, depth: number) => Value | undefined;

const functions: ReadonlyMap<string, GlobalFunction> = new Map<string, GlobalFunction>([
  ['String', ([value], evaluator) => (value === undefined ? textOf('') : joinTexts([evaluator.force(value)]))],
  ['Boolean', ([value], evaluator) => truthAsked(value, evaluator)],
  ...[...encodings].map(([name, encode]): [string, GlobalFunction] => [
    name,
    ([value], evaluator) => (value === undefined ? textOf('undefined') : encode(evaluator.force(value))),
  ]),
  ['decodeURIComponent', ([value], evaluator) => value && decoded(value, evaluator)],
  ['Object.freeze', ([value], evaluator) => value && evaluator.force(value)],
  ['Object.seal', ([value], evaluator) => value && evaluator.force(value)],
  ['structuredClone', ([value], evaluator) => value && evaluator.force(value)],
  ['Promise.resolve', ([value], evaluator) => value && evaluator.force(value)],
  ['Promise.all', ([value], evaluator) => value && evaluator.force(value)],
  ['Object.assign', (args, evaluator) => merged(args, evaluator)],
  ['Object.keys', ([value], evaluator) => properties(value, (name) => textOf(name), evaluator)],
  ['Object.values', ([value], evaluator) => properties(value, (_, property) => evaluator.force(property), evaluator)],
  [
    'Object.entries',
    ([value], evaluator) => properties(value, (name, property) => [listOf([known(textOf(name)), property])], evaluator),
  ],
  ['Object.fromEntries', () => unknown('an object that is made at run time')],
  ['process.cwd', () => [placeText('')]],
  ['Array.of', (args) => [listOf(args)]],
  ['Array.from', ([value, fn], evaluator, depth) => listFrom(value, fn, evaluator, depth)],
  ['URL.parse', (args, evaluator) => makeUrls(args, evaluator)],
]);

/** What a function of the language returns; `undefined` when it is not one that is followed. */
export function globalFunction(
  callee: SymbolicValue,
  args: readonly Deferred[],
  depth: number,
  evaluator: Evaluator,
): Value | undefined {
  const name = globalName(callee);
  return name === undefined ? undefined : functions.get(name)?.(args, evaluator, depth);
}

/** `Object.entries` of a symbolic value. */
export function globalName({ root, steps }: SymbolicValue): string | undefined {
  if (root.kind !== 'global') return undefined;
  const names = [root.name];
  for (const step of steps) {
    if (step.kind !== 'member' || step.name === undefined) return undefined;
    names.push(step.name);
  }
  return names.join('.');
}

/** A text that can't be decoded makes the function throw. */
function decoded(value: Deferred, evaluator: Evaluator): Value {
  const isAny = evaluator.force(value).every((possible) => knownTextOf(possible) === undefined);
  if (isAny) return evaluator.force(value);
  return union(
    evaluator.force(value).map((possible) => {
      const text = knownTextOf(possible);
      const plain = text === undefined ? undefined : decodeText(text);
      return plain === undefined ? unknown('a text that is decoded at run time') : textOf(plain);
    }),
  );
}

function decodeText(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function merged(args: readonly Deferred[], evaluator: Evaluator): Value {
  const all = new Map<string, Deferred>();
  let open = false;
  for (const arg of args) {
    const [record, ...others] = evaluator.force(arg);
    if (record?.kind === 'instance' && all.size === 0) return [record];
    if (record?.kind !== 'record' || others.length > 0) open = true;
    else {
      for (const [name, value] of record.properties) all.set(name, value);
      open ||= record.open;
    }
  }
  return [{ kind: 'record', properties: all, open, node: undefined }];
}

function properties(
  value: Deferred | undefined,
  make: (name: string, property: Deferred) => Value,
  evaluator: Evaluator,
): Value {
  if (value === undefined) return [listOf([])];
  return union(
    evaluator.force(value).map((possible): Value => {
      if (possible.kind === 'list') {
        return [
          listOf(
            possible.elements.map((element, index) => known(make(String(index), element))),
            possible.open,
          ),
        ];
      }
      if (possible.kind !== 'record') return unknown('the properties of an unknown object');
      return [
        listOf(
          [...possible.properties].map(([name, property]) => known(make(name, property))),
          possible.open,
        ),
      ];
    }),
  );
}

function listFrom(value: Deferred | undefined, fn: Deferred | undefined, evaluator: Evaluator, depth: number): Value {
  if (value === undefined) return [listOf([])];
  return union(
    evaluator.force(value).map((possible): Value => {
      if (possible.kind === 'symbolic') return anyList(possible, fn, evaluator, depth);
      const list = possible.kind === 'record' ? emptyList(possible, evaluator) : possible;
      if (list === undefined) return anyList(unknown('a list of unknown length')[0], fn, evaluator, depth);
      const made = list.kind === 'list' ? list : listOf(evaluator.elements([list]), true);
      return fn === undefined ? [made] : (listMethod(made, 'map', [fn], depth, evaluator) ?? [made]);
    }),
  );
}

/** Longer lists of nothing are not told apart from those of unknown length. */
const longestEmpty = 64;

/** `{ length: 3 }` */
function emptyList(record: RecordValue, evaluator: Evaluator): ListValue | undefined {
  const [length] = evaluator.member([record], 'length');
  const size = length?.kind === 'constant' ? length.value : undefined;
  if (typeof size !== 'number' || !(size >= 0 && size <= longestEmpty)) return undefined;
  return listOf(Array.from({ length: Math.trunc(size) }, () => known(constantOf(undefined))));
}

function anyList(list: SymbolicValue, fn: Deferred | undefined, evaluator: Evaluator, depth: number): Value {
  const made = fn === undefined ? undefined : mappedUnknown(list, [fn], depth, evaluator);
  return made ?? [listOf(evaluator.elements([list]))];
}

/** Functions of packages that join texts, or tell of files: `path.join`, `url-join`, `fs.readdirSync`. */
export function packageFunction(
  callee: SymbolicValue,
  args: readonly Deferred[],
  evaluator: Evaluator,
): Value | undefined {
  const { root, steps } = callee;
  if (root.kind !== 'module' || steps.some(({ kind }) => kind !== 'member')) return undefined;
  const module = root.module.replace(/^node:/u, '');
  const names = [root.name, ...steps.map((step) => (step.kind === 'member' ? step.name : ''))];
  const name = names.filter((one) => one !== 'default' && one !== '*').join('.');
  if (module === 'url-join' || (module === 'ufo' && name === 'joinURL')) return joinedPath(args, evaluator);
  if (module === 'url' && name === 'resolve' && args.length === 2) return makeUrls(args.toReversed(), evaluator);
  return copied(module, name, args, evaluator) ?? fileFunction(module, name, args, evaluator);
}

/** Packages of functions on objects. */
const objectPackages =
  /^(?:lodash|underscore|ramda|radash|es-toolkit|klona|rfdc|clone|deepmerge|ts-deepmerge|fast-copy)\b/u;
const copying = new Set(['clone', 'clonedeep', 'clone-deep', 'klona', 'rfdc', 'fast-copy', 'copy']);
const merging = new Set(['merge', 'assign', 'extend', 'deepmerge', 'ts-deepmerge', 'mergeright', 'mergedeepright']);

/** A copy of an object has its properties, and so has what several are merged into. */
function copied(module: string, name: string, args: readonly Deferred[], evaluator: Evaluator): Value | undefined {
  const [first] = args;
  if (first === undefined || !objectPackages.test(module)) return undefined;
  // `lodash.clonedeep`, `lodash/cloneDeep`, `klona/full`
  const called = (name === '' ? (module.split(/[./]/u).at(-1) ?? '') : name).toLowerCase();
  if (copying.has(called) || (name === '' && copying.has(module.split('/')[0] ?? ''))) return evaluator.force(first);
  return merging.has(called) ? merged(args, evaluator) : undefined;
}

/** `Boolean(value)` */
function truthAsked(value: Deferred | undefined, evaluator: Evaluator): Value {
  const truth = value === undefined ? false : truthOfValue(evaluator.force(value));
  return truth === undefined ? unknown('the result of a test at run time') : constantOf(truth);
}
