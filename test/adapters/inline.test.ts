// A module that holds its runtime answers every request of the corpus as the package does: byte for byte, on the wire.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as fetchAdapter from '../../src/runtime/adapters/fetch.ts';
import * as core from '../../src/runtime/index.ts';
import { openIdIssuer } from '../../src/runtime/verify.ts';
import { root } from '../architecture/root.ts';
import { driveManifest } from '../emit/drive-manifest.ts';
import { emittedText } from '../emit/emit-manifest.ts';
import { type Corpus, type Exchange, type Send, expectationOn, faultsOf, requestText, sendTo } from './corpus.ts';
import { type Endpoints, type Rights, driveTable, rightsOf } from './drive-policy.ts';
import { createRecorder } from './recorder.ts';
import { driveService } from './servers/drive-service.ts';
import { close, listen } from './servers/server.ts';
import { type CaseIssuer, type TokenSpec, audience, startCaseIssuer } from './tokens.ts';

/** What both have: the package's runtime with its Fetch adapter, and the module's. */
type Runtime = typeof core & Pick<typeof fetchAdapter, 'fetchGuards'>;

const corpus: Corpus = JSON.parse(readFileSync(join(root, 'test/adapters/cases.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'permc-inline-corpus-'));
let issuer: CaseIssuer;
let packaged: Send;
let inlined: Send;
const stops: (() => void)[] = [() => rmSync(folder, { recursive: true })];

beforeAll(async () => {
  issuer = await startCaseIssuer();
  packaged = await serve({ ...core, ...fetchAdapter });
  inlined = await serve(await emittedModule());
});
afterAll(async () => {
  for (const stop of stops) stop();
  await issuer.stop();
});

async function emittedModule(): Promise<Runtime> {
  const inline = 'guards: { path: src/permissions.gen.ts, runtime: inline }';
  const manifest = driveManifest.replace('guards: src/permissions.gen.ts', inline);
  const { outputText } = ts.transpileModule(emittedText(manifest, 'src/permissions.gen.ts'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const path = join(folder, 'permissions.gen.mjs');
  writeFileSync(path, outputText);
  return import(/* @vite-ignore */ pathToFileURL(path).href);
}

/** The drive API by one runtime: its policy, its guards, its filters. */
async function serve(runtime: Runtime): Promise<Send> {
  const recorder = createRecorder();
  const policy = runtime.definePolicy<Endpoints, Rights>(driveTable);
  const guards = runtime.fetchGuards(policy, {
    verify: openIdIssuer({ issuer: issuer.url, audience }),
    realm: 'Drive',
    onDecision: recorder.onDecision,
    rightTimeout: 100,
    rights: rightsOf(recorder, runtime),
  });
  const server = createServer(getRequestListener(driveService(guards, recorder)));
  stops.push(() => close(server));
  return sendTo(await listen(server), recorder.take);
}

function mint(token: string | TokenSpec): string {
  const spec = typeof token === 'string' ? corpus.tokens[token] : token;
  if (spec === undefined) throw new Error(`the corpus has no token ${String(token)}`);
  return issuer.mint(spec);
}

/** All that a client sees but the time. */
function bytesOf({ response }: Exchange): object {
  const { status, headers, body } = response;
  return { status, headers: [...headers].filter(([name]) => name !== 'date'), body };
}

const wire = corpus.cases.flatMap(({ number, name, requests }) =>
  requests === undefined ? [] : [[number, name, requests] as const],
);
it.each(wire)('%i: %s', async (_number, _name, requests) => {
  for (const request of requests) {
    const text = requestText(request, mint);
    const [ours, theirs] = [await packaged(text), await inlined(text)];
    expect(faultsOf(theirs, expectationOn(request, 'inline'))).toEqual([]);
    expect({ request: request.line, ...bytesOf(theirs) }).toEqual({ request: request.line, ...bytesOf(ours) });
    expect(theirs.seen).toEqual(ours.seen);
  }
});
