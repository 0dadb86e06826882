// What a generated server does, whatever its framework: the steps that are done to each router, and by which of many ways of
// writing each is written. It must not know any framework, nor how code is written.
import fc from 'fast-check';

/** The scopes that checks ask for. */
export const scopes = ['files.read', 'files.write', 'mail.send', 'tasks.read', 'users.list'] as const;

/** A scope that checks ask for. */
export type Scope = (typeof scopes)[number];

/** A check before something. */
export interface GuardPlan {
  readonly scope: Scope;
  /** Which way of writing is taken; each list of ways is counted round. */
  readonly form: number;
}

/** A method that routes are registered for. */
export type Method = 'get' | 'post' | 'put' | 'delete' | 'all';

/** One route. */
export interface RoutePlan {
  readonly kind: 'route';
  readonly method: Method;
  readonly form: number;
  readonly path: PathPlan;
  readonly guards: readonly GuardPlan[];
  /** A scope that the handler itself asks for. */
  readonly inside: Scope | undefined;
}

/** A path: its words are counted through, so that no two are alike. */
export interface PathPlan {
  readonly form: number;
  readonly shape: 'word' | 'word and parameter' | 'two words' | 'nothing';
}

/** A table of routes that a loop registers. */
export interface TablePlan {
  readonly kind: 'table';
  readonly form: number;
  readonly rows: readonly { readonly method: Exclude<Method, 'all'>; readonly scope: Scope }[];
}

/** A check before all that follows, or before a part of it. */
export interface UsePlan {
  readonly kind: 'use';
  readonly form: number;
  readonly guard: GuardPlan;
  /** Whether it stands before one path only, and not before the whole router. */
  readonly path: PathPlan | undefined;
}

/** Something that refuses nobody: it logs, looks at the scopes for a note, or measures. */
export interface NoisePlan {
  readonly kind: 'noise';
  readonly form: number;
  readonly scope: Scope;
}

/** Another router, below a path. */
export interface MountPlan {
  readonly kind: 'mount';
  readonly form: number;
  readonly path: PathPlan;
  readonly guards: readonly GuardPlan[];
  readonly steps: readonly StepPlan[];
}

/** Steps that a function, a method or a constructor does to the same router. */
export interface GroupPlan {
  readonly kind: 'group';
  readonly form: number;
  readonly steps: readonly StepPlan[];
}

/** Steps that are done, or not, by a condition that the program's text decides. */
export interface BranchPlan {
  readonly kind: 'branch';
  readonly form: number;
  readonly steps: readonly StepPlan[];
  readonly otherwise: readonly StepPlan[];
}

/** Something that is done to a router. */
export type StepPlan = RoutePlan | TablePlan | UsePlan | NoisePlan | MountPlan | GroupPlan | BranchPlan;

/** A whole server. */
export interface ServerPlan {
  readonly modules: 'esm' | 'commonjs';
  readonly steps: readonly StepPlan[];
}

const form = fc.nat(5039);
const scope = fc.constantFrom(...scopes);
const guard: fc.Arbitrary<GuardPlan> = fc.record({ scope, form });
const path: fc.Arbitrary<PathPlan> = fc.record({
  form,
  shape: fc.constantFrom('word', 'word', 'word', 'word and parameter', 'two words'),
});
const guards = fc.array(guard, { maxLength: 2 });

const route: fc.Arbitrary<RoutePlan> = fc.record({
  kind: fc.constant('route'),
  method: fc.constantFrom('get', 'get', 'post', 'put', 'delete', 'all'),
  form,
  path: fc.oneof({ arbitrary: path, weight: 8 }, fc.record({ form, shape: fc.constant('nothing') })),
  guards,
  inside: fc.option(scope, { nil: undefined, freq: 6 }),
});
const table: fc.Arbitrary<TablePlan> = fc.record({
  kind: fc.constant('table'),
  form,
  rows: fc.array(fc.record({ method: fc.constantFrom('get', 'post', 'put', 'delete'), scope }), {
    minLength: 1,
    maxLength: 3,
  }),
});
const use: fc.Arbitrary<UsePlan> = fc.record({
  kind: fc.constant('use'),
  form,
  guard,
  path: fc.option(path, { nil: undefined, freq: 2 }),
});
const noise: fc.Arbitrary<NoisePlan> = fc.record({ kind: fc.constant('noise'), form, scope });

function stepsBelow(depth: number): fc.Arbitrary<readonly StepPlan[]> {
  const simple = [
    { arbitrary: route, weight: 6 },
    { arbitrary: table, weight: 1 },
    { arbitrary: use, weight: 2 },
    { arbitrary: noise, weight: 1 },
  ];
  if (depth === 0) return fc.array(fc.oneof(...simple), { minLength: 1, maxLength: 3 });
  const steps = stepsBelow(depth - 1);
  const mount: fc.Arbitrary<MountPlan> = fc.record({ kind: fc.constant('mount'), form, path, guards, steps });
  const group: fc.Arbitrary<GroupPlan> = fc.record({ kind: fc.constant('group'), form, steps });
  const branch: fc.Arbitrary<BranchPlan> = fc.record({
    kind: fc.constant('branch'),
    form,
    steps,
    otherwise: fc.oneof(fc.constant([]), steps),
  });
  return fc.array(
    fc.oneof(
      ...simple,
      { arbitrary: mount, weight: 4 },
      { arbitrary: group, weight: 2 },
      { arbitrary: branch, weight: 1 },
    ),
    { minLength: 1, maxLength: 4 },
  );
}

/** Servers with routers up to three levels deep. */
export const serverPlan: fc.Arbitrary<ServerPlan> = fc.record({
  modules: fc.constantFrom('esm', 'commonjs'),
  steps: stepsBelow(3),
});
