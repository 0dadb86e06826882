// Calls that make no request whatever they are called on: most calls of a program. They are told by their names alone, so that
// nothing has to be evaluated for them.
import { ts } from '../program/typescript.js';
import { lookUpName } from '../program/scopes.ts';
import { mayBeShared } from '../program/script-names.ts';
import type { CallNode } from './detector.ts';
import { clientDetectors } from './libraries.ts';

/** Methods of the language's own objects and of promises, of names that no client of an API has. */
const methods = new Set(
  `then catch finally map flatMap forEach reduce push unshift slice splice join concat indexOf startsWith endsWith trim split
  replace replaceAll toString toUpperCase toLowerCase toFixed toISOString stringify isArray preventDefault stopPropagation
  addEventListener`.split(/\s+/u),
);

/** Globals that requests are made with, or that lead to one; any other undeclared name is none of them. */
const requesting: ReadonlySet<string> = new Set([
  'window',
  'globalThis',
  'self',
  'global',
  'require',
  ...clientDetectors.flatMap(({ globals = [] }) => globals),
]);

/** Globals of the platform that no script of a project declares. */
const platform = new Set(
  `console document Math JSON Object Array Promise Number String Boolean Date Error RegExp Map Set Symbol parseInt parseFloat
  isNaN setTimeout clearTimeout setInterval clearInterval alert confirm prompt process Buffer URL URLSearchParams Headers
  FormData encodeURIComponent decodeURIComponent localStorage sessionStorage`.split(/\s+/u),
);

/** Whether a call can be left out without a look at what is called. */
export function isIgnored(call: CallNode): boolean {
  const { expression } = call;
  if (ts.isPropertyAccessExpression(expression) && methods.has(expression.name.text)) return true;
  let first: ts.Expression = expression;
  while (ts.isPropertyAccessExpression(first)) first = first.expression;
  if (!ts.isIdentifier(first) || requesting.has(first.text)) return false;
  if (lookUpName(first.text, first) !== undefined) return false;
  return platform.has(first.text) || !mayBeShared(first.text, first.getSourceFile());
}
