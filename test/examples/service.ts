// An example's service as a process of its own, and requests to it.
import { spawn } from 'node:child_process';
import { environment } from './working-copy.ts';

/** A running service. */
export interface Service {
  readonly url: string;
  /** One request; without a token it has no `Authorization` header. */
  readonly send: (request: string, token?: string) => Promise<Answer>;
  /** Everything that it has printed. */
  readonly output: () => string;
  /** Asks it to stop. @returns its exit status */
  readonly stop: () => Promise<number | null>;
}

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** A body that has what any endpoint of the examples reads. */
const body = JSON.stringify({ subject: 'Hello', title: 'New', displayName: 'New', assignee: 'bob' });

/** Starts the server of a built example and waits until it listens. */
export function startService(
  folder: string,
  settings: Readonly<Record<string, string>>,
  script = 'dist/server.js',
): Promise<Service> {
  const child = spawn(process.execPath, [script], {
    cwd: folder,
    env: { ...environment(folder), ...settings, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: unknown): void => {
      output += String(chunk);
      const url = /^listening on (http:\/\/127\.0\.0\.1:\d+)$/m.exec(output)?.[1];
      if (url === undefined) return;
      resolve({
        url,
        send: (request, token) => send(url, request, token),
        output: () => output,
        stop: () => {
          child.kill('SIGTERM');
          return ended;
        },
      });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((status) => reject(new Error(`the service ended with ${status}:\n${output}`)));
  });
}

async function send(url: string, request: string, token: string | undefined): Promise<Answer> {
  const [method = '', path = ''] = request.split(' ');
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(hasBody(method) ? { 'content-type': 'application/json' } : {}),
    },
    body: hasBody(method) ? body : null,
  });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

function hasBody(method: string): boolean {
  return method === 'PUT' || method === 'POST' || method === 'PATCH';
}
