// The question of the least-privileged set as plain numbers: demands, ways to meet them, and what permissions cost.
// It knows catalogs no more than by what was taken from them; the search works on this and nothing else.

/** A permission that could be chosen. Candidates are in the order of their names. */
export interface Candidate {
  readonly value: string;
  /** 1 when it is the publisher's answer for none of the calls, though there is one for each that it could be for. */
  readonly unmarked: number;
  /** Whether only an admin can grant it. */
  readonly admin: boolean;
  /** 1 when it promises to write, though no call that it could be for writes. */
  readonly writes: number;
  /** How many further permissions it satisfies by stated implications. */
  readonly implied: number;
  /** 1 to 5. */
  readonly level: number;
  /** The operations that it opens alone, as ascending numbers. */
  readonly operations: readonly number[];
}

/** What a set has to hold: the candidates of at least one way, all of them. Each way is ascending and not empty. */
export interface Demand {
  readonly ways: readonly (readonly number[])[];
}

/** An operation that opens to several candidates together. */
export interface JointOperation {
  readonly candidates: readonly number[];
  readonly operation: number;
}

/** The whole question. */
export interface Problem {
  readonly candidates: readonly Candidate[];
  /** Each has at least one way. */
  readonly demands: readonly Demand[];
  readonly joint: readonly JointOperation[];
  /** For each candidate the demands that it has a way in, ascending. */
  readonly demandsOf: readonly (readonly number[])[];
  /** All operations have lower numbers. */
  readonly operationLimit: number;
}
