// Where a symbolic value comes from, in one form for all ways to import: the module, and the chain from the module on.
import { globalName } from '../evaluate/built-in/global-functions.ts';
import type { Step, SymbolicValue } from '../evaluate/value.ts';

/** A chain that starts at a module. `import axios` and `require('axios')` start at the module itself. */
export interface ModuleChain {
  readonly module: string;
  readonly steps: readonly Step[];
}

/** The chain of a value of a package; `undefined` for anything else. */
export function moduleChain({ root, steps }: SymbolicValue): ModuleChain | undefined {
  if (root.kind !== 'module') return undefined;
  const whole = root.name === 'default' || root.name === '*';
  const all: readonly Step[] = whole ? steps : [{ kind: 'member', name: root.name, key: undefined }, ...steps];
  const [first, ...rest] = all;
  const isDefault = first?.kind === 'member' && first.name === 'default';
  return { module: root.module.replace(/^node:/u, ''), steps: isDefault ? rest : all };
}

/** The name of a step that reads a member. */
export function memberName(step: Step | undefined): string | undefined {
  return step?.kind === 'member' ? step.name : undefined;
}

/** Whether a value is a global function, read directly or through `globalThis` and the like. */
export function isGlobal(value: SymbolicValue, name: string): boolean {
  return globalName(value) === name;
}
