// Calls: of functions of the project, of methods of texts and lists, of functions of the language, and of what lies outside,
// which is kept as a step.
import { ts } from '../program/typescript.js';
import { awaitedCall } from './awaiters.ts';
import { placeIn, specifierOf } from './built-in/file-places.ts';
import { globalFunction, globalName, packageFunction } from './built-in/global-functions.ts';
import { listMethod, mappedUnknown, reducedUnknown } from './built-in/list-methods.ts';
import { mapMethod, mapOf } from './built-in/maps.ts';
import { patternTest } from './built-in/patterns.ts';
import { textMethod } from './built-in/text-methods.ts';
import { construct } from './classes.ts';
import type { Evaluator } from './evaluator.ts';
import { injectedValue } from './injected.ts';
import { layOut } from './literals.ts';
import { awaitedParameters, listOf, mostPossibilities, textOf, union, unknown } from './make-value.ts';
import { importFrom } from './names.ts';
import { afterMethod } from './object-state.ts';
import { known, knownText, knownTextOf, textsOf } from './texts.ts';
import { makeUrls } from './urls.ts';
import type { Deferred, Frame, FunctionValue, Possible, Step, SymbolicValue, Value } from './value.ts';

/** `callee(...arguments)` */
export function evaluateCall(node: ts.CallExpression, frame: Frame, evaluator: Evaluator): Value {
  const imported = importedModule(node, frame, evaluator);
  if (imported !== undefined) return imported;
  const awaited = awaitedCall(node, frame, evaluator);
  if (awaited !== undefined) return awaited;
  const built = splitAndJoined(node, frame, evaluator) ?? builtInMethod(node, frame, evaluator);
  if (built !== undefined) return built;
  const callees = evaluator.evaluate(node.expression, frame);
  return union(callees.map((callee) => callPossible(callee, node, frame, evaluator)));
}

function callPossible(callee: Possible, node: ts.CallExpression, frame: Frame, evaluator: Evaluator): Value {
  if (callee.kind === 'function') {
    const result = evaluator.call(callee, evaluator.arguments(node, frame), frame.depth, { node, frame });
    // A method that gives its object back gives it back as the call leaves it: `new Request().path(path)`.
    const [self, ...others] = callee.self ?? [];
    if (self?.kind !== 'instance' || others.length > 0 || !result.includes(self)) return result;
    return result.map((one) => (one === self ? afterMethod(self, callee, node, frame, evaluator) : one));
  }
  if (callee.kind !== 'symbolic') return unknown('what is called is no known function', nameOf(node.expression));
  const args = evaluator.arguments(node, frame);
  const result = globalFunction(callee, args, frame.depth, evaluator) ?? packageFunction(callee, args, evaluator);
  if (result !== undefined) return result;
  const method = methodOfUnknown(callee);
  const list: SymbolicValue = { ...callee, steps: callee.steps.slice(0, -1) };
  const made = method?.(list, args, frame.depth, evaluator);
  if (made !== undefined) return made;
  const given = passedThrough(callee, args, evaluator) ?? injectedValue(callee, args, evaluator);
  return given ?? [withStep(callee, { kind: 'call', node, frame })];
}

/** `list.map` and `list.reduce` of a list that is not known; `map` of a package is not meant. */
function methodOfUnknown({ root, steps }: SymbolicValue): typeof mappedUnknown | undefined {
  const last = steps.at(-1);
  if (last?.kind !== 'member' || (root.kind !== 'unknown' && steps.length <= 1)) return undefined;
  if (last.name === 'map') return mappedUnknown;
  return last.name === 'reduce' ? reducedUnknown : undefined;
}

/**
 * Wrappers of frameworks that give back what they are given: `useMemo(() => value)`, `useCallback(fn)`, `memo(fn)`; Vue's
 * `computed(() => value)` gives an object that holds it.
 */
function passedThrough(callee: SymbolicValue, args: readonly Deferred[], evaluator: Evaluator): Value | undefined {
  const { root, steps } = callee;
  const last = steps.at(-1);
  const name = last?.kind === 'member' ? last.name : root.name;
  const [first] = args;
  if (first === undefined || name === undefined) return undefined;
  if (name === 'computed' && steps.length === 0 && root.kind !== 'unknown') {
    const properties = new Map([['value', known(evaluator.force(first).flatMap((one) => madeBy(one, evaluator)))]]);
    return [{ kind: 'record', properties, open: true, node: undefined }];
  }
  if (root.kind !== 'module') return undefined;
  // Hono's factory gives back the handlers that it is given.
  if (root.module === 'hono/factory' && name === 'createHandlers') return [listOf(args)];
  if (['useCallback', 'promisify', 'asyncHandler'].includes(name)) return evaluator.force(first);
  if (!['useMemo', 'once', 'memoize'].includes(name)) return undefined;
  const made = evaluator.force(first);
  if (name !== 'useMemo') return made;
  return union(made.map((possible) => madeBy(possible, evaluator)));
}

function madeBy(possible: Possible, evaluator: Evaluator): Value {
  return possible.kind === 'function' ? evaluator.call(possible, [], 0) : unknown('a memoised value');
}

function nameOf(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : undefined;
}

/** A symbolic value with one step more. */
export function withStep(value: SymbolicValue, step: Step): SymbolicValue {
  return value.steps.length >= mostPossibilities ? value : { ...value, steps: [...value.steps, step] };
}

/** `require('x')` and `import('x')`. */
function importedModule(node: ts.CallExpression, frame: Frame, evaluator: Evaluator): Value | undefined {
  const { expression } = node;
  const [specifier] = node.arguments;
  const isImport = expression.kind === ts.SyntaxKind.ImportKeyword;
  if (specifier === undefined || (!isImport && !isRequire(expression))) return undefined;
  const from = node.getSourceFile().fileName;
  return union(
    textsOf(evaluator.evaluate(specifier, frame)).map((text) => {
      const place = placeIn(text);
      const name = place === undefined ? knownTextOf(text) : specifierOf(place, from);
      return name === undefined ? unknown(unknownModule) : importFrom(from, name, '*', evaluator);
    }),
  );
}

/** Why what `require` or `import` gives is unknown when the name of the module is. */
export const unknownModule = 'the name of a module is known only at run time';

function isRequire(node: ts.Expression): boolean {
  return ts.isIdentifier(node) && node.text === 'require';
}

/** `text.split(search).join(replacement)` replaces: what is unknown in the text stays unknown, whatever is in it. */
function splitAndJoined(node: ts.CallExpression, frame: Frame, evaluator: Evaluator): Value | undefined {
  const joined = node.expression;
  if (!ts.isPropertyAccessExpression(joined) || joined.name.text !== 'join') return undefined;
  const inner = joined.expression;
  if (!ts.isCallExpression(inner) || !ts.isPropertyAccessExpression(inner.expression)) return undefined;
  if (inner.expression.name.text !== 'split' || inner.arguments.length !== 1) return undefined;
  const texts = evaluator.evaluate(inner.expression.expression, frame);
  const args = [...evaluator.arguments(inner, frame), ...evaluator.arguments(node, frame)];
  const replaced = texts.map((text) =>
    text.kind === 'text' ? textMethod(text, 'replaceAll', args, evaluator) : undefined,
  );
  const [search] = args;
  const isApart = search !== undefined && knownText(evaluator.force(search)) === '';
  const values = replaced.filter((value) => value !== undefined);
  return values.length === texts.length && args.length === 2 && !isApart ? union(values) : undefined;
}

/** Methods of what is known: of texts, lists, URLs and functions. */
function builtInMethod(node: ts.CallExpression, frame: Frame, evaluator: Evaluator): Value | undefined {
  const { expression } = node;
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const receivers = evaluator.evaluate(expression.expression, frame);
  const isBuiltIn = receivers.some(
    ({ kind }) => kind !== 'symbolic' && kind !== 'record' && kind !== 'instance' && kind !== 'class',
  );
  if (!isBuiltIn && !receivers.some(isPromiseLike)) return undefined;
  const name = expression.name.text;
  const args = evaluator.arguments(node, frame);
  return union(
    receivers.map((receiver) => {
      const found = methodOf(receiver, name, args, frame, evaluator);
      if (found !== undefined) return found;
      return union(evaluator.member([receiver], name).map((callee) => callPossible(callee, node, frame, evaluator)));
    }),
  );
}

function isPromiseLike({ kind }: Possible): boolean {
  return kind === 'record' || kind === 'instance';
}

function methodOf(
  receiver: Possible,
  name: string,
  args: readonly Deferred[],
  frame: Frame,
  evaluator: Evaluator,
): Value | undefined {
  switch (receiver.kind) {
    case 'text':
      return (
        textMethod(receiver, name, args, evaluator) ?? unknown(`the result of \`${name}\` is known only at run time`)
      );
    case 'list':
      return listMethod(receiver, name, args, frame.depth, evaluator);
    case 'constant':
      return name === 'toString' && args.length === 0 ? textOf(String(receiver.value)) : undefined;
    case 'pattern':
      return name === 'test' ? patternTest(receiver, args[0] && evaluator.force(args[0])) : undefined;
    case 'url':
      // `clone` is that of Next.js.
      return name === 'clone' ? [receiver] : name === 'toString' || name === 'toJSON' ? [receiver.text] : undefined;
    case 'record':
      return receiver.isMap === true ? mapMethod(receiver, name, args, evaluator) : undefined;
    case 'function':
      return functionMethod(receiver, name, args, frame, evaluator);
    default:
      return undefined;
  }
}

/** `fn.call(self, ...)`, `fn.apply(self, list)` and `fn.bind(self, ...)`. */
function functionMethod(
  fn: FunctionValue,
  name: string,
  args: readonly Deferred[],
  frame: Frame,
  evaluator: Evaluator,
): Value | undefined {
  const [self, ...rest] = args;
  const bound: FunctionValue = { ...fn, self: self === undefined ? fn.self : evaluator.force(self) };
  switch (name) {
    case 'call':
      return evaluator.call(bound, rest, frame.depth);
    case 'apply': {
      const [list] = rest;
      return evaluator.call(bound, list === undefined ? [] : evaluator.elements(evaluator.force(list)), frame.depth);
    }
    case 'bind':
      return [{ ...bound, bound: [...fn.bound, ...rest] }];
    default:
      return undefined;
  }
}

/** `new Callee(...arguments)` */
export function evaluateNew(node: ts.NewExpression, frame: Frame, evaluator: Evaluator): Value {
  const args = evaluator.arguments(node, frame);
  return union(
    evaluator.evaluate(node.expression, frame).map((callee): Value => {
      if (callee.kind === 'class') return construct(callee, args);
      if (callee.kind !== 'symbolic') return unknown('what is constructed is no known class', nameOf(node.expression));
      return newSymbolic(callee, node, args, frame, evaluator);
    }),
  );
}

function newSymbolic(
  callee: SymbolicValue,
  node: ts.NewExpression,
  args: readonly Deferred[],
  frame: Frame,
  evaluator: Evaluator,
): Value {
  const name =
    callee.root.kind === 'module' && /^(?:node:)?url$/u.test(callee.root.module)
      ? callee.root.name
      : globalName(callee);
  const [first] = args;
  if (name === 'URL') return makeUrls(args, evaluator);
  if (name === 'Set' && first !== undefined) return [listOf(evaluator.elements(evaluator.force(first)))];
  if (name === 'Map' && first !== undefined) return [mapOf(evaluator.force(first), evaluator)];
  if (name === 'String' && first !== undefined) return evaluator.force(first);
  return [withStep(callee, { kind: 'new', node, frame })];
}

/** The arguments of a call, with known spread lists in their places; an unknown one ends the list. */
export function evaluateArguments(
  node: ts.CallExpression | ts.NewExpression,
  frame: Frame,
  evaluator: Evaluator,
): readonly Deferred[] {
  const { elements, rest } = layOut(node.arguments ?? [], frame, evaluator);
  if (rest === undefined) return elements;
  const waiting = rest.flatMap((possible) => (possible.kind === 'symbolic' ? awaitedParameters(possible) : []));
  const further = known(unknown('an argument of a spread list is known only at run time', undefined, waiting));
  return [...elements, ...Array.from({ length: 4 }, () => further)];
}
