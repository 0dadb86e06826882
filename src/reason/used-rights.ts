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
  const delegated = new Set<string>();
  const application = new Set<string>();
  for (const endpoint of model.endpoints) {
    for (const { right } of endpoint.delegated) if (right.kind === 'named') delegated.add(right.name);
    for (const { right } of endpoint.application) if (right.kind === 'named') application.add(right.name);
  }
  return model.rights.flatMap((right) => {
    const kinds: Alternative['kind'][] = [];
    if (delegated.has(right.name)) kinds.push('delegated');
    if (application.has(right.name)) kinds.push('application');
    return kinds.length === 0 ? [] : [{ right, kinds }];
  });
}
