// What a client needs to know to ask for a token, as a document that the API itself serves (RFC 9728). It holds nothing
// but what the API's author states and the names of scopes: no rights, no roles, no endpoints.
import type { Policy } from './policy.ts';
import { PolicyError } from './policy-error.ts';

/** The facts of a deployment that no manifest knows. */
export interface ProtectedResourceOptions {
  /** The URL of the API, exactly as clients address it: https, without query and fragment (RFC 9728 section 1.2). */
  readonly resource: string;
  /** The issuers whose tokens the API takes, as URLs (RFC 8414 section 2). */
  readonly authorizationServers: readonly string[];
  /** The scopes to name; every scope that an endpoint asks for unless given. */
  readonly scopes?: readonly string[];
  /** The API's name, for people. */
  readonly name?: string;
  /** The URL of a page about the API, for developers. */
  readonly documentation?: string;
}

/** The document of RFC 9728 section 2, in the order in which it is written. */
export interface ProtectedResourceDocument {
  readonly resource: string;
  readonly authorization_servers: readonly string[];
  readonly scopes_supported: readonly string[];
  readonly bearer_methods_supported: readonly ['header'];
  readonly resource_name?: string;
  readonly resource_documentation?: string;
}

/** The document with where it lies and how it is answered. Pass it to the guards as `metadata`. */
export interface ProtectedResourceMetadata {
  /** The path to serve it at, from the root of the host (RFC 9728 section 3.1). */
  readonly path: string;
  /** The same as a URL: what challenges say in `resource_metadata`. */
  readonly url: string;
  readonly document: ProtectedResourceDocument;
  readonly status: 200;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const wellKnown = '/.well-known/oauth-protected-resource';
const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Makes the protected resource metadata of an API.
 *
 * @param policy what `definePolicy` gave; its delegated alternatives say which scopes there are to ask for
 * @param options where the API lies and who issues its tokens
 * @returns a frozen answer, the same for every request and for everybody: it needs no token
 * @throws {PolicyError} `option-invalid`
 */
export function protectedResourceMetadata(
  policy: Pick<Policy<unknown, unknown>, 'keys' | 'endpoint'>,
  options: ProtectedResourceOptions,
): ProtectedResourceMetadata {
  const { resource, authorizationServers, name, documentation } = options;
  const url = readUrl('resource', resource);
  if (!Array.isArray(authorizationServers) || authorizationServers.length === 0) {
    throw new PolicyError('option-invalid', '`authorizationServers` must list at least one issuer');
  }
  for (const server of authorizationServers) readUrl('authorizationServers', server);
  if (documentation !== undefined) readUrl('documentation', documentation);
  const document: ProtectedResourceDocument = Object.freeze({
    resource,
    authorization_servers: Object.freeze([...authorizationServers]),
    scopes_supported: Object.freeze(chooseScopes(policy, options.scopes)),
    bearer_methods_supported: bearerMethods,
    ...(name === undefined ? {} : { resource_name: name }),
    ...(documentation === undefined ? {} : { resource_documentation: documentation }),
  });
  // The well-known part stands between the host and the path, without a slash that ends it (RFC 9728 section 3.1).
  const path = `${wellKnown}${url.pathname.replace(/\/$/, '')}`;
  return Object.freeze({
    path,
    url: `${url.origin}${path}`,
    document,
    status: 200,
    headers,
    body: JSON.stringify(document),
  });
}

const bearerMethods: readonly ['header'] = Object.freeze(['header'] as const);

/** Clients in browsers read it before they have any token, so every origin may. */
const headers: Readonly<Record<string, string>> = Object.freeze({
  'Content-Type': 'application/json',
  'Cache-Control': 'public, max-age=3600',
  'Access-Control-Allow-Origin': '*',
});

function readUrl(option: string, text: string): URL {
  const given: unknown = text;
  const url = typeof given === 'string' && URL.canParse(given) ? new URL(given) : undefined;
  const local = url?.protocol === 'http:' && loopbackHosts.has(url.hostname);
  const plain = url?.username === '' && url.password === '' && !text.includes('?') && !text.includes('#');
  if (url !== undefined && plain && (url.protocol === 'https:' || local)) return url;
  throw new PolicyError(
    'option-invalid',
    `\`${option}\` must be an https URL without query and fragment, or an http URL of this machine`,
  );
}

function chooseScopes(
  policy: Pick<Policy<unknown, unknown>, 'keys' | 'endpoint'>,
  chosen: readonly string[] | undefined,
): readonly string[] {
  const needed = new Set(
    policy.keys.flatMap((key) => policy.endpoint(key)?.delegated.flatMap(({ via }) => [...via]) ?? []),
  );
  const unknown = chosen?.find((scope) => !needed.has(scope));
  if (unknown !== undefined) {
    throw new PolicyError('option-invalid', `\`scopes\` names \`${unknown}\`, which no endpoint asks for`);
  }
  return [...new Set(chosen ?? needed)].toSorted();
}
