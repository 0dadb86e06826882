// The checks that all kinds of issuer make of their options, at start-up: a guard with half a configuration must not start.
import { PolicyError } from '../policy-error.ts';
import type { KeyTiming } from './issuer-keys.ts';
import type { SyncSignatures } from './sync-signatures.ts';
import type { VerifierRules } from './verifier-rules.ts';

/** What the options of every issuer have in common. */
export interface CommonOptions {
  /** What `aud` must be: for Entra v2.0 tokens the application (client) id of the API, for v1.0 an identifier URI as well. */
  readonly audience: string | readonly string[];
  /** The application ids of the only client apps that may call; any client unless given. */
  readonly clients?: readonly string[];
  /** Seconds that clocks may differ; 60 unless given, at most 300. */
  readonly clockTolerance?: number;
  /** Reject a token with neither `idtyp` nor `scp`, instead of telling an app by `oid` = `sub`. Only Entra has `idtyp`. */
  readonly requireIdtyp?: boolean;
  /** How the issuer's keys are fetched and kept. */
  readonly keys?: KeyOptions;
  /**
   * On Node: `nodeSignatures` of `permc/verify/node`, for signatures that are checked on the calling thread instead of
   * through WebCrypto. What is accepted and what is refused stays the same.
   */
  readonly signatures?: SyncSignatures;
  /** Milliseconds since the epoch; `Date.now` unless given. */
  readonly now?: () => number;
}

/** How the keys of an issuer are fetched and kept, in milliseconds. */
export interface KeyOptions {
  /** How long one request to the issuer may take; 5000 unless given. */
  readonly timeout?: number;
  /** How long keys are used before they are fetched again; ten minutes unless given. */
  readonly maxAge?: number;
  /** How long they are used, from when they were fetched, while the issuer is down; one hour unless given. */
  readonly maxStaleAge?: number;
  /** How long an issuer that is down is left alone; 5000 unless given. */
  readonly cooldown?: number;
  /** How long after one search for an unknown key there is no other; 30000 unless given. */
  readonly searchInterval?: number;
}

/** Each key option with its default and its bounds. */
const timings: { readonly [Name in keyof KeyTiming]: readonly [usual: number, least: number, most: number] } = {
  timeout: [5_000, 100, 30_000],
  maxAge: [600_000, 60_000, 86_400_000],
  maxStaleAge: [3_600_000, 60_000, 86_400_000],
  cooldown: [5_000, 1_000, 300_000],
  searchInterval: [30_000, 1_000, 600_000],
};

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
  const { clients, clockTolerance = 60, requireIdtyp = false, signatures, now = Date.now } = options;
  if (!(clockTolerance >= 0 && clockTolerance <= 300)) {
    throw new PolicyError('option-invalid', '`clockTolerance` must be a number of seconds from 0 to 300');
  }
  if (signatures !== undefined && !isSyncSignatures(signatures)) {
    throw new PolicyError('option-invalid', '`signatures` must be `nodeSignatures` of `permc/verify/node`');
  }
  return {
    audience: readTexts('audience', options.audience),
    algorithms,
    clockTolerance,
    clients: clients === undefined ? undefined : new Set(readTexts('clients', clients)),
    requireIdtyp,
    signatures,
    now,
  };
}

function isSyncSignatures(given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false;
  if (!('split' in given) || !('checkerOf' in given)) return false;
  return typeof given.split === 'function' && typeof given.checkerOf === 'function';
}

/** The timing that the options give. @throws {PolicyError} `option-invalid` */
export function readKeyTiming(options: KeyOptions = {}): KeyTiming {
  const read = (name: keyof KeyTiming): number => {
    const [usual, least, most] = timings[name];
    const value = options[name] ?? usual;
    if (value >= least && value <= most) return value;
    throw new PolicyError(
      'option-invalid',
      `\`keys.${name}\` must be a number of milliseconds from ${least} to ${most}`,
    );
  };
  const timing: KeyTiming = {
    timeout: read('timeout'),
    maxAge: read('maxAge'),
    maxStaleAge: read('maxStaleAge'),
    cooldown: read('cooldown'),
    searchInterval: read('searchInterval'),
  };
  if (timing.maxStaleAge >= timing.maxAge) return timing;
  throw new PolicyError('option-invalid', '`keys.maxStaleAge` must not be less than `keys.maxAge`');
}
