// A server of this machine for tests: what a publisher, a broken proxy or a captive portal would answer. The process under
// test runs beside it, so it is started without blocking.
import { spawn } from 'node:child_process';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { bin, type Run } from './run-permc.ts';

/** Starts a server on a free port of the loopback address; it stops with the test. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

/** Runs permc in a folder while servers of the test go on answering. */
export async function runBeside(
  folder: string,
  words: readonly string[],
  signalAfter?: Promise<unknown>,
): Promise<Run> {
  const child = spawn(process.execPath, [bin, ...words], { cwd: folder, env: { PATH: process.env['PATH'] ?? '' } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  void signalAfter?.then(() => child.kill('SIGKILL'));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout, stderr };
}
