// A mistake in how guards are set up, found before the first request is served. Requests never cause one.

/** What is wrong with the set-up. */
export type PolicyErrorCode =
  | 'format-unknown'
  | 'table-malformed'
  | 'endpoint-unknown'
  | 'right-missing'
  | 'right-unknown'
  | 'option-invalid';

/** Thrown while guards are being set up; `code` is for programs, the message for people. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly code: PolicyErrorCode;

  constructor(code: PolicyErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
