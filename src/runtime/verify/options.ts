// The checks that both kinds of issuer make of their options, at start-up: a guard with half a configuration must not start.
import { PolicyError } from '../policy-error.ts';
import type { VerifierRules } from './create-verifier.ts';

/** What the options of every issuer have in common. */
export interface CommonOptions {
  /** What `aud` must be: for Entra v2.0 tokens the application (client) id of the API, for v1.0 an identifier URI as well. */
  readonly audience: string | readonly string[];
  /** The application ids of the only client apps that may call; any client unless given. */
  readonly clients?: readonly string[];
  /** Seconds that clocks may differ; 60 unless given, at most 300. */
  readonly clockTolerance?: number;
  /** Reject a token with neither `idtyp` nor `scp`, instead of telling an app by `oid` = `sub`. */
  readonly requireIdtyp?: boolean;
  /** Milliseconds since the epoch; `Date.now` unless given. */
  readonly now?: () => number;
}

/** One text or several, as a list of distinct texts that are not empty. @throws {PolicyError} `option-invalid` */
export function readTexts(name: string, value: string | readonly string[]): readonly string[] {
  const given: unknown = value;
  const list: readonly unknown[] = Array.isArray(given) ? given : [given];
  const texts = list.filter((text) => typeof text === 'string' && text !== '');
  if (texts.length === 0 || texts.length !== list.length) {
    throw new PolicyError('option-invalid', `\`${name}\` must be a text, or a list of texts, that is not empty`);
  }
  return [...new Set(texts)].map(String);
}

/** The rules that the options give. @throws {PolicyError} `option-invalid` */
export function readRules(options: CommonOptions, algorithms: readonly string[]): VerifierRules {
  const { clients, clockTolerance = 60, requireIdtyp = false, now = Date.now } = options;
  if (!(clockTolerance >= 0 && clockTolerance <= 300)) {
    throw new PolicyError('option-invalid', '`clockTolerance` must be a number of seconds from 0 to 300');
  }
  return {
    audience: readTexts('audience', options.audience),
    algorithms,
    clockTolerance,
    clients: clients === undefined ? undefined : new Set(readTexts('clients', clients)),
    requireIdtyp,
    now,
  };
}
