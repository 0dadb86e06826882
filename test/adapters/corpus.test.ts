// Every case of the corpus on every adapter, over real sockets, with really signed tokens.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SyncSignatures, openIdIssuer } from '../../src/runtime/verify.ts';
import { nodeSignatures } from '../../src/runtime/verify/node-signatures.ts';
import { root } from '../architecture/root.ts';
import { compileFiles } from '../model/compile-files.ts';
import { type Corpus, type Send, expectationOn, faultsOf, requestText, sendTo } from './corpus.ts';
import { rightsOf } from './drive-policy.ts';
import { createRecorder } from './recorder.ts';
import { setUps } from './set-ups.ts';
import { express4Server, express5Server } from './servers/express.ts';
import { fastifyServer } from './servers/fastify.ts';
import { fetchServer } from './servers/fetch.ts';
import { honoServer, honoTrieServer } from './servers/hono.ts';
import { koaServer } from './servers/koa.ts';
import { nestExpressServer, nestFastifyServer } from './servers/nest.ts';
import type { RunningServer, ServerUnderTest, Service } from './servers/server.ts';
import { type CaseIssuer, type TokenSpec, audience, startCaseIssuer } from './tokens.ts';

const corpus: Corpus = JSON.parse(readFileSync(join(root, 'test/adapters/cases.json'), 'utf8'));

const servers = [
  express4Server,
  express5Server,
  fastifyServer,
  honoServer,
  honoTrieServer,
  koaServer,
  nestExpressServer,
  nestFastifyServer,
  fetchServer,
];

let checked = 0;
/** Node's signatures, and how many of them were checked. */
const counted: SyncSignatures = {
  ...nodeSignatures,
  checkerOf: (algorithm, key) => {
    const check = nodeSignatures.checkerOf(algorithm, key);
    return (
      check &&
      ((signed, signature) => {
        checked++;
        return check(signed, signature);
      })
    );
  },
};

/** Every server with jose alone, and one with Node's signatures as well. */
const set: readonly (readonly [string, ServerUnderTest, SyncSignatures | undefined])[] = [
  ...servers.map((server) => [server.name, server, undefined] as const),
  ["fastify, with Node's signatures", fastifyServer, counted],
];

let issuer: CaseIssuer;
let tokens: ReadonlyMap<string, string>;

beforeAll(async () => {
  issuer = await startCaseIssuer();
  tokens = new Map(Object.entries(corpus.tokens).map(([name, spec]) => [name, issuer.mint(spec)]));
});
afterAll(() => issuer.stop());

function mint(token: string | TokenSpec): string {
  if (typeof token !== 'string') return issuer.mint(token);
  const known = tokens.get(token);
  if (known === undefined) throw new Error(`the corpus has no token ${token}`);
  return known;
}

function serviceWith(signatures: SyncSignatures | undefined): Service {
  const recorder = createRecorder();
  const verify = openIdIssuer({ issuer: issuer.url, audience, ...(signatures && { signatures }) });
  const { onDecision } = recorder;
  return { options: { verify, realm: 'Drive', onDecision, rightTimeout: 100, rights: rightsOf(recorder) }, recorder };
}

describe.each(set)('on %s', (_title, server, signatures) => {
  const service = (): Service => serviceWith(signatures);
  let running: RunningServer;
  let send: Send;
  beforeAll(async () => {
    const own = service();
    running = await server.start(own);
    send = sendTo(running.port, own.recorder.take);
  });
  afterAll(() => running.stop());

  const wire = corpus.cases.filter(({ requests }) => requests !== undefined);
  it.each(wire.map((one) => [one.number, one.name, one.requests ?? []] as const))(
    '%i: %s',
    async (_n, _name, requests) => {
      const faults: string[] = [];
      for (const request of requests) {
        const text = requestText(request, mint);
        for (const fault of faultsOf(await send(text), expectationOn(request, server.like ?? server.name))) {
          faults.push(`${request.line} ${JSON.stringify(request.headers ?? request.token ?? '')}: ${fault}`);
        }
      }
      expect(faults).toEqual([]);
    },
  );

  const settings = corpus.cases.flatMap(({ number, setUps: names = [] }) => names.map((one) => [number, one] as const));
  it.each(settings)('%i: %s', async (_number, setUp) => {
    const run = setUps.get(setUp);
    if (run === undefined) throw new Error(`there is no set-up ${setUp}`);
    await expect(run({ server, service, mint, issuer: issuer.url })).resolves.toBeUndefined();
  });
});

it('has had Node check signatures where it was told to', () => {
  expect(checked).toBeGreaterThan(100);
});

const manifests = corpus.cases.flatMap(({ number, name, manifests: list = [] }) =>
  list.map(({ manifest, errors }) => [number, name, manifest, errors] as const),
);
it.each(manifests)('%i: %s: an error of the manifest', (_number, _name, manifest, errors) => {
  const { diagnostics } = compileFiles({ 'permissions.yaml': JSON.stringify(manifest) });
  const found = diagnostics.filter(({ severity }) => severity === 'error');
  expect(found.map(({ rule, message }) => `${rule}: ${message}`)).toEqual(errors);
});

it('has every number once, and something to try for each', () => {
  expect(corpus.cases.map(({ number }) => number)).toEqual(corpus.cases.map((_, index) => index + 1));
  for (const { requests = [], setUps: names = [], manifests: list = [], provedIn = {} } of corpus.cases) {
    expect(requests.length + names.length + list.length + Object.keys(provedIn).length).toBeGreaterThan(0);
  }
});

it.each(corpus.cases.flatMap(({ provedIn = {} }) => Object.entries(provedIn)))(
  'proves what is not said on the wire where it says: %s',
  (path, named) => {
    const titles = new Set(titlesIn(readFileSync(join(root, path), 'utf8')));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((title) => !titles.has(title))).toEqual([]);
  },
);

/** How tests, groups of them and expected errors of the compiler are titled; one that is skipped is none. */
function titlesIn(source: string): readonly string[] {
  const calls =
    /^ *(?:(?:it|test|describe)|\](?: as const)?\))\(\s*'((?:[^'\\]|\\.)+)'|^ *\/\/ @ts-expect-error: (.+)$/gm;
  return [...source.matchAll(calls)].map(([, title, error]) => title ?? error ?? '');
}
