// What the tests of single adapters need beside the corpus: the service that guards are set up with, two callers with really
// signed tokens, and a way to ask.
import { openIdIssuer } from '../../src/runtime/verify.ts';
import { type RawResponse, rawExchange } from '../runtime/raw-request.ts';
import { rightsOf } from './drive-policy.ts';
import { type Run, createRecorder } from './recorder.ts';
import type { Service } from './servers/server.ts';
import { audience, startCaseIssuer } from './tokens.ts';

/** The drive API without a framework. */
export interface DriveApi extends Service {
  /** The options of guards for a policy without rights. */
  readonly open: Omit<Service['options'], 'rights'>;
  /** Alice, who may read what is in her own drive, through an app with `Files.Read`. */
  readonly alice: string;
  /** An app as itself, with `Files.Read.All`. */
  readonly daemon: string;
  readonly stop: () => Promise<void>;
}

export async function startDriveApi(): Promise<DriveApi> {
  const issuer = await startCaseIssuer();
  const recorder = createRecorder();
  const verify = openIdIssuer({ issuer: issuer.url, audience });
  const open = { verify, realm: 'Drive', onDecision: recorder.onDecision };
  return {
    options: { ...open, rights: rightsOf(recorder) },
    open,
    recorder,
    alice: issuer.mint({ user: 'alice', scopes: ['Files.Read'] }),
    daemon: issuer.mint({ app: 'backup', roles: ['Files.Read.All'] }),
    stop: issuer.stop,
  };
}

/** What one raw request came to. */
export interface Outcome {
  readonly status: number;
  /** The handlers that ran; more than one only where a framework runs several in turn. */
  readonly ran: readonly Run[];
  /** Why the guard refused. */
  readonly reason: string | undefined;
  readonly response: RawResponse;
}

/** Sends one raw request with a token, if any, and gives what came of it. */
export async function ask(
  api: DriveApi,
  port: number,
  line: string,
  token?: string,
  headers: readonly string[] = [],
  body = '',
): Promise<Outcome> {
  api.recorder.take();
  const all = ['Host: localhost', 'Connection: close', ...headers];
  if (token !== undefined) all.push(`Authorization: Bearer ${token}`);
  if (body !== '') all.push(`Content-Length: ${Buffer.byteLength(body)}`);
  const response = await rawExchange(port, `${line} HTTP/1.1\r\n${all.join('\r\n')}\r\n\r\n${body}`);
  const { ran, decisions } = api.recorder.take();
  return { status: response.status, ran, reason: decisions.at(-1)?.reason, response };
}

/** The parameters of the one handler that ran; undefined when none did. */
export function paramsOf({ ran }: Outcome): object | undefined {
  if (ran.length > 1) throw new Error(`${ran.length} handlers ran`);
  return ran[0]?.params;
}
