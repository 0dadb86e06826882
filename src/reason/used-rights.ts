// Which rights are needed, and by which kinds of access: what a service must be able to answer.
// A right that no endpoint names is left out, so that nobody has to write a function that is never asked.
import type { Alternative, Model, Right } from '../model/model.ts';

/** A right that at least one endpoint names, and the kinds of access that need it. */
export interface UsedRight {
  readonly right: Right;
  /** `delegated` before `application`. */
  readonly kinds: readonly Alternative['kind'][];
}

/** The rights that endpoints name, by name. */
export function usedRights(model: Model): readonly UsedRight[] {
  const kinds = new Map<string, Set<Alternative['kind']>>();
  for (const { delegated, application } of model.endpoints) {
    for (const { right, kind } of [...delegated, ...application]) {
      if (right.kind !== 'named') continue;
      const known = kinds.get(right.name);
      if (known === undefined) kinds.set(right.name, new Set([kind]));
      else known.add(kind);
    }
  }
  const order: readonly Alternative['kind'][] = ['delegated', 'application'];
  return model.rights.flatMap((right) => {
    const used = kinds.get(right.name);
    return used === undefined ? [] : [{ right, kinds: order.filter((kind) => used.has(kind)) }];
  });
}
