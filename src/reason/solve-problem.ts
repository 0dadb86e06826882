// The question of the least-privileged set as plain numbers: demands, ways to meet them, and what permissions cost.
// It knows catalogs no more than by what was taken from them; the search works on this and nothing else.

/** A permission that could be chosen. Candidates are in the order of their names. */
export interface Candidate {
  readonly value: string;
  /** Whether only an admin can grant it. */
  readonly admin: boolean;
  /** Whether it promises to write, though no call that it could be for writes. */
  readonly writes: boolean;
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
}
