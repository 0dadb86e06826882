// The order in which an author meets the permissions, so that of two that clash the later one is reported.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { Model, Permission } from '../model/model.ts';

/** Every scope and app role of a model, by file and then by place. */
export function permissionsInFileOrder({ scopes, appRoles }: Model): readonly Permission[] {
  return [...scopes, ...appRoles].toSorted(
    (left, right) =>
      compareCodeUnits(left.span.source.path, right.span.source.path) || left.span.start - right.span.start,
  );
}
