// The drive API as apps of Next.js: the files that they are made of, and how one is built and asked.
import { type NextGuards, nextGuards } from '../../src/runtime/adapters/next.ts';
import type { Corpus, Send } from '../adapters/corpus.ts';
import { type Endpoint, type Endpoints, endpoints, policy, rightsOf } from '../adapters/drive-policy.ts';
import { type Seen, createRecorder } from '../adapters/recorder.ts';
import type { CaseIssuer, TokenSpec } from '../adapters/tokens.ts';
import { rawExchange } from '../runtime/raw-request.ts';
import { type NextApp, rootFrom, writeNextApp } from './next-app.ts';

/** Where the endpoints are in an app of Next.js. */
const folders: Readonly<Record<Endpoint, string>> = {
  'GET /drives/{driveId}/files/recent': 'drives/[driveId]/files/recent',
  'GET /drives/{driveId}/files/{fileId}': 'drives/[driveId]/files/[fileId]',
  'PUT /drives/{driveId}/files/{fileId}': 'drives/[driveId]/files/[fileId]',
  'GET /drives/{driveId}/root:/{path}': 'drives/[driveId]/root:/[...path]',
  'POST /drives/{driveId}/items/{item-id}:': 'drives/[driveId]/items/[item]',
  'GET /drives': '(api)/drives',
  'GET /health': 'health',
  'GET /me': 'me',
  'GET /reports': 'reports',
  'GET /payments': 'payments',
  'GET /contracts': 'contracts',
  'POST /approvals': 'approvals',
  "GET /sheets/range(from='{from}',to={to})": 'sheets/[range]',
  'GET /answers/{answer}': 'answers/[answer]',
  'GET /notes/{noteId}': 'notes/[noteId]',
  'GET /failing': 'failing',
};

/** A build is work for a compiler, on a machine that may have other things to do. */
export const buildTimeout = 300_000;

/** The text of a file that takes something from the service. */
export function fileOf(path: string, text: string, names: string = 'routeTo'): readonly [string, string] {
  return [path, `import { ${names} } from '${rootFrom(path)}test/edge/next-service.ts';\n${text}`];
}

/** What every app needs, and the look inside. */
const common = [
  fileOf('app/seen/route.ts', `export const GET = seen;\nexport const dynamic = 'force-dynamic';\n`, 'seen'),
  ['app/layout.tsx', 'export default function Layout() {\n  return <html />;\n}\n'],
] as const;

/** The files of the routes: one for all endpoints of a path. */
export function routeFiles(): readonly (readonly [string, string])[] {
  const texts = new Map<string, string>();
  for (const key of endpoints) {
    const path = `app/${folders[key]}/route.ts`;
    const method = key.slice(0, key.indexOf(' '));
    texts.set(path, `${texts.get(path) ?? ''}export const ${method} = routeTo(${JSON.stringify(key)});\n`);
  }
  return [...texts].map(([path, text]) => fileOf(path, text));
}

/** Writes an app and builds it; throws what the build said when it fails. */
export async function buildApp(files: readonly (readonly [string, string])[]): Promise<NextApp> {
  const app = writeNextApp(Object.fromEntries([...common, ...files]));
  const { code, said } = await app.build();
  if (code === 0) return app;
  await app.remove();
  throw new Error(said);
}

/** Mints the tokens of the corpus, and others. */
export function minter(corpus: Corpus, issuer: CaseIssuer): (token: string | TokenSpec) => string {
  return (token) => {
    const spec = typeof token === 'string' ? corpus.tokens[token] : token;
    if (spec === undefined) throw new Error(`the corpus has no token ${String(token)}`);
    return issuer.mint(spec);
  };
}

/** What happened inside is asked for after every request. */
export function sendTo(port: number, look: string = '/seen'): Send {
  const ask = async (): Promise<Seen> => JSON.parse(await (await fetch(`http://127.0.0.1:${port}${look}`)).text());
  return async (text) => {
    await ask();
    const response = await rawExchange(port, text);
    return { response, seen: await ask() };
  };
}

/** Guards that are only asked about files. */
export function guardsOfFiles(mountPath: string = ''): NextGuards<Endpoints> {
  const verify = async () => ({ ok: false, status: 401, reason: 'token-malformed' }) as const;
  return nextGuards(policy, { verify, mountPath, rights: rightsOf(createRecorder()) });
}
