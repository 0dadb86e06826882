// The Fetch adapter on workerd, Bun and Deno: every request of the corpus, on raw sockets, with really signed tokens.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Corpus, type Send, expectationOn, faultsOf, requestText } from '../adapters/corpus.ts';
import type { Seen } from '../adapters/recorder.ts';
import { type CaseIssuer, type TokenSpec, startCaseIssuer } from '../adapters/tokens.ts';
import { root } from '../architecture/root.ts';
import { rawExchange } from '../runtime/raw-request.ts';
import { type RunningPlatform, bundle, platforms } from './platforms.ts';

const corpus: Corpus = JSON.parse(readFileSync(join(root, 'test/adapters/cases.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'permc-edge-'));
let issuer: CaseIssuer;

beforeAll(async () => {
  issuer = await startCaseIssuer();
  bundle(folder, issuer.url);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await issuer.stop();
});

function mint(token: string | TokenSpec): string {
  const spec = typeof token === 'string' ? corpus.tokens[token] : token;
  if (spec === undefined) throw new Error(`the corpus has no token ${String(token)}`);
  return issuer.mint(spec);
}

const nothing: Seen = { ran: [], decisions: [] };

/** What the platform refuses itself says nothing of the service, because the service was not asked. */
function sendTo(port: number): Send {
  return async (text) => {
    const response = await rawExchange(port, text);
    const header = response.headers.get('x-seen');
    const seen: Seen = header === undefined ? nothing : JSON.parse(decodeURIComponent(header));
    return { response, seen };
  };
}

const wire = corpus.cases.flatMap(({ number, name, requests }) =>
  requests === undefined ? [] : [[number, name, requests] as const],
);

describe.each(platforms.map((platform) => [platform.name, platform] as const))('on %s', (name, platform) => {
  let running: RunningPlatform;
  let send: Send;
  beforeAll(async () => {
    running = await platform.serve(folder);
    send = sendTo(running.port);
  });
  afterAll(() => running.stop());

  it.each(wire)('%i: %s', async (_number, _name, requests) => {
    const faults: string[] = [];
    for (const request of requests) {
      for (const fault of faultsOf(await send(requestText(request, mint)), expectationOn(request, name))) {
        faults.push(`${request.line} ${JSON.stringify(request.headers ?? request.token ?? '')}: ${fault}`);
      }
    }
    expect(faults).toEqual([]);
  });
});
