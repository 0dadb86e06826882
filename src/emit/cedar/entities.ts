// Permissions as Cedar entities: what includes what, and which app roles users and apps may be assigned.
import type { PolicyTable } from '../../runtime/table.ts';

/** The name of an entity. */
export interface EntityName {
  readonly type: string;
  readonly id: string;
}

/** One entity in the JSON format of Cedar. */
export interface CedarEntity {
  readonly uid: EntityName;
  readonly attrs: Readonly<Record<string, never>>;
  readonly parents: readonly EntityName[];
}

/** The entities of a policy, in the order of the table; an engine adds the caller. */
export function cedarEntities({ scopes, appRoles }: PolicyTable): readonly CedarEntity[] {
  const entity = (type: string, id: string, parentType: string, parents: readonly string[]): CedarEntity => ({
    uid: { type, id },
    attrs: {},
    parents: parents.map((parent) => ({ type: parentType, id: parent })),
  });
  return [
    ...Object.entries(scopes).map(([name, includes]) => entity('Scope', name, 'Scope', includes)),
    ...Object.entries(appRoles).flatMap(([name, { members, includes }]) => [
      entity('Role', name, 'Role', includes),
      ...(members.includes('User') ? [entity('UserAssignment', name, 'Role', [name])] : []),
      ...(members.includes('Application') ? [entity('AppAssignment', name, 'Role', [name])] : []),
    ]),
  ];
}
