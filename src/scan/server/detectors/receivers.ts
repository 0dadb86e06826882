// Finds the router in a symbolic value: the package's export that made it, by a call, by `new`, or by a type annotation.
import type { ts } from '../../program/typescript.js';
import type { Step, SymbolicValue } from '../../evaluate/value.ts';
import type { Receiver } from '../detector.ts';
import { nodeKey, stepKey } from '../run/value-key.ts';
import type { RouterFact } from '../server-facts.ts';

/** Which exports of which packages make the routers of a framework. */
export interface RouterGrammar {
  readonly framework: string;
  readonly ordered: boolean;
  /** What is made, by `module name`; the default export and the module itself have no name. */
  readonly makes: ReadonlyMap<string, RouterFact['kind']>;
  /** The types of routers, by `module name`. */
  readonly types: ReadonlySet<string>;
}

/** The router that a value is, by a grammar. */
export function findReceiver(value: SymbolicValue, grammar: RouterGrammar, at: ts.Node): Receiver | undefined {
  const { root, steps } = value;
  if (root.kind !== 'module') return undefined;
  const end = steps.findIndex(({ kind }) => kind !== 'member');
  const made = steps[end];
  if (made === undefined) return undefined;
  const names = [root.name, ...steps.slice(0, end).map((step) => (step.kind === 'member' ? (step.name ?? '?') : ''))];
  const exported = `${root.module} ${names.filter((name) => name !== 'default' && name !== '*').join('.')}`.trimEnd();
  const kind = made.kind === 'instance' ? typedKind(exported, grammar) : grammar.makes.get(exported);
  if (kind === undefined) return undefined;
  const { framework, ordered } = grammar;
  const id = made.kind === 'instance' ? typedId(value, exported, at) : stepKey(made).slice(1);
  const confidence = kind === 'parameter' ? 'medium' : 'high';
  return { router: { id, framework, kind, prefixes: ['/'], ordered, confidence }, since: steps.slice(end + 1) };
}

function typedKind(exported: string, grammar: RouterGrammar): RouterFact['kind'] | undefined {
  return grammar.types.has(exported) ? 'parameter' : undefined;
}

/** A router that is known by a type is that of the parameter, or else one for the file. */
function typedId({ root }: SymbolicValue, exported: string, at: ts.Node): string {
  const [parameter] = root.kind === 'global' ? [] : root.parameters;
  return parameter === undefined ? `${at.getSourceFile().fileName}:${exported}` : nodeKey(parameter);
}

/** A call of a method, as a step of a value. */
export interface MethodCall {
  readonly name: string | undefined;
  readonly step: Extract<Step, { readonly kind: 'call' }>;
}

/** The methods that were called on a value since it was made. */
export function methodCalls(since: readonly Step[]): readonly MethodCall[] {
  return since.flatMap((step, index): readonly MethodCall[] => {
    const before = since[index - 1];
    return step.kind === 'call' && before?.kind === 'member' ? [{ name: before.name, step }] : [];
  });
}
