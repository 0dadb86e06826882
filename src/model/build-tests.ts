// Decisions that must hold, as the manifest states them. Running them belongs to `reason/`.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { Located } from '../diagnostics/span.ts';
import type { LocatedMap, LocatedNode } from '../syntax/located-tree.ts';
import { expectAppRole, expectRight, expectScope, type DeclaredNames } from './declared-names.ts';
import { modelError } from './model-errors.ts';
import type {
  DecisionTest,
  DenialStatus,
  Expectation,
  PerformedAuthentication,
  TestCaller,
  TestClaims,
} from './model.ts';
import {
  asMap,
  asText,
  childOf,
  choiceAt,
  itemsAt,
  mapAt,
  numberAt,
  requiredTextAt,
  textAt,
  textsAt,
} from './read-tree.ts';
import { isReservedName } from './reserved-names.ts';

const denials: readonly DenialStatus[] = [400, 401, 403, 404, 405, 500, 503];

/** The tests in file order, with everything that they name resolved. */
export function buildTests(nodes: readonly LocatedNode[], names: DeclaredNames): readonly DecisionTest[] {
  const first = new Map<string, Located<string>>();
  const tests: DecisionTest[] = [];
  for (const node of nodes) {
    const body = asMap(node);
    const name = requiredTextAt(body, 'name');
    const earlier = first.get(name.value);
    if (earlier !== undefined) {
      const related = [{ message: 'first declared here', span: earlier.span }];
      names.report(modelError('duplicate-declaration', name.span, { what: 'test', name: name.value }, related));
    }
    first.set(name.value, earlier ?? name);
    const request = requiredTextAt(body, 'request');
    const parts = /^([A-Za-z]+) (\/[^\s]*)$/.exec(request.value);
    if (parts === null) {
      names.report(modelError('invalid-request', request.span, { request: request.value }));
      continue;
    }
    const caller = callerOf(body, names);
    tests.push({
      name,
      method: parts[1] ?? '',
      path: parts[2] ?? '',
      request,
      caller,
      rights: mapAt(body, 'rights')
        .entries.map(({ key, value }) => {
          expectRight(names, key);
          return { name: key, answer: value.kind === 'scalar' && value.value === true };
        })
        .toSorted((left, right) => compareCodeUnits(left.name.value, right.name.value)),
      expect: expectationOf(body, caller, names),
      span: body.span,
    });
  }
  return tests;
}

function callerOf(body: LocatedMap, names: DeclaredNames): TestCaller {
  const delegated = childOf(body, 'delegated');
  if (delegated !== undefined) {
    const caller = asMap(delegated);
    const scopes = textsAt(caller, 'scopes');
    const roles = textsAt(caller, 'roles');
    for (const scope of scopes) expectScope(names, scope);
    for (const role of roles) expectAppRole(names, role);
    const account = choiceAt(caller, 'account', ['work', 'personal'], { value: 'work', span: caller.span }).value;
    const authentication = performedAuthentication(childOf(caller, 'authentication'));
    return { kind: 'delegated', user: textAt(caller, 'user')?.value ?? 'user', account, scopes, roles, authentication };
  }
  const application = childOf(body, 'application');
  if (application !== undefined) {
    const caller = asMap(application);
    const roles = textsAt(caller, 'roles');
    for (const role of roles) expectAppRole(names, role);
    return { kind: 'application', app: textAt(caller, 'app')?.value ?? 'app', roles };
  }
  const claims = childOf(body, 'claims');
  return claims === undefined ? { kind: 'anonymous' } : { kind: 'claims', claims: claimsOf(asMap(claims), names) };
}

function performedAuthentication(node: LocatedNode | undefined): PerformedAuthentication | undefined {
  if (node === undefined) return undefined;
  const stated = asMap(node);
  return {
    context: textAt(stated, 'context')?.value,
    acr: textAt(stated, 'acr')?.value,
    age: numberAt(stated, 'age')?.value,
  };
}

function claimsOf(body: LocatedMap, names: DeclaredNames): TestClaims {
  const claims = body.entries.flatMap(({ key, value }) => {
    if (isReservedName(key.value)) {
      names.report(modelError('reserved-name', key.span, { what: 'claim', name: key.value }));
      return [];
    }
    return [[key.value, value.kind === 'list' ? value.items.map(scalarOf) : scalarOf(value)] as const];
  });
  return Object.fromEntries(claims);
}

function scalarOf(node: LocatedNode): string | number | boolean | null {
  return node.kind === 'scalar' ? node.value : null;
}

function expectationOf(body: LocatedMap, caller: TestCaller, names: DeclaredNames): Located<Expectation> {
  const node = childOf(body, 'expect') ?? body;
  const { span } = node;
  if (node.kind === 'scalar') {
    const status = denials.find((known) => known === node.value);
    return { value: status === undefined ? { kind: 'allow', via: undefined } : { kind: 'deny', status }, span };
  }
  const allow = mapAt(asMap(node), 'allow');
  const via = childOf(allow, 'via');
  const permissions =
    via === undefined ? undefined : via.kind === 'list' ? itemsAt(allow, 'via').map(asText) : [asText(via)];
  for (const permission of permissions ?? []) {
    if (caller.kind === 'delegated') expectScope(names, permission);
    else if (caller.kind === 'application' || !names.scopes.has(permission.value)) expectAppRole(names, permission);
  }
  return { value: { kind: 'allow', via: permissions }, span };
}
