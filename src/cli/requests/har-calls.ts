// Calls from recorded traffic (HTTP Archive 1.2), as browsers and proxies save it. Only methods and URLs are taken, and of
// batches what is in them: headers, cookies and bodies are never shown or kept.
import { isJsonList, isJsonRecord, memberOf, type JsonRecord } from '../../catalogs/json-record.ts';
import { batchCalls } from '../../reason/catalog-batch.ts';
import type { Call } from '../../reason/catalog-call.ts';

/** Whether parsed JSON is recorded traffic. */
export function isArchive(value: unknown): value is JsonRecord {
  return isJsonRecord(value) && isJsonRecord(memberOf(value, 'log'));
}

/**
 * The calls of recorded traffic. A preflight of CORS (`OPTIONS`) is the browser's own and is left out.
 *
 * @param archive what `isArchive` took; anything may be in it
 * @returns the calls in their order, and how many entries of batches are no calls
 */
export function harCalls(archive: JsonRecord): { readonly calls: readonly Call[]; readonly malformed: number } {
  const log = memberOf(archive, 'log');
  const entries = isJsonRecord(log) ? memberOf(log, 'entries') : undefined;
  const calls: Call[] = [];
  let malformed = 0;
  for (const entry of isJsonList(entries) ? entries : []) {
    const request = isJsonRecord(entry) ? memberOf(entry, 'request') : undefined;
    const method = isJsonRecord(request) ? memberOf(request, 'method') : undefined;
    const url = isJsonRecord(request) ? memberOf(request, 'url') : undefined;
    if (!isJsonRecord(request) || typeof method !== 'string' || typeof url !== 'string') {
      malformed += 1;
      continue;
    }
    if (method.toUpperCase() === 'OPTIONS') continue;
    if (!isBatch(method, url)) {
      calls.push({ method, url });
      continue;
    }
    const batch = batchCalls(bodyOf(request));
    // The URLs in a batch are relative to the version that it is sent to.
    const base = url.replace(/\/\$batch\/?(?:\?.*)?$/s, '');
    calls.push(...batch.calls.map((call) => ({ ...call, url: `${base}/${call.url.replace(/^\/+/, '')}` })));
    malformed += batch.malformed + (batch.calls.length === 0 ? 1 : 0);
  }
  return { calls, malformed };
}

function isBatch(method: string, url: string): boolean {
  return method.toUpperCase() === 'POST' && /\/\$batch\/?(?:\?.*)?$/s.test(url);
}

function bodyOf(request: JsonRecord): unknown {
  const data = memberOf(request, 'postData');
  const text = isJsonRecord(data) ? memberOf(data, 'text') : undefined;
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
