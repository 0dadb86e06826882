// What a detector of one library is asked and answers. It must not know wrappers, files or output.
import type { ts } from '../program/typescript.js';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { Deferred, Frame, SymbolicValue, Value } from '../evaluate/value.ts';
import type { ModuleChain } from './origin.ts';

/** What can make a request. */
export type CallNode = ts.CallExpression | ts.NewExpression;

/** A call of something that comes from outside the project. */
export interface ClientSite {
  readonly node: CallNode;
  /** What is called, with all that was done to it before. */
  readonly callee: SymbolicValue;
  readonly args: readonly Deferred[];
  readonly frame: Frame;
  readonly evaluator: Evaluator;
}

/** A request that a call makes, as values that may be partly unknown. */
export interface RequestValue {
  /** In any case; `undefined` for the library's default `GET`. */
  readonly method: Value | undefined;
  /** The URL or path, joined with the base that the client was made with. */
  readonly url: Value;
  /** The catalog, when the library talks to one API only; its URLs are then paths of that API. */
  readonly resource: string | undefined;
  /** What would tell more about the request when callers know it, besides the method and the URL. */
  readonly waits?: Value;
  /** Where the request stands when it is one of several in the call, as the steps of a batch. */
  readonly node?: ts.Node;
}

/** One library. */
export interface ClientDetector {
  /** The library's name in results. */
  readonly via: string;
  /** A file that uses the library holds one of these texts. */
  readonly hints: readonly string[];
  /** The packages that are its clients or make them: files that use what other files made of them may hold none of the hints. */
  readonly packages?: readonly string[];
  /** The globals that it is, or whose members are: a call of any other undeclared name makes no request. */
  readonly globals?: readonly string[];
  /** The requests that a call makes; none when it is no request of this library. */
  find(site: ClientSite): readonly RequestValue[];
  /** Why a call of a package that makes none of these requests is `unresolved` all the same; `undefined` when it is not. */
  readonly unread?: (callee: ModuleChain, call: CallNode) => string | undefined;
}
