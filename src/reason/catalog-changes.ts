// What differs between two states of one catalog, in terms of those who go by it: the least answers, what is accepted, and
// what is known of each permission. It must not know where the two are from, nor how a change is worded.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { AccessScheme, Catalog, CatalogClaim, CatalogGrant, CatalogOperation } from '../model/catalog.ts';
import { createLeastAnswers, type LeastAnswers } from './least-answer.ts';

/** Permissions that are needed together. */
export type Way = readonly string[];

/**
 * One difference.
 *
 * - `permission`, `operation`: there is a new one, or one is gone.
 * - `least`: the least-privileged answer to a call is another.
 * - `accepted`: more or fewer ways in are listed for a call.
 * - `grant`: one fact about a permission is another: its id, its level, whether an admin has to consent, whether it can be
 *   asked for, or that it exists for the kind of access at all.
 */
export type CatalogChange =
  | { readonly kind: 'permission'; readonly change: 'added' | 'removed'; readonly permission: string }
  | { readonly kind: 'operation'; readonly change: 'added' | 'removed'; readonly call: string }
  | {
      readonly kind: 'least';
      readonly call: string;
      readonly scheme: AccessScheme;
      readonly before: readonly Way[];
      readonly after: readonly Way[];
    }
  | {
      readonly kind: 'accepted';
      readonly call: string;
      readonly scheme: AccessScheme;
      readonly added: readonly Way[];
      readonly removed: readonly Way[];
    }
  | {
      readonly kind: 'grant';
      readonly permission: string;
      readonly scheme: AccessScheme;
      readonly fact: GrantFact;
      readonly before: string;
      readonly after: string;
    };

/** A fact about a permission for one kind of access. */
export type GrantFact = 'id' | 'level' | 'consent' | 'status';

const schemes: readonly AccessScheme[] = ['delegatedWork', 'delegatedPersonal', 'application'];
const facts: readonly GrantFact[] = ['status', 'id', 'level', 'consent'];

/**
 * Compares two states of a catalog.
 *
 * @param before the state that was relied on so far
 * @param after the state that follows it
 * @returns permissions by value, then calls by path and method; of a permission or a call that is new or gone only that
 */
export function catalogChanges(before: Catalog, after: Catalog): readonly CatalogChange[] {
  return [...permissionChanges(before, after), ...operationChanges(before, after)];
}

function permissionChanges(before: Catalog, after: Catalog): readonly CatalogChange[] {
  const old = new Map(before.permissions.map((permission) => [permission.value, permission]));
  const current = new Map(after.permissions.map((permission) => [permission.value, permission]));
  return namesOf(old, current).flatMap((permission): readonly CatalogChange[] => {
    const [was, is] = [old.get(permission), current.get(permission)];
    if (was === undefined) return [{ kind: 'permission', change: 'added', permission }];
    if (is === undefined) return [{ kind: 'permission', change: 'removed', permission }];
    return schemes.flatMap((scheme) =>
      facts.flatMap((fact): readonly CatalogChange[] => {
        const [then, now] = [factOf(was.grants[scheme], fact), factOf(is.grants[scheme], fact)];
        if (then === now) return [];
        // That a permission exists for a kind of access at all says it; the other facts only follow.
        const isNew = was.grants[scheme] === undefined || is.grants[scheme] === undefined;
        if (isNew && fact !== 'status') return [];
        return [{ kind: 'grant', permission, scheme, fact, before: then, after: now }];
      }),
    );
  });
}

function factOf(grant: CatalogGrant | undefined, fact: GrantFact): string {
  if (grant === undefined) return 'none';
  switch (fact) {
    case 'id':
      return grant.id ?? 'none';
    case 'level':
      return String(grant.level ?? 'none');
    case 'consent':
      return grant.adminConsent ? 'admin' : 'user';
    case 'status':
      return grant.blocked ?? 'available';
  }
}

function operationChanges(before: Catalog, after: Catalog): readonly CatalogChange[] {
  const old = operationsByCall(before);
  const current = operationsByCall(after);
  const [oldAnswers, newAnswers] = [createLeastAnswers(before), createLeastAnswers(after)];
  return namesOf(old, current).flatMap((key): readonly CatalogChange[] => {
    const [was, is] = [old.get(key), current.get(key)];
    if (was === undefined) return [{ kind: 'operation', change: 'added', call: is?.call ?? key }];
    if (is === undefined) return [{ kind: 'operation', change: 'removed', call: was.call }];
    return schemes.flatMap((scheme) => {
      const changes: CatalogChange[] = [];
      const [then, now] = [leastOf(was, scheme, oldAnswers), leastOf(is, scheme, newAnswers)];
      if (keyOf(then) !== keyOf(now)) changes.push({ kind: 'least', call: is.call, scheme, before: then, after: now });
      const [listedThen, listedNow] = [listedOf(was, scheme), listedOf(is, scheme)];
      const added = listedNow.filter((way) => !listedThen.some((other) => other.join() === way.join()));
      const removed = listedThen.filter((way) => !listedNow.some((other) => other.join() === way.join()));
      if (added.length + removed.length > 0) changes.push({ kind: 'accepted', call: is.call, scheme, added, removed });
      return changes;
    });
  });
}

interface KnownOperation {
  readonly call: string;
  readonly operation: CatalogOperation;
  readonly siblings: readonly CatalogOperation[];
}

/** By method and spelling without case: parameters may be renamed, templates of one shape may differ in them. */
function operationsByCall({ operations }: Catalog): ReadonlyMap<string, KnownOperation> {
  const siblings = new Map<string, CatalogOperation[]>();
  for (const operation of operations) {
    const known = siblings.get(operation.template.text);
    if (known === undefined) siblings.set(operation.template.text, [operation]);
    else known.push(operation);
  }
  return new Map(
    operations.map((operation) => {
      const { method, template } = operation;
      const call = `${method} ${template.text}`;
      const known = { call, operation, siblings: siblings.get(template.text) ?? [] };
      return [`${template.text.toLowerCase()} ${method}`, known];
    }),
  );
}

function leastOf({ operation, siblings }: KnownOperation, scheme: AccessScheme, answers: LeastAnswers): readonly Way[] {
  return waysOf(answers(operation, scheme, siblings).claims);
}

function listedOf({ operation }: KnownOperation, scheme: AccessScheme): readonly Way[] {
  return waysOf(operation.claims[scheme] ?? []);
}

function waysOf(claims: readonly CatalogClaim[]): readonly Way[] {
  return claims
    .map(({ permissions }) => permissions)
    .toSorted((left, right) => compareCodeUnits(left.join(), right.join()));
}

function keyOf(ways: readonly Way[]): string {
  return ways.map((way) => way.join('+')).join(' ');
}

function namesOf(left: ReadonlyMap<string, unknown>, right: ReadonlyMap<string, unknown>): readonly string[] {
  return [...new Set([...left.keys(), ...right.keys()])].toSorted(compareCodeUnits);
}
