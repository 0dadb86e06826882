// A mistake in how guards are set up, found before the first request is served. Requests never cause one.

/** What is wrong with the set-up. */
export type PolicyErrorCode =
  | 'format-unknown'
  | 'table-malformed'
  | 'endpoint-unknown'
  | 'right-missing'
  | 'right-unknown'
  | 'option-invalid'
  /** A framework can't route a template of the policy. */
  | 'template-unsupported'
  /** The routes of an app and the endpoints of its policy are not one to one. */
  | 'coverage-incomplete'
  /** A route comes after the routes were found to be complete. */
  | 'route-late'
  | 'filter-empty';

/** Thrown while guards are being set up; `code` is for programs, the message for people. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly code: PolicyErrorCode;

  constructor(code: PolicyErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
