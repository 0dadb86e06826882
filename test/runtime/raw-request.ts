// One request over a socket, exactly as it is written: clients like fetch tidy paths and headers up before they send them.
import { connect } from 'node:net';

/** What came back. */
export interface RawResponse {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Sends a request line with headers and gives the answer; status 0 when the server hangs up without one. */
export function rawRequest(
  port: number,
  line: string,
  headers: readonly string[] = [],
  body = '',
): Promise<RawResponse> {
  const all = ['Host: localhost', 'Connection: close', ...headers];
  if (body !== '') all.push(`Content-Length: ${Buffer.byteLength(body)}`);
  return rawExchange(port, `${line} HTTP/1.1\r\n${all.join('\r\n')}\r\n\r\n${body}`);
}

/** The same for a request that is written out to its last byte. */
export function rawExchange(port: number, request: string): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(request, 'latin1');
    });
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // A server that refuses before it has read everything may hang up on the rest; what it said is there.
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    socket.on('close', () => {
      const [head = '', ...rest] = text.split('\r\n\r\n');
      const [statusLine = '', ...fields] = head.split('\r\n');
      const pairs = fields.map((field): [string, string] => {
        const colon = field.indexOf(':');
        return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
      });
      const headers = new Map(pairs);
      const sent = rest.join('\r\n\r\n');
      const body = headers.get('transfer-encoding') === 'chunked' ? joined(sent) : sent;
      resolve({ status: Number(statusLine.split(' ')[1] ?? 0), headers, body });
    });
  });
}

/** A body that comes in chunks, each behind its length (RFC 9112 section 7.1). */
function joined(chunks: string): string {
  let body = '';
  for (let position = 0; ;) {
    const end = chunks.indexOf('\r\n', position);
    const length = Number.parseInt(chunks.slice(position, end), 16);
    if (end === -1 || !(length > 0)) return body;
    body += chunks.slice(end + 2, end + 2 + length);
    position = end + 2 + length + 2;
  }
}
