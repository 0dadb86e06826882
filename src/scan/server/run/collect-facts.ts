// Gathers what detectors tell while code runs. What is found is kept in the order in which it happens.
import type { Deferred } from '../../evaluate/value.ts';
import type { ImplementedRight } from '../../scan-result.ts';
import type { Found } from '../detector.ts';
import type { RouterFact, WalkFacts } from '../server-facts.ts';

/** A growing list of facts. */
export interface FactCollector {
  tell(found: Found): void;
  right(right: ImplementedRight): void;
  decoration(name: string): Deferred | undefined;
  /** What was found so far. */
  facts(executed: ReadonlySet<string>): WalkFacts;
}

/** Makes an empty list of facts. Decorations are known to all that a file runs. */
export function collectFacts(decorations: Map<string, Deferred>): FactCollector {
  const routers = new Map<string, RouterFact>();
  const found: Found[] = [];
  const rights: ImplementedRight[] = [];
  return {
    tell: (one) => {
      if (one.kind === 'router') {
        if (!routers.has(one.router.id)) routers.set(one.router.id, one.router);
      } else if (one.kind === 'prefix') {
        const router = routers.get(one.router);
        if (router !== undefined) routers.set(router.id, { ...router, prefixes: one.prefixes });
      } else if (one.kind === 'decoration') decorations.set(one.name, one.value);
      else found.push(one);
    },
    right: (right) => {
      rights.push(right);
    },
    decoration: (name) => decorations.get(name),
    facts: (executed) => ({
      routers: [...routers.values()],
      steps: found.flatMap((one) => (one.kind === 'step' ? [one.step] : [])),
      placed: found.flatMap((one) => (one.kind === 'placed' ? [one.route] : [])),
      nestSettings: found.flatMap((one) => (one.kind === 'nest-settings' ? [one.settings] : [])),
      nestRoutes: found.flatMap((one) => (one.kind === 'nest-route' ? [one.route] : [])),
      rights,
      unresolved: found.flatMap((one) => (one.kind === 'unresolved' ? [{ ...one.place, reason: one.reason }] : [])),
      executed: [...executed].toSorted(),
    }),
  };
}
