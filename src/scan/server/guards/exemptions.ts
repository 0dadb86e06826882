// The paths that a check lets pass: `jwt(options).unless({ path: ['/login', /^\\/public/] })` of express-unless and koa-unless,
// `except('/login', check)` of Hono. What can't be read lets nothing pass, as the text of the check shows what it says.
import { ts } from '../../program/typescript.js';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import type { Deferred, FunctionValue, Possible, Value } from '../../evaluate/value.ts';
import { knownTexts } from '../detectors/read-arguments.ts';
import { honoPattern, patternTemplates } from '../paths/route-pattern.ts';
import type { Exemption } from '../server-facts.ts';
import { passedPaths } from './passed-paths.ts';

/** What a middleware lets pass. */
export function exemptionsOf(handler: Deferred, evaluator: Evaluator): readonly Exemption[] {
  return evaluator.force(handler).flatMap((possible) => {
    if (possible.kind === 'function')
      return [...ofOwnFunction(possible, evaluator), ...passedPaths(possible, evaluator)];
    if (possible.kind !== 'symbolic') return [];
    const made = possible.steps.at(-1);
    const before = possible.steps.at(-2);
    if (made?.kind !== 'call' || !ts.isCallExpression(made.node)) return [];
    const [first] = evaluator.arguments(made.node, made.frame);
    if (first === undefined) return [];
    if (before?.kind === 'member' && before.name === 'unless') return ofUnless(evaluator.force(first), evaluator);
    return isExcept(possible) ? knownTexts(first, evaluator).flatMap(ofHono) : [];
  });
}

/** `unless(['/login'], check)` of the project: what it makes lets the paths pass that it was given, as it reads the request's. */
function ofOwnFunction({ node, frame }: FunctionValue, evaluator: Evaluator): readonly Exemption[] {
  const text = node.body?.getText() ?? '';
  const given = [...frame.bindings.values()];
  const isHandedOn = given.some((one) =>
    evaluator.force(one).some(({ kind }) => kind === 'function' || kind === 'symbolic'),
  );
  if (!isHandedOn || !/\b(?:req|request|ctx|context)\.(?:path|url|originalUrl|baseUrl)\b/u.test(text)) return [];
  const ending = /\.startsWith\(|\.indexOf\(/u.test(text) ? '*' : '';
  return given
    .flatMap((one) => knownTexts(one, evaluator))
    .filter((path) => path.startsWith('/'))
    .map((path) => ({ path: `${path}${path.endsWith('*') ? '' : ending}`, methods: [] }));
}

/** Whether a value is what `except` of `hono/combine` gave. */
export function isExcept(possible: Possible): boolean {
  return possible.kind === 'symbolic' && possible.root.kind === 'module' && possible.root.module === 'hono/combine';
}

function ofHono(text: string): readonly Exemption[] {
  return patternTemplates(text, honoPattern).map((path) => ({ path, methods: [] }));
}

/** `{ path }`, where a path is a text, a regular expression, `{ url, methods }`, or a list of these. */
function ofUnless(options: Value, evaluator: Evaluator): readonly Exemption[] {
  return each(evaluator.member(options, 'path'), evaluator).flatMap((one) => {
    if (one.kind !== 'record') return pathOf(one).map((path) => ({ path, methods: [] }));
    const methods = knownTexts({ value: evaluator.member([one], 'methods') }, evaluator).map((name) =>
      name.toUpperCase(),
    );
    return each(evaluator.member([one], 'url'), evaluator).flatMap((url) =>
      pathOf(url).map((path) => ({ path, methods })),
    );
  });
}

function each(value: Value, evaluator: Evaluator): Value {
  return value.flatMap((possible) =>
    possible.kind === 'list' ? possible.elements.flatMap((element) => evaluator.force(element)) : [possible],
  );
}

/** A text is the path itself; of regular expressions those that a text begins are read. */
function pathOf(possible: Possible): readonly string[] {
  if (possible.kind === 'text') {
    const [path, ...others] = possible.parts;
    return typeof path === 'string' && others.length === 0 ? [path] : [];
  }
  const found = possible.kind === 'pattern' ? beginning.exec(possible.source) : null;
  if (found?.[1] === undefined) return [];
  const path = found[1].replaceAll('\\', '');
  return [found[2] === '$' ? path : `${path}*`];
}

const beginning = /^\^((?:\\[/.-]|[\w/-])+)(\$|(?:\\\/)?\*?(?:\(?\.\*\)?)?\$?)$/u;
