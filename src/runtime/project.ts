// What a caller may see of a resource: where the alternative that let them in shows only some properties, all others are
// dropped. It works on data of its own making, so that nothing that hangs on a prototype gets out with it.

/** The access of an endpoint, as far as showing a resource goes; `Name` are the properties of the resource. */
export interface LimitedAccess<Name extends PropertyKey> {
  /** Undefined: all. */
  readonly properties: readonly Name[] | undefined;
}

/**
 * Copies what the caller may see of a resource.
 *
 * A property that the policy names and the resource's type does not have is an error of the compiler. Names are exact;
 * only own enumerable properties with a text as key are copied, one level deep, and the copy has no prototype, so that
 * neither an inherited `toJSON` nor a getter of a class can add anything to it.
 *
 * @param access what the handler got from its guard
 * @param resource the whole resource
 * @returns a new object with the allowed properties that the resource has, in the order of the resource
 */
export function project<Resource extends object>(
  access: LimitedAccess<keyof NoInfer<Resource>>,
  resource: Resource,
): Partial<Resource> {
  const { properties } = access;
  const shown: Partial<Resource> = Object.create(null);
  const allowed: ReadonlySet<PropertyKey> | undefined = properties === undefined ? undefined : new Set(properties);
  for (const name of ownNames(resource)) {
    if (allowed === undefined || allowed.has(name)) shown[name] = resource[name];
  }
  return shown;
}

function ownNames<Resource extends object>(resource: Resource): readonly (keyof Resource)[] {
  return Object.keys(resource).filter((name): name is string & keyof Resource => Object.hasOwn(resource, name));
}
