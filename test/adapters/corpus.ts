// The corpus of hostile requests: its format, and how one request of it is sent and judged. It knows no framework; whoever runs it
// says where the server is and what happened inside.
import { rawExchange } from '../runtime/raw-request.ts';
import type { RawResponse } from '../runtime/raw-request.ts';
import type { Seen } from './recorder.ts';
import type { TokenSpec } from './tokens.ts';

/** What must come of a request. */
export interface Expectation {
  readonly status: number;
  /** The endpoint whose handler runs; no handler runs unless given. */
  readonly handler?: string;
  /** What the handler gets. */
  readonly params?: Readonly<Record<string, string>>;
  /** Why the guard refuses; nobody asks it unless given. */
  readonly reason?: string;
  /** Headers of the answer, by lower-case name; null for one that must not be there. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** The whole body. */
  readonly body?: string;
}

/** One request of a case. */
export interface CaseRequest {
  /** The request line without the version; `{x*4000}` stands for repetition. */
  readonly line: string;
  /** Further headers; `{alice}` stands for the token of that name. */
  readonly headers?: readonly string[];
  readonly body?: string;
  /** The name of a token in `tokens`, or a token of its own; it goes into an `Authorization` header. */
  readonly token?: string | TokenSpec;
  readonly expect: Expectation;
  /** Where servers legitimately differ: by their names, with the reason. */
  readonly except?: readonly (Partial<Expectation> & { readonly on: readonly string[]; readonly because: string })[];
}

/** One case of the corpus. */
export interface Case {
  readonly number: number;
  readonly name: string;
  readonly requests?: readonly CaseRequest[];
  /** Names of set-ups, each a test of every adapter; see set-ups.ts. */
  readonly setUps?: readonly string[];
  /** Manifests that the compiler must refuse, each with its errors as `rule: message`. */
  readonly manifests?: readonly { readonly manifest: object; readonly errors: readonly string[] }[];
  /** By test file, the tests of it (as they are titled, or what an error of the compiler is expected for) that hold what no request can show. */
  readonly provedIn?: Readonly<Record<string, readonly string[]>>;
}

/** The whole corpus. */
export interface Corpus {
  readonly tokens: Readonly<Record<string, TokenSpec>>;
  readonly cases: readonly Case[];
}

/** What a request came to. */
export interface Exchange {
  readonly response: RawResponse;
  readonly seen: Seen;
}

/** How a request gets to a server, and back with what happened inside. */
export type Send = (text: string) => Promise<Exchange>;

/** Sends over a socket and looks into a recorder of this process. */
export function sendTo(port: number, take: () => Seen): Send {
  return async (text) => {
    take();
    const response = await rawExchange(port, text);
    return { response, seen: take() };
  };
}

/** The bytes of a request. */
export function requestText(request: CaseRequest, mint: (token: string | TokenSpec) => string): string {
  const { line, headers = [], body = '', token } = request;
  const usual = ['Host: localhost', 'Connection: close'];
  const all = usual.filter((one) => !headers.some((header) => nameOf(header) === nameOf(one)));
  if (token !== undefined) all.push(`Authorization: Bearer ${mint(token)}`);
  for (const header of headers) all.push(header.replaceAll(/\{([a-z][a-z0-9 -]*)\}/g, (_, name: string) => mint(name)));
  if (body !== '') all.push(`Content-Length: ${Buffer.byteLength(body)}`);
  return `${repeated(line)} HTTP/1.1\r\n${all.map(repeated).join('\r\n')}\r\n\r\n${repeated(body)}`;
}

function nameOf(header: string): string {
  return header.slice(0, header.indexOf(':')).toLowerCase();
}

function repeated(text: string): string {
  return text.replaceAll(/\{(.)\*(\d+)\}/g, (_, character: string, times: string) => character.repeat(Number(times)));
}

/** What a server must answer: the expectation, with what is different there. */
export function expectationOn({ expect, except = [] }: CaseRequest, server: string): Expectation {
  const different = except.find(({ on }) => on.includes(server));
  if (different === undefined) return expect;
  const { on: _on, because: _because, ...own } = different;
  // Another outcome has nothing of the usual one.
  const { status, ...rest } = own;
  return status === undefined ? { ...expect, ...rest } : { status, ...rest };
}

/**
 * What speaks against an exchange: the law that holds for every request there is, and what its case expects.
 *
 * @returns one line for each fault; none when all is well
 */
export function faultsOf({ response, seen }: Exchange, expected: Expectation): readonly string[] {
  return [...lawFaults(seen), ...expectationFaults(response, seen, expected)];
}

/** A handler ran if and only if its own guard allowed it, once, with the parameters that every right was asked about. */
function lawFaults({ ran, decisions }: Seen): readonly string[] {
  const allowed = decisions.filter(({ outcome }) => outcome === 'allow');
  const faults: string[] = [];
  if (decisions.length > 1) faults.push(`${decisions.length} decisions on one request: ${JSON.stringify(decisions)}`);
  if (ran.length !== allowed.length) faults.push(`${ran.length} handlers ran, ${allowed.length} allowed`);
  for (const [index, { endpoint, params, sameAsAsked, own }] of ran.entries()) {
    const guard = allowed[index]?.endpoint;
    if (guard !== endpoint) faults.push(`the handler of ${endpoint} ran by the guard of ${String(guard)}`);
    if (!sameAsAsked) faults.push('the handler got other parameters than a right was asked about');
    for (const [name, value] of Object.entries(own ?? {})) {
      if (params[name] !== value)
        faults.push(`the framework says ${name}=${String(value)}, the guard ${String(params[name])}`);
    }
  }
  return faults;
}

function expectationFaults(response: RawResponse, { ran, decisions }: Seen, expected: Expectation): readonly string[] {
  const faults: string[] = [];
  const compare = (what: string, actual: unknown, wanted: unknown): void => {
    const [left, right] = [JSON.stringify(actual), JSON.stringify(wanted)];
    if (left !== right) faults.push(`${what} is ${left}, not ${right}`);
  };
  compare('the status', response.status, expected.status);
  compare('the handler', ran[0]?.endpoint, expected.handler);
  if (expected.params !== undefined) compare('the parameters', ran[0]?.params, expected.params);
  compare('the reason', decisions.find(({ outcome }) => outcome === 'deny')?.reason, expected.reason);
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    compare(`\`${name}\``, response.headers.get(name) ?? null, value);
  }
  if (expected.body !== undefined) compare('the body', response.body, expected.body);
  return faults;
}
