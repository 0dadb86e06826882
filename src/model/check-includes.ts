// `includes` is the only source of implication between permissions, so it must name what exists and never run in a circle.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { modelError } from './model-errors.ts';
import { expectAppRole, expectScope, type DeclaredNames } from './declared-names.ts';
import type { Permission } from './model.ts';

/** Reports included permissions that are not declared, and every circle once, at its first include. */
export function checkIncludes(names: DeclaredNames): void {
  for (const scope of names.scopes.values()) for (const included of scope.includes) expectScope(names, included);
  for (const role of names.appRoles.values()) for (const included of role.includes) expectAppRole(names, included);
  reportCircles(names.scopes, names.report);
  reportCircles(names.appRoles, names.report);
}

function reportCircles(permissions: ReadonlyMap<string, Permission>, report: (finding: Diagnostic) => void): void {
  const done = new Set<string>();
  for (const start of permissions.keys()) {
    // Depth first without recursion: a chain of includes may be as long as the manifest.
    const path: { readonly permission: Permission; next: number }[] = [];
    const onPath = new Set<string>();
    const enter = (value: string): void => {
      const permission = permissions.get(value);
      if (permission === undefined || done.has(value)) return;
      path.push({ permission, next: 0 });
      onPath.add(value);
    };
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const included = top.permission.includes[top.next];
      top.next += 1;
      if (included === undefined) {
        done.add(top.permission.value);
        onPath.delete(top.permission.value);
        path.pop();
      } else if (onPath.has(included.value)) {
        const circle = path.slice(path.findIndex(({ permission }) => permission.value === included.value));
        const related = circle.map(({ permission }) => ({
          message: `\`${permission.value}\` is declared here`,
          span: permission.span,
        }));
        const circleNames = circle.map(({ permission }) => permission.value);
        report(modelError('cyclic-includes', included.span, { names: circleNames }, related));
      } else {
        enter(included.value);
      }
    }
  }
}
