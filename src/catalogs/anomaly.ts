// How readers report what is odd in published data: a check by its name, and what was done about it.
import type { CatalogAnomaly } from '../model/catalog.ts';

/** A kind of oddity that a reader looks for. */
export interface CatalogCheck {
  /** What the reader does with what the check finds. */
  readonly handling: CatalogAnomaly['handling'];
  /** What the check finds, and why that is handled so. */
  readonly why: string;
}

/** Notes an anomaly under the name of its check. */
export type NoteAnomaly<Check extends string> = (check: Check, subject: string, message: string) => void;

/**
 * A list of anomalies, and the function that adds to it with the handling that the table of checks states.
 *
 * @param checks the table, by the name of the check
 */
export function anomalyList<Check extends string>(
  checks: Readonly<Record<Check, CatalogCheck>>,
): { readonly anomalies: readonly CatalogAnomaly[]; readonly note: NoteAnomaly<Check> } {
  const anomalies: CatalogAnomaly[] = [];
  return {
    anomalies,
    note: (check, subject, message) => {
      anomalies.push({ check, subject, message, handling: checks[check].handling });
    },
  };
}
