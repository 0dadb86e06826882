// What a generated service of NestJS does: controllers with their handlers, the guards on both, and what stands before all.
import fc from 'fast-check';
import { scopes, type GuardPlan, type Scope } from './server-plan.ts';

/** A handler of a controller. */
export interface HandlerPlan {
  readonly verb: 'Get' | 'Post' | 'Put' | 'Delete' | 'All';
  readonly path: 'nothing' | 'word' | 'word and parameter' | 'two paths';
  readonly guards: readonly GuardPlan[];
  readonly version: string | undefined;
}

/** A controller. */
export interface ControllerPlan {
  /** Which way its path is written. */
  readonly form: number;
  readonly guards: readonly GuardPlan[];
  readonly handlers: readonly HandlerPlan[];
  /** Those that it inherits. */
  readonly inherited: readonly HandlerPlan[];
  readonly version: string | undefined;
  /** Whether a module of its own has it. */
  readonly isFeature: boolean;
}

/** A service. */
export interface NestPlan {
  readonly prefix: 'none' | 'all' | 'but the first controller';
  readonly isVersioned: boolean;
  readonly global: GuardPlan | undefined;
  /** A check that a module puts before some routes. */
  readonly middleware:
    | { readonly scope: Scope; readonly before: 'all' | 'controller' | 'path' | 'not path' }
    | undefined;
  readonly controllers: readonly ControllerPlan[];
}

const guard: fc.Arbitrary<GuardPlan> = fc.record({ scope: fc.constantFrom(...scopes), form: fc.nat(5039) });
const version = fc.option(fc.constantFrom('1', '2'), { nil: undefined, freq: 2 });
const handler: fc.Arbitrary<HandlerPlan> = fc.record({
  verb: fc.constantFrom('Get', 'Get', 'Post', 'Put', 'Delete', 'All'),
  path: fc.constantFrom('nothing', 'word', 'word', 'word and parameter', 'two paths'),
  guards: fc.array(guard, { maxLength: 2 }),
  version,
});
const controller: fc.Arbitrary<ControllerPlan> = fc.record({
  form: fc.nat(5039),
  guards: fc.array(guard, { maxLength: 1 }),
  handlers: fc.array(handler, { minLength: 1, maxLength: 3 }),
  inherited: fc.oneof(fc.constant([]), fc.array(handler, { maxLength: 2 })),
  version,
  isFeature: fc.boolean(),
});

/** Services with up to three controllers. */
export const nestPlan: fc.Arbitrary<NestPlan> = fc.record({
  prefix: fc.constantFrom('none', 'all', 'but the first controller'),
  isVersioned: fc.boolean(),
  global: fc.option(guard, { nil: undefined }),
  middleware: fc.option(
    fc.record({
      scope: fc.constantFrom(...scopes),
      before: fc.constantFrom('all', 'controller', 'path', 'not path'),
    }),
    { nil: undefined },
  ),
  controllers: fc.array(controller, { minLength: 1, maxLength: 3 }),
});
