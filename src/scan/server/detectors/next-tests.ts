// How the middleware of Next.js asks about the path of a request, other than by comparing texts: Clerk's `createRouteMatcher`,
// and regular expressions. It must not know what follows from an answer.
import { compiled } from '../../evaluate/built-in/patterns.ts';
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { knownTextOf } from '../../evaluate/texts.ts';
import type { Possible, Value } from '../../evaluate/value.ts';
import { ts } from '../../program/typescript.js';
import type { PathAnswer, TestOfPath } from '../guards/live-parts.ts';
import { matcherPattern } from '../paths/next-matcher.ts';

/** Answers for a request, by its path. */
export function testOfPath(path: string, evaluator: Evaluator): TestOfPath {
  return (node, frame) => {
    const [callee, ...others] = evaluator.evaluate(node.expression, frame);
    const patterns = others.length === 0 && callee !== undefined ? matcherOf(callee, evaluator) : undefined;
    return patterns === undefined ? undefined : answerOfList(patterns, path, evaluator);
  };
}

/** What `createRouteMatcher` was given. */
function matcherOf(callee: Possible, evaluator: Evaluator): Value | undefined {
  if (callee.kind !== 'symbolic' || callee.root.kind !== 'module') return undefined;
  const made = callee.steps.at(-1);
  if (callee.root.name !== 'createRouteMatcher' || made?.kind !== 'call' || !ts.isCallExpression(made.node))
    return undefined;
  const [patterns] = evaluator.arguments(made.node, made.frame);
  return patterns === undefined ? undefined : evaluator.force(patterns);
}

/**
 * Whether one of several patterns matches a path.
 *
 * @param ending what each of them may be followed by
 */
export function answerOfList(patterns: Value, path: string, evaluator: Evaluator, ending: string = ''): PathAnswer {
  const each = patterns.flatMap((one) =>
    one.kind === 'list' ? one.elements.flatMap((inner) => evaluator.force(inner)) : [one],
  );
  const answer = (one: Possible): PathAnswer => {
    const text = knownTextOf(one);
    const own = one.kind === 'pattern' ? { source: one.source, flags: one.flags.replaceAll(/[gy]/gu, '') } : undefined;
    const asked = text === undefined ? own : { source: matcherPattern(text + ending), flags: 'u' };
    return (asked && compiled(asked, path.length))?.test(path) ?? 'unsure';
  };
  const answers = new Set(each.map(answer));
  const isOpen = patterns.some((one) => one.kind === 'list' && one.open);
  if (answers.has(true)) return true;
  return isOpen || answers.has('unsure') ? 'unsure' : false;
}
