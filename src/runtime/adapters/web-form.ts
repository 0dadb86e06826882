// Whether a form body of a standard request (Fetch) holds a token. A copy of the body is read, so that the handler finds its own
// untouched; a token is never taken from there.
import { isForm } from './node-request.ts';

/** How many bytes of a form are looked at: nobody sends a token behind a megabyte of other fields. */
const limit = 1_048_576;

/**
 * Whether a request has an `access_token` in its form body (RFC 6750 section 2.2).
 *
 * @param request whose body nobody has read yet; of one that is read, nothing is seen
 * @returns true as well for a body that breaks off: what can't be read can't be let through. It never rejects
 */
export async function hasTokenInWebForm(request: Request): Promise<boolean> {
  if (!isForm(request.headers.get('content-type')) || request.bodyUsed) return false;
  try {
    const { body } = request.clone();
    return body !== null && hasToken(await readText(body));
  } catch {
    return true;
  }
}

/** Whether the text of a form has an `access_token`. */
export function hasToken(form: string): boolean {
  return new URLSearchParams(form).has('access_token');
}

async function readText(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  for (let size = 0; size < limit;) {
    const { done, value } = await reader.read();
    if (done) return text;
    size += value.byteLength;
    text += decoder.decode(value, { stream: true });
  }
  // Not waited for: the cancellation of a copy ends with that of the body itself, which the handler may still read.
  reader.cancel().catch(() => undefined);
  return text;
}
