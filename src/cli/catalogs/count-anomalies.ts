// What the checks of a catalog's reader found, as counts: there are thousands of findings, of a few dozen kinds.
import { compareCodeUnits } from '../../base/compare-code-units.ts';
import type { Catalog, CatalogAnomaly } from '../../model/catalog.ts';

/** What one check found. */
export interface AnomalyCount extends Pick<CatalogAnomaly, 'check' | 'handling'> {
  readonly count: number;
  /** The first of the findings. */
  readonly example: string;
}

/** Counts the findings of a catalog; by the name of the check. */
export function countAnomalies({ anomalies }: Catalog): readonly AnomalyCount[] {
  const counts = new Map<string, AnomalyCount>();
  for (const { check, handling, subject, message } of anomalies) {
    const known = counts.get(check);
    const example = known?.example ?? `${subject}: ${message}`;
    counts.set(check, { check, handling, count: (known?.count ?? 0) + 1, example });
  }
  return [...counts.values()].toSorted((left, right) => compareCodeUnits(left.check, right.check));
}
