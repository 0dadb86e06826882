// Microsoft's sign-in hosts on this machine: what is fetched from them goes to a local issuer over real HTTP, under a path
// that starts with the name of the host.
import { vi } from 'vitest';
import type { LocalIssuer, SigningKey } from '../runtime/local-issuer.ts';

/** Sends every request over TLS to the local issuer; `vi.unstubAllGlobals` ends it. */
export function sendHostsTo(issuer: LocalIssuer): void {
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', (url: string | URL, init?: RequestInit) => {
    const { hostname, pathname, protocol } = new URL(url);
    if (protocol !== 'https:') throw new Error(`${protocol} is not TLS`);
    return real(`${issuer.url}/${hostname}${pathname}`, init);
  });
}

/** Publishes the metadata of one authority (`login.microsoftonline.com/common/v2.0`) and its keys. */
export function publishAuthority(
  issuer: LocalIssuer,
  authority: string,
  name: string,
  keys: readonly SigningKey[],
): void {
  const document = { issuer: name, jwks_uri: `https://${authority}/keys` };
  issuer.routes.set(`/${authority}/.well-known/openid-configuration`, { status: 200, body: JSON.stringify(document) });
  issuer.routes.set(`/${authority}/keys`, { status: 200, body: JSON.stringify({ keys: keys.map(({ jwk }) => jwk) }) });
}
