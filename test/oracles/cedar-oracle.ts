// Cedar's engine as a second opinion: the policies, schema and entities that permc writes for a manifest, parsed once, and
// asked about one caller after the other. It knows nothing of the runtime.
import {
  type EntityJson,
  type EntityUidJson,
  preparsePolicySet,
  preparseSchema,
  statefulIsAuthorized,
} from '@cedar-policy/cedar-wasm/nodejs';
import { emit } from '../../src/emit/emit.ts';
import { compileFiles } from '../model/compile-files.ts';
import type { RandomCall, RandomManifest } from '../properties/random-manifest.ts';

/** Whether Cedar permits a call of this manifest. */
export type CedarOracle = (call: RandomCall) => boolean;

/**
 * Hands a manifest to Cedar.
 *
 * @param name tells manifests apart; the engine keeps the last ones only
 */
export function cedarOracle(manifest: RandomManifest, name: string): CedarOracle {
  const asking = { ...manifest, outputs: { cedar: 'p.cedar' } };
  const { model } = compileFiles({ 'permissions.yaml': JSON.stringify(asking, undefined, 1) });
  if (model === undefined) throw new Error('the manifest does not compile');
  const written = new Map(emit(model, 'permissions.yaml', []).map(({ path, text }) => [path.value, text]));
  accept(preparsePolicySet(name, { staticPolicies: written.get('p.cedar') ?? '' }));
  accept(preparseSchema(name, written.get('p.cedarschema') ?? ''));
  const entities: readonly EntityJson[] = JSON.parse(written.get('p.entities.json') ?? '');
  let validated = false;
  return (call) => {
    const { principal, parents, attrs } = principalOf(call);
    const answer = statefulIsAuthorized({
      principal,
      action: { type: 'Action', id: call.key },
      resource: { type: 'Api', id: 'random-api' },
      context: { rights: call.answer ? ['may.see'] : [], params: paramsOf(call) },
      preparsedPolicySetId: name,
      // That requests and entities are of the schema is seen from the first of them; it costs ten times the decision.
      ...(validated ? {} : { preparsedSchemaName: name, validateRequest: true }),
      entities: [...entities, { uid: principal, attrs, parents: [...parents] }],
    });
    if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('\n'));
    validated = true;
    // Cedar passes over a policy that fails: an error here would be a permit that never was one.
    const { errors } = answer.response.diagnostics;
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return answer.response.decision === 'allow';
  };
}

function accept(answer: ReturnType<typeof preparseSchema>): void {
  if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('\n'));
}

/** The permissions as they stand in the token: what they include, and whether they count, is for Cedar to work out. */
function principalOf({ kind, account, scopes, roles }: RandomCall): {
  readonly principal: EntityUidJson;
  readonly parents: readonly EntityUidJson[];
  readonly attrs: EntityJson['attrs'];
} {
  const named = (type: string, names: readonly string[]): readonly EntityUidJson[] => names.map((id) => ({ type, id }));
  switch (kind) {
    case 'delegated':
      return {
        principal: { type: 'User', id: 'me' },
        parents: [...named('Scope', scopes), ...named('UserAssignment', roles)],
        attrs: { oid: 'me', tid: 'tenant', account },
      };
    case 'application':
      return {
        principal: { type: 'App', id: 'me' },
        parents: named('AppAssignment', roles),
        attrs: { oid: 'me', appId: 'client' },
      };
    case 'anonymous':
      return { principal: { type: 'Anonymous', id: 'nobody' }, parents: [], attrs: {} };
  }
}

function paramsOf({ key, own }: RandomCall): Record<string, string> {
  const names = [...key.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  return Object.fromEntries(names.map((name) => [name, name === 'id' && !own ? 'somebody' : 'me']));
}
