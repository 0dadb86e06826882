// The configuration values that Nest's `registerAs('app', () => ({ prefix: 'api' }))` names: what a global prefix may be read from.
import { ts } from '../../program/typescript.js';
import { known } from '../../evaluate/texts.ts';
import { outermostFrame } from '../../evaluate/value.ts';
import { walkNodes } from '../../program/walk-nodes.ts';
import type { Reading } from '../detector.ts';
import { emptySettings } from './nest-app.ts';
import { knownTexts } from './read-arguments.ts';

/** Tells the values that a file names, as far as they are texts. */
export function tellConfiguration(source: ts.SourceFile, reading: Reading): void {
  if (!source.text.includes('registerAs')) return;
  walkNodes(source, (node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'registerAs') {
      return true;
    }
    const named = namedValues(node, reading);
    if (named.length > 0) {
      reading.tell({ kind: 'nest-settings', settings: { ...emptySettings(node, false), named } });
    }
    return false;
  });
}

function namedValues(node: ts.CallExpression, { evaluator }: Reading): readonly (readonly [string, string])[] {
  const [space, factory] = evaluator.arguments(node, outermostFrame);
  const [name] = space === undefined ? [] : knownTexts(space, evaluator);
  if (name === undefined || factory === undefined) return [];
  return evaluator.force(factory).flatMap((made) => {
    if (made.kind !== 'function') return [];
    return evaluator.call(made, [], 0).flatMap((config) =>
      config.kind !== 'record'
        ? []
        : [...config.properties].flatMap(([key, value]): readonly (readonly [string, string])[] => {
            const [text] = knownTexts(known(evaluator.force(value)), evaluator);
            return text === undefined ? [] : [[`${name}.${key}`, text]];
          }),
    );
  });
}
