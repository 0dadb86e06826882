// What one walk over a file says about routes, as plain data that can be cached: routers, and in the order of execution
// what is done to them. Full paths are known only after all files are linked; nothing here refers to a syntax tree.
import type { Confidence, ImplementedRight, RouteGuard, ScanNote, SourcePlace, Unresolved } from '../scan-result.ts';

/** An object that routes are registered on. Its id is the place where it is made, and the calls that lead there. */
export interface RouterFact {
  readonly id: string;
  readonly framework: string;
  /**
   * `app` is served as it is. `router` must be mounted somewhere; while it is not, its paths are relative to an unknown
   * place. `parameter` is what a function is handed that nobody is seen to call.
   */
  readonly kind: 'app' | 'router' | 'parameter';
  /** What comes before all of its paths, as templates (Koa's `prefix`, Hono's `basePath`). */
  readonly prefixes: readonly string[];
  /** Whether a guard counts only for what is registered after it, as in Express; in Fastify a hook counts for all. */
  readonly ordered: boolean;
  /** How sure it is that this is a router at all. */
  readonly confidence: Confidence;
}

/** Something that is done to a router. */
export type RouterStep = RouteStep | MountStep | GuardStep;

/** What each step says. */
interface Step {
  /**
   * The branches and handed-over functions that it stands in, the outermost first: nobody can foresee whether they run. What is
   * done under a condition is sure for what is done under the same one.
   */
  readonly when?: readonly string[];
}

/** A route is registered. */
export interface RouteStep extends Step {
  readonly kind: 'route';
  readonly router: string;
  /** In upper case; `ALL` for every method, `{}` for an unknown one. */
  readonly method: string;
  /** Below the router's prefix. */
  readonly path: string;
  readonly place: SourcePlace;
  readonly guards: readonly RouteGuard[];
}

/** A router is mounted below another one. */
export interface MountStep extends Step {
  readonly kind: 'mount';
  readonly router: string;
  readonly child: string;
  readonly path: string;
  readonly guards: readonly RouteGuard[];
  /** Whether only a wrapper is given the router: it counts where nothing else mounts it. */
  readonly supposed?: true;
}

/** A check is put before what a router serves below a path. */
export interface GuardStep extends Step {
  readonly kind: 'guard';
  readonly router: string;
  /** A template, as a rule of all paths that lie below it. */
  readonly path: string;
  /** Whether only the path itself is meant, as with `route('/x').all(check)`. */
  readonly exact: boolean;
  readonly guards: readonly RouteGuard[];
  /** The paths that the check lets pass: `check.unless({ path: ['/login'] })`. */
  readonly except?: readonly Exemption[];
}

/** Paths that a check lets pass, from the root of the app. */
export interface Exemption {
  /** A template; `*` at its end stands for anything. */
  readonly path: string;
  /** In upper case; of every method when it is empty. */
  readonly methods: readonly string[];
  /** Whether it may as well be the path below the one that the check stands before. */
  readonly below?: true;
  /** The paths of these that it does not let pass after all. */
  readonly but?: readonly string[];
}

/** A route whose path no router has a part in: Next.js, tsoa. */
export interface PlacedRoute {
  readonly framework: string;
  readonly method: string;
  readonly path: string;
  readonly place: SourcePlace;
  readonly guards: readonly RouteGuard[];
  readonly confidence: Confidence;
}

/** Settings of a Nest app (`NestFactory.create`), or of one of its modules. */
export interface NestSettings {
  readonly file: string;
  /** Whether the app itself is made in this file: routes and modules belong to the nearest one. */
  readonly isApp: boolean;
  readonly globalPrefix: string | undefined;
  /** The name of the configuration value that is the global prefix, such as `app.apiPrefix`; its value may stand elsewhere. */
  readonly prefixName: string | undefined;
  /** What configuration files name: values by their names (`registerAs('app', …)`). */
  readonly named: readonly (readonly [name: string, value: string])[];
  /** The modules of this file with their controllers, by the places of their classes. */
  readonly controllers: readonly (readonly [module: string, controller: string])[];
  /** The paths that are put before all controllers of a module. */
  readonly mounts: readonly (readonly [module: string, path: string])[];
  /** Templates that the global prefix is not put before. */
  readonly excluded: readonly string[];
  /** What stands before the version in the path; undefined while versions are not a part of it. */
  readonly versionPrefix: string | undefined;
  readonly defaultVersions: readonly string[];
  /** Checks of all routes: `useGlobalGuards`, `APP_GUARD`. */
  readonly guards: readonly NestGlobalGuard[];
  /** Checks that modules put before some routes. */
  readonly middleware: readonly NestMiddleware[];
}

/** A check before all of Nest's routes. */
export interface NestGlobalGuard {
  readonly guard: RouteGuard;
  /** The keys of the metadata that it asks handlers for, and of those the ones that let everybody pass. */
  readonly keys: readonly string[];
  readonly opening: readonly string[];
  /** And the ones that let everybody pass when none of them is set. */
  readonly optional: readonly string[];
}

/** A check before some of Nest's routes. */
export interface NestMiddleware {
  readonly guards: readonly RouteGuard[];
  readonly targets: readonly NestTarget[];
  /** What it lets pass. */
  readonly except: readonly NestTarget[];
}

/** All routes of a controller, or those at a path: the global prefix is no part of it, unless it is one from the root. */
export type NestTarget =
  | { readonly controller: string }
  /** A template, that alone or all below it, and a method in upper case (`ALL` for every one). */
  | { readonly path: string; readonly exact: boolean; readonly method: string; readonly fromRoot?: true };

/** A handler of a Nest controller. */
export interface NestRoute {
  /** The place of the class. */
  readonly controller: string;
  readonly method: string;
  /** The controller's path and the handler's, joined. */
  readonly path: string;
  /** Undefined when none is stated; an empty list is `VERSION_NEUTRAL`. */
  readonly versions: readonly string[] | undefined;
  /** Whether it is marked as open to everybody (`@Public()`), so that the checks of all routes may let it pass. */
  readonly open: boolean;
  /** What its decorators set, by key, as the check that it is once a guard asks for the key. */
  readonly metadata: readonly (readonly [key: string, guard: RouteGuard])[];
  readonly place: SourcePlace;
  readonly guards: readonly RouteGuard[];
}

/** What happens when code runs: of a whole file, or of one function. */
export interface WalkFacts {
  readonly routers: readonly RouterFact[];
  readonly steps: readonly RouterStep[];
  readonly placed: readonly PlacedRoute[];
  readonly nestSettings: readonly NestSettings[];
  readonly nestRoutes: readonly NestRoute[];
  readonly rights: readonly ImplementedRight[];
  readonly unresolved: readonly Unresolved[];
  /** The functions whose bodies were run, by place: what they do needs no second look. */
  readonly executed: readonly string[];
}

/** What a function does to the routers that it is handed, for the case that nobody is seen to call it. */
export interface OpenFunction {
  readonly id: string;
  /** The function that it was met in, when nobody is seen to call that one either. */
  readonly within: string | undefined;
  readonly facts: WalkFacts;
}

/** What one file says. */
export interface ServerFileFacts extends WalkFacts {
  readonly open: readonly OpenFunction[];
  readonly notes: readonly ScanNote[];
}
