// The calls inside a JSON batch, for recorded traffic: the batch itself needs no permission, each call in it does.
// It reads data that somebody else has parsed, and takes only what is well formed.
import type { Call } from './catalog-call.ts';

/**
 * The calls in the body of a `POST /$batch` (Microsoft Learn, "Combine multiple HTTP requests using JSON batching").
 *
 * @param body the parsed body; anything
 * @returns the calls in their order, and how many entries of `requests` are none
 */
export function batchCalls(body: unknown): { readonly calls: readonly Call[]; readonly malformed: number } {
  const requests: unknown = isRecord(body) ? body['requests'] : undefined;
  if (!Array.isArray(requests)) return { calls: [], malformed: 0 };
  const calls = requests.flatMap((request: unknown): readonly Call[] => {
    if (!isRecord(request)) return [];
    const { method, url } = request;
    return typeof method === 'string' && typeof url === 'string' ? [{ method, url }] : [];
  });
  return { calls, malformed: requests.length - calls.length };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
