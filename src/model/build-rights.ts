// Rights as declared. The built-in ones, `self` and `none`, are ways of using a right, not declarations.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { RightClaim } from '../runtime/table.ts';
import type { LocatedEntry } from '../syntax/located-tree.ts';
import { modelError } from './model-errors.ts';
import type { Right } from './model.ts';
import { asChoice, asMap, asText, flagAt, mapAt, textAt, textsAt } from './read-tree.ts';

const claims: readonly RightClaim[] = ['user.oid', 'user.tid', 'app.oid', 'app.appId'];
const builtIn: ReadonlySet<string> = new Set(['self', 'none']);

/** The rights, by name. */
export function buildRights(entries: readonly LocatedEntry[], report: (finding: Diagnostic) => void): readonly Right[] {
  const rights: Right[] = [];
  for (const { key, value } of entries) {
    if (builtIn.has(key.value)) {
      report(modelError('reserved-right', key.span, { name: key.value }));
      continue;
    }
    const body = asMap(value);
    // The pairs of a map carry no order, the names of a list do: a service's function is called with them.
    const matches = mapAt(body, 'matches')
      .entries.map((entry) => ({ param: entry.key, claim: asChoice(asText(entry.value), claims) }))
      .toSorted((left, right) => compareCodeUnits(left.param.value, right.param.value));
    rights.push({
      name: key.value,
      description: textAt(body, 'description'),
      params: matches.length > 0 ? matches.map(({ param }) => param) : textsAt(body, 'params'),
      matches,
      collection: flagAt(body, 'collection', { value: false, span: key.span }).value,
      span: key.span,
    });
  }
  return rights.toSorted((left, right) => compareCodeUnits(left.name, right.name));
}
