// Whether a body speaks of the resource that the path names: the right was asked about the path, and a handler that goes by an id
// in the body would act on something that nobody asked about. It compares, and answers for nothing else.

/** What a body says of path parameters, by their names in the template. */
export type NamedInBody<Params> = { readonly [Name in keyof Params]?: unknown };

/**
 * Whether everything that a body says of path parameters is what the path says. A handler asks before it uses a body that
 * names the resource a second time, and answers 400 for a no.
 *
 * Only the same text is the same: neither a number that is written alike, nor another letter case, nor `null`. What the body
 * leaves out is no contradiction. It is read as a handler reads it, so that an inherited value counts as well.
 *
 * @param access what the handler got from its guard
 * @param named the body, or its ids under the names of the template: `{ fileId: body.id }`
 * @returns false for a contradiction, and for anything that is no object
 */
export function matchesPath<Params extends object>(
  access: { readonly params: Params },
  named: NamedInBody<NoInfer<Params>> | null | undefined,
): boolean {
  if (typeof named !== 'object' || named === null) return false;
  return Object.entries(access.params).every(([name, value]) => {
    const said: unknown = Reflect.get(named, name);
    return said === undefined || said === value;
  });
}
