// The protected resource metadata of the API as a file (RFC 9728): what a client needs to know to ask for a token. The
// scopes come from the model; where the API lies and who issues its tokens is a fact of its deployment, which the manifest
// states with the output.
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { Model } from '../model/model.ts';
import type { ProtectedResourceDocument } from '../runtime/protected-resource-metadata.ts';
import type { Emitter } from './emitter.ts';

/** `outputs.metadata`: the JSON document of RFC 9728 section 2. */
export const metadata: Emitter = {
  id: 'metadata',
  summary: 'the OAuth 2.0 protected resource metadata of the API',
  emit: (model) => {
    const output = model.outputs.metadata;
    if (output === undefined) return [];
    const { path, resource, authorizationServers } = output;
    const document: ProtectedResourceDocument = {
      resource: resource.value,
      authorization_servers: authorizationServers.map(({ value }) => value),
      scopes_supported: requestableScopes(model),
      bearer_methods_supported: ['header'],
      ...(model.app.displayName === undefined ? {} : { resource_name: model.app.displayName.value }),
    };
    return [{ path, text: `${JSON.stringify(document, undefined, 2)}\n` }];
  },
};

/** Only scopes that an endpoint needs: a client is never told to ask for one that opens nothing, or that is disabled. */
function requestableScopes({ scopes, endpoints }: Model): readonly string[] {
  const needed = new Set(
    endpoints.flatMap(({ delegated }) =>
      delegated.flatMap((alternative) => alternative.scopes.map(({ value }) => value)),
    ),
  );
  return scopes
    .filter(({ value, enabled }) => enabled.value && needed.has(value))
    .map(({ value }) => value)
    .toSorted(compareCodeUnits);
}
