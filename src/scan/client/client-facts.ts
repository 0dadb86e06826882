// What one file says about requests, as plain data that can be cached: nothing here refers to a syntax tree. The facts of a
// file depend on its own text and on those of the files that its imports lead to, and on nothing else.
import type { ClientCall, RequestedScope, ScanNote, Unresolved } from '../scan-result.ts';

/** The facts of one file. */
export interface ClientFacts {
  readonly file: string;
  readonly requests: readonly RequestFact[];
  readonly uses: readonly WrapperUse[];
  /** Calls of which it is not known whether they make requests. */
  readonly unfollowed: readonly Unresolved[];
  readonly scopes: readonly RequestedScope[];
  /** Names by which other files may call functions of this one that make requests for their callers. */
  readonly wrappers: readonly string[];
  readonly notes: readonly ScanNote[];
}

/** The requests that stand at one call in the source and are made by one: by itself, or through functions of the project. */
export interface RequestFact {
  /** The places of the two calls; the same in every run over the same text. */
  readonly id: string;
  readonly calls: readonly ClientCall[];
  /** What keeps a path unknown; `undefined` when every path is known at least in part. */
  readonly reason: string | undefined;
}

/** A request that leads to another one, which a function of the project makes. */
export interface WrapperUse {
  /** The ids of the request at the call, and of the one in the function that it leads to. */
  readonly user: string;
  readonly target: string;
  /** Whether the call knows more about the request than the function itself does. */
  readonly refined: boolean;
}
