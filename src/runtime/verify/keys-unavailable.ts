// The one error of the verifiers: an outage, which is neither a bad token (401) nor a good one.

/** The issuer can't be reached or does not answer as it must; nothing is known about the token. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
  /** Seconds until it is worth trying again. */
  readonly retryAfter: number;

  constructor(retryAfter: number, cause?: unknown) {
    super('the keys of the issuer can not be had', { cause });
    this.retryAfter = retryAfter;
  }
}
