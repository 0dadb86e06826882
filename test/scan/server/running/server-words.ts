// What is told of a framework, so that servers on it can be written: its words for what every framework has.
import type { ModuleDraft } from './module-writer.ts';
import type { Method, StepPlan } from './server-plan.ts';
import type { GuardWords, Place } from './write-parts.ts';

/** How plugins are written, where routers are those. */
export interface PluginWords {
  /** A statement that registers a plugin. */
  plugin(receiver: string, plugin: string, path: string | undefined): string;
  /** An expression for a plugin that works on the instance that it is registered on. */
  shared(module: ModuleDraft, plugin: string): string;
}

/** How a framework's servers are written. */
export interface ServerWords extends GuardWords {
  readonly plugins?: PluginWords;
  readonly framework: string;
  /** The first statements of the main module, which make `app` and, where routes go elsewhere, the router for them. */
  begin(module: ModuleDraft): { readonly lines: readonly string[]; readonly receiver: string };
  /** The last ones. */
  end(): readonly string[];
  /** An expression that makes a router. */
  router(module: ModuleDraft): string;
  /** An expression that makes a router all of whose paths lie below one, where the framework has such routers. */
  prefixed?(module: ModuleDraft, path: string): string;
  /** A handler; the scope that it asks for itself. */
  handler(inside: string | undefined): string;
  /** A statement that registers a route. */
  route(receiver: string, method: Method, path: string, handlers: readonly string[], form: number): string;
  /** A statement that registers a route whose method is an expression. */
  routeBy(receiver: string, method: string, path: string, handlers: readonly string[]): string;
  /** A statement that puts a check before a path, or before all. */
  use(receiver: string, path: string | undefined, check: string): string;
  /** A statement that mounts a router, below a path or where its own prefix says. */
  mount(receiver: string, path: string | undefined, checks: readonly string[], child: string): string;
  /** Functions that stand before handlers and refuse nobody; the scope is an expression. */
  readonly noise: readonly ((scope: string) => string)[];
}

/** What the writers of steps write with. */
export interface Writing {
  readonly words: ServerWords;
  /** Writes steps that are done to the router of a place. */
  write(steps: readonly StepPlan[], place: Place): void;
}
