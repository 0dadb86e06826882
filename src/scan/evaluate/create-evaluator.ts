// The evaluation itself: what each kind of syntax is worth, asked on demand, remembered, and ended in bounds. What depends on
// itself, is nested too deeply or takes too long is unknown.
import { ts } from '../program/typescript.js';
import { exportsOf, type ExportTable } from '../program/exports.ts';
import type { Program } from '../program/program.ts';
import type { Declaration } from '../program/scopes.ts';
import { yielded } from './awaiters.ts';
import { evaluateArguments, evaluateCall, evaluateNew } from './calls.ts';
import { selfAt, superMember } from './classes.ts';
import type { Evaluator } from './evaluator.ts';
import { boundTo } from './frames.ts';
import { callFunction, enterFunction } from './functions.ts';
import { givenMember } from './given-members.ts';
import { evaluateArray, evaluateObject, evaluateTemplate } from './literals.ts';
import { elementsOf } from './loops.ts';
import { constantOf, isNothing, listOf, textOf, union, unknown } from './make-value.ts';
import { elementOf, memberOf, metaOf } from './members.ts';
import { evaluateDeclaration, evaluateIdentifier, importFrom } from './names.ts';
import { evaluateBinary, evaluatePrefix, truthOfValue } from './operators.ts';
import { createMemory, type Memory } from './memory.ts';
import { known } from './texts.ts';
import { typedValue } from './types.ts';
import type { Deferred, Frame, Value } from './value.ts';
import { outermostFrame } from './value.ts';

/** An evaluator for one program. It remembers what it has found. */
export function createEvaluator(program: Program): Evaluator {
  const memory = createMemory(program.readings, program.effort);
  const evaluator: Evaluator = {
    program,
    evaluate: (node, frame) => evaluateSeen(seenThrough(node), frame, evaluator, memory),
    force: (deferred) => force(deferred, evaluator),
    declared: (declaration, at, frame) => evaluateDeclaration(declaration, at, frame, evaluator),
    exported: (file, name) => memory.once(`${file}\n${name}`, () => exportedValue(file, name, evaluator)),
    member: (value, name) => memberOf(value, name, evaluator),
    element: (value, key) => elementOf(value, key, evaluator),
    elements: elementsOf,
    call: (target, args, depth, site) =>
      memory.within(target.node, () => callFunction(target, args, depth, evaluator, site)),
    enter: enterFunction,
    arguments: (node, frame) => evaluateArguments(node, frame, evaluator),
    typed: (type, parameters) => typedValue(type, parameters, evaluator),
  };
  return evaluator;
}

function force(deferred: Deferred, evaluator: Evaluator): Value {
  return 'value' in deferred ? deferred.value : evaluator.evaluate(deferred.node, deferred.frame);
}

/** The expression without what changes nothing about its value. */
export function seenThrough(node: ts.Expression): ts.Expression {
  let at = node;
  while (
    ts.isParenthesizedExpression(at) ||
    ts.isAsExpression(at) ||
    ts.isSatisfiesExpression(at) ||
    ts.isNonNullExpression(at) ||
    ts.isTypeAssertionExpression(at) ||
    ts.isExpressionWithTypeArguments(at) ||
    ts.isAwaitExpression(at)
  ) {
    at = at.expression;
  }
  return at;
}

function evaluateSeen(node: ts.Expression, frame: Frame, evaluator: Evaluator, memory: Memory): Value {
  if (ts.isStringLiteralLike(node)) return textOf(node.text);
  if (ts.isNumericLiteral(node)) return constantOf(Number(node.text));
  return memory.remember(node, frame, () => evaluateNode(node, frame, evaluator));
}

function evaluateNode(node: ts.Expression, frame: Frame, evaluator: Evaluator): Value {
  if (ts.isIdentifier(node)) return evaluateIdentifier(node, frame, evaluator);
  if (ts.isPropertyAccessExpression(node)) return evaluateProperty(node, frame, evaluator);
  if (ts.isElementAccessExpression(node)) {
    return evaluator.element(evaluator.evaluate(node.expression, frame), { node: node.argumentExpression, frame });
  }
  if (ts.isCallExpression(node)) return evaluateCall(node, frame, evaluator);
  if (ts.isNewExpression(node)) return evaluateNew(node, frame, evaluator);
  if (ts.isTemplateExpression(node)) return evaluateTemplate(node, frame, evaluator);
  if (ts.isBinaryExpression(node)) return evaluateBinary(node, frame, evaluator);
  if (ts.isConditionalExpression(node)) return evaluateConditional(node, frame, evaluator);
  if (ts.isObjectLiteralExpression(node)) return evaluateObject(node, frame, evaluator);
  if (ts.isArrayLiteralExpression(node)) return evaluateArray(node, frame, evaluator);
  if (ts.isPrefixUnaryExpression(node)) return evaluatePrefix(node, frame, evaluator);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
    return [{ kind: 'function', node, frame, self: undefined, bound: [] }];
  }
  if (ts.isClassExpression(node)) return [{ kind: 'class', node, frame }];
  if (ts.isTaggedTemplateExpression(node)) return evaluateTagged(node, frame, evaluator);
  if (ts.isMetaProperty(node)) return metaOf(node);
  if (ts.isYieldExpression(node)) return yielded(node, frame, evaluator);
  if (ts.isRegularExpressionLiteral(node)) return patternOf(node.text);
  return evaluateKeyword(node, frame, evaluator);
}

function evaluateProperty(node: ts.PropertyAccessExpression, frame: Frame, evaluator: Evaluator): Value {
  if (node.expression.kind === ts.SyntaxKind.SuperKeyword) {
    return superMember(node, selfAt(node, frame, evaluator), node.name.text, evaluator);
  }
  const owner = evaluator.evaluate(node.expression, frame);
  const isOwn = owner.some((one) => one.kind === 'record' && one.properties.has(node.name.text));
  const given = isOwn ? undefined : givenMember(node.name, evaluator);
  if (given !== undefined) return given;
  if (node.questionDotToken === undefined) return evaluator.member(owner, node.name.text);
  // `session?.user` of what is not there is not there either.
  const present = owner.filter((one) => !isNothing(one));
  const missing = present.length === owner.length ? [] : [constantOf(undefined)];
  return union([...(present.length === 0 ? [] : [evaluator.member(present, node.name.text)]), ...missing]);
}

function evaluateConditional(node: ts.ConditionalExpression, frame: Frame, evaluator: Evaluator): Value {
  const chosen = boundTo(node, frame);
  if (chosen !== undefined) return evaluator.force(chosen);
  const truth = truthOfValue(evaluator.evaluate(node.condition, frame));
  if (truth !== undefined) return evaluator.evaluate(truth ? node.whenTrue : node.whenFalse, frame);
  return union([evaluator.evaluate(node.whenTrue, frame), evaluator.evaluate(node.whenFalse, frame)]);
}

/** `` String.raw`...` `` and tags of other packages, which are kept as steps. */
function evaluateTagged(node: ts.TaggedTemplateExpression, frame: Frame, evaluator: Evaluator): Value {
  const tags = evaluator.evaluate(node.tag, frame);
  const { template } = node;
  return union(
    tags.map((tag): Value => {
      if (tag.kind === 'function') return evaluator.call(tag, taggedArguments(template, frame), frame.depth);
      if (tag.kind !== 'symbolic') return unknown('the result of a template tag');
      if (tag.root.kind !== 'global' || tag.root.name !== 'String') {
        return [{ ...tag, steps: [...tag.steps, { kind: 'call', node, frame }] }];
      }
      return ts.isTemplateExpression(template) ? evaluateTemplate(template, frame, evaluator) : textOf(template.text);
    }),
  );
}

/** What a tag is called with: the list of the pieces, then the values between them. */
function taggedArguments(template: ts.TemplateLiteral, frame: Frame): readonly Deferred[] {
  if (!ts.isTemplateExpression(template)) return [known([listOf([known(textOf(template.text))])])];
  const pieces = [template.head, ...template.templateSpans.map(({ literal }) => literal)];
  return [
    known([listOf(pieces.map(({ text }) => known(textOf(text))))]),
    ...template.templateSpans.map(({ expression }) => ({ node: expression, frame })),
  ];
}

function patternOf(text: string): Value {
  const end = text.lastIndexOf('/');
  return [{ kind: 'pattern', source: text.slice(1, end), flags: text.slice(end + 1) }];
}

function evaluateKeyword(node: ts.Expression, frame: Frame, evaluator: Evaluator): Value {
  switch (node.kind) {
    case ts.SyntaxKind.ThisKeyword:
      return selfAt(node, frame, evaluator);
    case ts.SyntaxKind.TrueKeyword:
      return constantOf(true);
    case ts.SyntaxKind.FalseKeyword:
      return constantOf(false);
    case ts.SyntaxKind.NullKeyword:
      return constantOf(null);
    case ts.SyntaxKind.VoidExpression:
      return constantOf(undefined);
    case ts.SyntaxKind.TypeOfExpression:
      return unknown('the result of a test at run time');
    default:
      return unknown('an expression of this kind is not followed');
  }
}

/** What a file exports under a name; `*` is all of it. */
function exportedValue(file: string, name: string, evaluator: Evaluator): Value {
  const parsed = evaluator.program.parse(file);
  if (parsed === undefined) return unknown(`\`${file}\` can't be read`);
  const table = exportsOf(parsed.source);
  if (name === '*') {
    return table.whole === undefined
      ? [{ kind: 'namespace', file }]
      : withExports(evaluator.evaluate(table.whole, outermostFrame), table);
  }
  const exported = table.named.get(name);
  if (exported !== undefined) {
    switch (exported.kind) {
      case 'expression':
        return evaluator.evaluate(exported.node, outermostFrame);
      case 'declaration':
        return declaredByExport(exported.node, parsed.source, evaluator);
      case 'forward':
        return importFrom(file, exported.specifier, exported.name, evaluator);
    }
  }
  if (table.whole !== undefined) {
    const whole = evaluator.evaluate(table.whole, outermostFrame);
    return name === 'default' ? whole : evaluator.member(whole, name);
  }
  // A CommonJS module is its own default export.
  if (name === 'default' && table.named.size > 0) return [{ kind: 'namespace', file }];
  return fromStars(file, table.stars, name, evaluator);
}

/** `module.exports = { … }; module.exports.name = …`: what is exported beside an object is a part of it. */
function withExports(whole: Value, { named }: ExportTable): Value {
  const beside = [...named].flatMap(([name, exported]): readonly (readonly [string, Deferred])[] =>
    exported.kind === 'expression' ? [[name, { node: exported.node, frame: outermostFrame }]] : [],
  );
  if (beside.length === 0) return whole;
  return whole.map((possible) =>
    possible.kind === 'record' ? { ...possible, properties: new Map([...possible.properties, ...beside]) } : possible,
  );
}

/** What is exported is what the name holds in the end, so it is read at the end of the file. */
function declaredByExport(declaration: Declaration, source: ts.SourceFile, evaluator: Evaluator): Value {
  return evaluator.declared(declaration, source.endOfFileToken, outermostFrame);
}

function fromStars(file: string, stars: readonly string[], name: string, evaluator: Evaluator): Value {
  const outside: string[] = [];
  for (const star of stars) {
    const target = evaluator.program.resolve(file, star);
    if (target.kind === 'package') outside.push(target.specifier);
    if (target.kind !== 'file') continue;
    const value = evaluator.exported(target.file, name);
    if (!value.every((possible) => possible.kind === 'symbolic' && possible.root.kind === 'unknown')) return value;
  }
  const [only] = outside;
  return only === undefined
    ? unknown(`\`${file}\` does not export \`${name}\``, name)
    : importFrom(file, only, name, evaluator);
}
