// Scopes and app roles as declared, with ids and defaults. Whether they make sense together is for the rules.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { LocatedEntry, LocatedMap } from '../syntax/located-tree.ts';
import { deriveId } from './derive-id.ts';
import type { AppRole, ConsentText, MemberType, Permission, Scope } from './model.ts';
import { asChoice, asMap, childOf, choiceAt, flagAt, mapAt, textAt, textsAt } from './read-tree.ts';

const memberTypes: readonly MemberType[] = ['User', 'Application'];

/** The scopes, by value. */
export function buildScopes(entries: readonly LocatedEntry[], app: string): readonly Scope[] {
  const scopes = entries.map(({ key, value }): Scope => {
    const body = asMap(value);
    const { span } = key;
    return {
      kind: 'scope',
      value: key.value,
      ...idOf(body, app, 'scope', key.value),
      consent: choiceAt(body, 'consent', ['user', 'admin'], { value: 'admin', span }),
      enabled: flagAt(body, 'enabled', { value: true, span }),
      admin: consentText(mapAt(body, 'admin')),
      user: consentText(mapAt(body, 'user')),
      includes: textsAt(body, 'includes'),
      renamedFrom: textAt(body, 'renamedFrom'),
      span,
    };
  });
  return scopes.toSorted(byValue);
}

/** The app roles, by value. */
export function buildAppRoles(entries: readonly LocatedEntry[], app: string): readonly AppRole[] {
  const roles = entries.map(({ key, value }): AppRole => {
    const body = asMap(value);
    const { span } = key;
    return {
      kind: 'appRole',
      value: key.value,
      ...idOf(body, app, 'appRole', key.value),
      allowedMemberTypes:
        childOf(body, 'allowedMemberTypes') === undefined
          ? [{ value: 'Application', span }]
          : textsAt(body, 'allowedMemberTypes').map((text) => asChoice(text, memberTypes)),
      enabled: flagAt(body, 'enabled', { value: true, span }),
      ...consentText(body),
      includes: textsAt(body, 'includes'),
      renamedFrom: textAt(body, 'renamedFrom'),
      span,
    };
  });
  return roles.toSorted(byValue);
}

function byValue(left: Permission, right: Permission): number {
  return compareCodeUnits(left.value, right.value);
}

function consentText(body: LocatedMap): ConsentText {
  return { displayName: textAt(body, 'displayName'), description: textAt(body, 'description') };
}

function idOf(
  body: LocatedMap,
  app: string,
  kind: 'scope' | 'appRole',
  value: string,
): Pick<Permission, 'id' | 'idSpan'> {
  const given = textAt(body, 'id');
  if (given !== undefined) return { id: given.value.toLowerCase(), idSpan: given.span };
  return { id: deriveId(app, kind, textAt(body, 'renamedFrom')?.value ?? value), idSpan: undefined };
}
