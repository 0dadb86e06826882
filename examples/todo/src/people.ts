// The directory of colleagues, and how much of it a caller gets to see.

/** Everything that the directory knows about a person. */
export interface Person {
  /** The object id, as in the `oid` claim. */
  readonly id: string;
  readonly displayName: string;
  readonly mobilePhone: string;
  readonly manager: string | undefined;
}

const people: ReadonlyMap<string, Person> = new Map(
  [
    { id: 'alice', displayName: 'Alice Adams', mobilePhone: '+1 555 0100', manager: 'carol' },
    { id: 'bob', displayName: 'Bob Brown', mobilePhone: '+1 555 0101', manager: 'carol' },
    { id: 'carol', displayName: 'Carol Clark', mobilePhone: '+1 555 0102', manager: undefined },
  ].map((person) => [person.id, person]),
);

/** The person of an object id. */
export function findPerson(id: string): Person | undefined {
  return people.get(id);
}

/** What of a person may be shown: all of it, unless the caller's way in is limited to some properties. */
export function shown(person: Person, properties: readonly (keyof Person)[] | undefined): Partial<Person> {
  if (properties === undefined) return person;
  return Object.fromEntries(properties.map((name) => [name, person[name]]));
}
