// The permissions that the options of a check name: `guard({ roles: ['admin'] })`.
import type { Evaluator } from '../../evaluate/evaluator.ts';
import { constructorOf } from '../../evaluate/class-members.ts';
import type { Deferred, InstanceValue } from '../../evaluate/value.ts';
import { permissionTexts } from './permission-texts.ts';

/** Objects inside objects beyond this depth are not read. */
const deepest = 3;

/** What the properties of an object, and of the objects in it, say by their names. */
export function statedIn(options: Deferred, evaluator: Evaluator, depth: number = 0): readonly string[] {
  if (depth >= deepest) return [];
  return evaluator.force(options).flatMap((possible) => {
    if (possible.kind === 'instance') return givenTo(possible, evaluator);
    if (possible.kind !== 'record') return [];
    return [...possible.properties].flatMap(([name, value]) =>
      isStatingName(name) ? permissionTexts(value, evaluator) : statedIn(value, evaluator, depth + 1),
    );
  });
}

/** What the parameters of a class say that an object was made with: `new AccessCheck('admin')`. */
function givenTo({ of, args = [] }: InstanceValue, evaluator: Evaluator): readonly string[] {
  const parameters = constructorOf(of)?.parameters ?? [];
  return parameters.flatMap(({ name }, index) => {
    const given = args[index];
    return given !== undefined && isStatingName(name.getText()) ? permissionTexts(given, evaluator) : [];
  });
}

/** Whether a name is that of permissions: `allowedRoles`, `scope`. */
export function isStatingName(name: string): boolean {
  return /(?:^|[a-z_])(?:roles?|scopes?|permissions?|privileges?|rights?)(?:names?|flags?|list|required|allowed|needed)?$/iu.test(
    name,
  );
}
