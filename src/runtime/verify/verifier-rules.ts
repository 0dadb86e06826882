// What a verifier demands of every token, whoever has issued it. Types only.
import type { SyncSignatures } from './sync-signatures.ts';

/** What every token must satisfy. */
export interface VerifierRules {
  readonly audience: readonly string[];
  readonly algorithms: readonly string[];
  /** Seconds that clocks may differ. */
  readonly clockTolerance: number;
  /** The client apps that may call; undefined: any. */
  readonly clients: ReadonlySet<string> | undefined;
  /** How the client must have shown who it is, at least, as Entra counts it (`azpacr`, `appidacr`); undefined: not at all. */
  readonly clientProof?: 1 | 2 | undefined;
  readonly requireIdtyp: boolean;
  /** The platform's own cryptography for signatures; undefined: jose alone. */
  readonly signatures?: SyncSignatures | undefined;
  readonly now: () => number;
}
