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
      resolve({ status: Number(statusLine.split(' ')[1] ?? 0), headers: new Map(pairs), body: rest.join('\r\n\r\n') });
    });
  });
}
