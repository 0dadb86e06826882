// Fetches the small JSON documents of an issuer. An issuer is trusted to name keys, not to send us anywhere else or to
// fill our memory: no redirects, a time-out, a bounded size, and only over TLS.

/** The most that a discovery document or key set may have, in bytes; Entra's have a tenth of it. */
const largestDocument = 256 * 1024;

/** Whether a URL may be fetched: over TLS, or from this very machine. */
export function isTrustworthy(url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && loopbackHosts.has(url.hostname);
}

const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Fetches a document.
 *
 * @param url a URL that `isTrustworthy`
 * @param signal ends the transfer
 * @returns a response with status 200 and the whole body in memory
 * @throws {Error} when there is no such answer: no connection, another status, a redirect, too large, too slow
 */
export async function fetchDocument(url: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { redirect: 'manual', signal, headers: { accept: 'application/json' } });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`status ${response.status}`);
  }
  return new Response(await readBounded(response), { status: 200 });
}

async function readBounded(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Uint8Array(largestDocument);
  let length = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    if (length + value.length > largestDocument) {
      await reader.cancel();
      throw new Error('document too large');
    }
    document.set(value, length);
    length += value.length;
  }
  return document.slice(0, length);
}
