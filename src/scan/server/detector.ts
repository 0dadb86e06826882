// What a framework's detector is asked and what it may ask: the contract between the code that is run and the files that
// know one library each. It must not know any library.
import type { ts } from '../program/typescript.js';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Deferred, Frame, FunctionValue, Step, SymbolicValue } from '../evaluate/value.ts';
import type { RouteGuard, SourcePlace } from '../scan-result.ts';
import type { NestRoute, NestSettings, PlacedRoute, RouterFact, RouterStep } from './server-facts.ts';

/** Knows one framework whose routes are registered by calls. */
export interface RouterDetector {
  readonly framework: string;
  /** The router that a value is; `undefined` when it is none of this framework's. */
  receiver(value: SymbolicValue, at: ts.Node): Receiver | undefined;
  /** Reads a call of a method of a router. */
  call(call: RouterCall, reading: Reading): void;
}

/** A router, and what was called on it since it was made: `router.route('/x').get(...)`. */
export interface Receiver {
  readonly router: RouterFact;
  readonly since: readonly Step[];
}

/** A call of a method of a router. */
export interface RouterCall {
  readonly receiver: Receiver;
  /** The value that the method is called on. */
  readonly value: SymbolicValue;
  /** The methods' name; of a computed one each possibility is a call of its own, and `undefined` is an unknown one. */
  readonly name: string | undefined;
  readonly node: ts.CallExpression;
  readonly frame: Frame;
  /** With spread lists laid out. */
  readonly args: readonly Deferred[];
}

/** What detectors read with, and tell their findings to. */
export interface Reading {
  readonly evaluator: Evaluator;
  /** The router that a value is at a place, by any of the frameworks' detectors; it is told then. */
  routerOf(value: SymbolicValue, at: ts.Node): Receiver | undefined;
  /** The checks that a handler or middleware makes. */
  guardsOf(handler: Deferred, role: HandlerRole): readonly RouteGuard[];
  /** Runs a function of the project with arguments, as the framework will. */
  run(target: FunctionValue, args: readonly Deferred[]): void;
  /** What was told as a decoration of this name. */
  decoration(name: string): Deferred | undefined;
  tell(found: Found): void;
}

/** Knows one framework whose routes are declared by what a file holds. */
export interface FileDetector {
  readonly framework: string;
  file(source: ts.SourceFile, reading: Reading): void;
}

/** Whether a function stands before the handler of a route, or is it: a handler that answers 401 may be the sign-in itself. */
export type HandlerRole = 'before' | 'handler';

/** What a detector has found. */
export type Found =
  | { readonly kind: 'router'; readonly router: RouterFact }
  /** Puts a path before all of a router's, whenever they are registered (Koa's `prefix`). */
  | { readonly kind: 'prefix'; readonly router: string; readonly prefixes: readonly string[] }
  /** A function that the framework hands out by a name (`fastify.decorate('authenticate', check)`). */
  | { readonly kind: 'decoration'; readonly name: string; readonly value: Deferred }
  | { readonly kind: 'step'; readonly step: RouterStep }
  | { readonly kind: 'placed'; readonly route: PlacedRoute }
  | { readonly kind: 'nest-route'; readonly route: NestRoute }
  | { readonly kind: 'nest-settings'; readonly settings: NestSettings }
  | { readonly kind: 'unresolved'; readonly place: SourcePlace; readonly reason: string };
