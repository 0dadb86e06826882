// Methods of arrays.
import { compareCodeUnits } from '../../../base/compare-code-units.ts';
import { known, joinTexts, knownText } from '../texts.ts';
import type { Evaluator } from '../evaluator.ts';
import { constantOf, isNothing, listOf, textOf, union, unknown } from '../make-value.ts';
import { encodings } from './encodings.ts';
import { isListTest, listTest } from './list-tests.ts';
import { pieceAt, someOfPieces } from './text-pieces.ts';
import { truthOfValue } from '../operators.ts';
import type { Deferred, ListValue, SymbolicValue, Value } from '../value.ts';

/** `list.name(...args)`; `undefined` when the method is not followed. */
export function listMethod(
  list: ListValue,
  name: string,
  args: readonly Deferred[],
  depth: number,
  evaluator: Evaluator,
): Value | undefined {
  const [first] = args;
  if (list.madeOf !== undefined && keeping.has(name)) return [list];
  if (first !== undefined && isListTest(name)) {
    return listTest(list, name, first, (element) => applied(first, [element], depth, evaluator), evaluator);
  }
  switch (name) {
    case 'join':
      return joined(list, first, evaluator);
    case 'concat':
      return concatenated(list, args, evaluator);
    case 'map':
      return [{ ...list, elements: turnsOver(list).map((turn) => known(applied(first, turn, depth, evaluator))) }];
    case 'flatMap':
    case 'flat':
      return flattened(list, name === 'flatMap' ? first : undefined, depth, evaluator);
    case 'filter':
      return filtered(list, first, depth, evaluator);
    case 'find':
    case 'findLast':
      return foundElement(list, name === 'find', (element) => applied(first, [element], depth, evaluator), evaluator);
    case 'pop':
    case 'shift':
      if (list.isCut === true) return elementAt(list, constantOf(name === 'pop' ? -1 : 0), evaluator);
      return anyElement(list, evaluator);
    case 'at':
      return first === undefined ? undefined : elementAt(list, evaluator.force(first), evaluator);
    case 'slice':
      return first === undefined ? [list] : sliced(list, args, evaluator);
    case 'reverse':
    case 'toReversed':
      return [{ ...list, elements: list.elements.toReversed() }];
    case 'sort':
    case 'toSorted':
      if (list.isCut === true) return unknown('the pieces of a text in an order that is known only at run time');
      return [first === undefined ? sortedByText(list, evaluator) : list];
    case 'reduce':
      return reduced(list, args, depth, evaluator);
    case 'entries':
      return [
        listOf(
          list.elements.map((element, index) => known([listOf([known(constantOf(index)), element])])),
          list.open,
        ),
      ];
    case 'values':
      return [list];
    default:
      return undefined;
  }
}

/** `unknown.map(fn)`: what the function makes of any element stands for all of them. */
export function mappedUnknown(
  list: SymbolicValue,
  args: readonly Deferred[],
  depth: number,
  evaluator: Evaluator,
): Value | undefined {
  const [fn] = args;
  if (fn === undefined || !evaluator.force(fn).some(({ kind }) => kind === 'function')) return undefined;
  const element = known(applied(fn, [...evaluator.elements([list]), somePlace], depth, evaluator));
  return [{ ...listOf([element], true), madeOf: list }];
}

/** `unknown.reduce(fn, initial)`: the initial value, or what any number of elements may make of it. */
export function reducedUnknown(
  list: SymbolicValue,
  [fn, initial]: readonly Deferred[],
  depth: number,
  evaluator: Evaluator,
): Value | undefined {
  if (fn === undefined || initial === undefined) return undefined;
  if (!evaluator.force(fn).some(({ kind }) => kind === 'function')) return undefined;
  const turn = (state: Value): Value =>
    union([state, applied(fn, [known(state), ...evaluator.elements([list]).slice(0, 1), somePlace], depth, evaluator)]);
  const once = turn(evaluator.force(initial));
  const twice = turn(once);
  return twice.length === once.length ? once : union([once, unknown('the value grows in a reduction')]);
}

/** Methods that leave of such a list one of the same sort. */
const keeping = new Set(['filter', 'slice', 'sort', 'toSorted', 'reverse', 'toReversed']);

/** What a function is called with for each element: the element and its place. */
function turnsOver({ elements, open }: ListValue): readonly (readonly [Deferred, Deferred])[] {
  return elements.map((element, index) => [element, open ? somePlace : known(constantOf(index))]);
}

const somePlace: Deferred = known(unknown('the place of an element in a list that is known only at run time'));

/** The order of texts by their code units; what is not known lies anywhere. */
export function sortedByText(list: ListValue, evaluator: Evaluator): ListValue {
  const named = list.elements.flatMap((element) => {
    const text = knownText(evaluator.force(element));
    return text === undefined ? [] : [{ element, text }];
  });
  if (named.length < list.elements.length) return list;
  return {
    ...list,
    elements: named.toSorted((left, right) => compareCodeUnits(left.text, right.text)).map(({ element }) => element),
  };
}

function joined(list: ListValue, separator: Deferred | undefined, evaluator: Evaluator): Value {
  if (list.madeOf !== undefined) return [list.madeOf];
  const between = separator === undefined ? textOf(',') : evaluator.force(separator);
  const pieces = list.elements.flatMap((element, index) => {
    const value = printed(evaluator.force(element));
    return index === 0 ? [value] : [between, value];
  });
  if (list.open && list.isCut !== true) {
    if (pieces.length > 0) pieces.push(between);
    pieces.push(unknown('further elements of a list are known only at run time'));
  }
  return joinTexts(pieces);
}

/** `join` prints nothing for `null` and `undefined`. */
function printed(value: Value): Value {
  return value.flatMap((possible) => (isNothing(possible) ? textOf('') : [possible]));
}

function concatenated(list: ListValue, args: readonly Deferred[], evaluator: Evaluator): Value {
  const elements = [...list.elements];
  let { open } = list;
  for (const arg of args) {
    const [only, ...others] = evaluator.force(arg);
    if (only?.kind === 'list' && others.length === 0) {
      elements.push(...only.elements);
      open ||= only.open;
    } else if (only?.kind === 'symbolic' || others.length > 0) open = true;
    else elements.push(arg);
  }
  return [listOf(elements, open)];
}

const [noFunction] = unknown('what is no function');

function asText(value: Value): Value {
  return joinTexts([value]);
}

/** What a function that is handed over returns for these arguments. */
export function applied(
  fn: Deferred | undefined,
  args: readonly Deferred[],
  depth: number,
  evaluator: Evaluator,
): Value {
  if (fn === undefined) return unknown('no function is given');
  return union(
    evaluator.force(fn).map((possible): Value => {
      if (possible.kind === 'function') return evaluator.call(possible, args, depth);
      const { root, steps } = possible.kind === 'symbolic' ? possible : noFunction;
      const name = root.kind === 'global' && steps.length === 0 ? root.name : undefined;
      const make = name === 'String' ? asText : encodings.get(name ?? '');
      const [arg] = args;
      return make === undefined || arg === undefined
        ? unknown('a function that is not followed')
        : make(evaluator.force(arg));
    }),
  );
}

function flattened(list: ListValue, fn: Deferred | undefined, depth: number, evaluator: Evaluator): Value {
  const elements: Deferred[] = [];
  let { open } = list;
  for (const turn of turnsOver(list)) {
    const [element] = turn;
    const value = fn === undefined ? evaluator.force(element) : applied(fn, turn, depth, evaluator);
    const [only, ...others] = value;
    if (only?.kind === 'list' && others.length === 0) {
      elements.push(...only.elements);
      open ||= only.open;
    } else if (only?.kind === 'symbolic' || others.length > 0) open = true;
    else elements.push(known(value));
  }
  return [listOf(elements, open)];
}

/** Elements that are certainly left out are gone; when that is not certain, the list may be shorter. */
function filtered(list: ListValue, fn: Deferred | undefined, depth: number, evaluator: Evaluator): Value {
  const kept: Deferred[] = [];
  const sure: Deferred[] = [];
  for (const turn of turnsOver(list)) {
    const [element] = turn;
    const truth = truthOfValue(
      isBooleanFunction(fn, evaluator) ? evaluator.force(element) : applied(fn, turn, depth, evaluator),
    );
    if (truth !== false) kept.push(element);
    if (truth === true) sure.push(element);
  }
  // A piece that is only a hole is left out by some test or other; a path is told with its holes.
  if (list.isCut === true) return [{ ...list, elements: kept }];
  return kept.length === sure.length ? [listOf(kept, list.open)] : [listOf(kept, list.open), listOf(sure, true)];
}

function isBooleanFunction(fn: Deferred | undefined, evaluator: Evaluator): boolean {
  if (fn === undefined) return false;
  const [only, ...others] = evaluator.force(fn);
  return (
    only?.kind === 'symbolic' && only.root.kind === 'global' && only.root.name === 'Boolean' && others.length === 0
  );
}

function anyElement(list: ListValue, evaluator: Evaluator): Value {
  const missing = unknown('an element that is known only at run time');
  const all = list.elements.map((element) => evaluator.force(element));
  return list.open || all.length === 0 ? union([...all, missing]) : union(all);
}

/** The elements that a search may end at: none that is certainly passed over, and none behind one that certainly is found. */
function foundElement(
  list: ListValue,
  isForward: boolean,
  test: (element: Deferred) => Value,
  evaluator: Evaluator,
): Value {
  const found: Deferred[] = [];
  for (const element of isForward ? list.elements : list.elements.toReversed()) {
    const truth = truthOfValue(test(element));
    if (truth !== false) found.push(element);
    if (truth === true) break;
  }
  return anyElement({ ...list, elements: found.length === 0 ? list.elements : found }, evaluator);
}

function elementAt(list: ListValue, index: Value, evaluator: Evaluator): Value {
  const at = Number(knownText(index));
  if (list.isCut === true) {
    const piece = Number.isInteger(at) ? pieceAt(list, at, evaluator) : undefined;
    return piece === undefined ? unknown('a piece of a text that is known only at run time') : evaluator.force(piece);
  }
  const element = list.open || !Number.isInteger(at) ? undefined : list.elements.at(at);
  return element === undefined ? anyElement(list, evaluator) : evaluator.force(element);
}

function sliced(list: ListValue, args: readonly Deferred[], evaluator: Evaluator): Value {
  const [from, to] = args.map((arg) => Number(knownText(evaluator.force(arg))));
  if (list.isCut === true) {
    const isKnown = from !== undefined && Number.isInteger(from) && (to === undefined || Number.isInteger(to));
    const some = isKnown ? someOfPieces(list, from, to, evaluator) : undefined;
    return some === undefined ? unknown('some pieces of a text that is known only at run time') : [some];
  }
  if (from === undefined || !Number.isInteger(from) || (to !== undefined && !Number.isInteger(to)) || list.open) {
    return [{ ...list, open: true }];
  }
  return [listOf(list.elements.slice(from, to))];
}

function reduced(list: ListValue, [fn, initial]: readonly Deferred[], depth: number, evaluator: Evaluator): Value {
  if (list.madeOf !== undefined) return [list.madeOf];
  if (fn === undefined || list.open || (initial === undefined && list.elements.length === 0)) {
    return unknown('the result of a reduction over an unknown list');
  }
  const [head, ...tail] = turnsOver(list);
  let result = initial ?? head?.[0];
  for (const turn of initial === undefined ? tail : turnsOver(list)) {
    result = known(applied(fn, result === undefined ? turn : [result, ...turn], depth, evaluator));
  }
  return result === undefined ? unknown('the result of a reduction') : evaluator.force(result);
}
