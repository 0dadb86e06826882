// The documents of `permc scan --format json` against the schemas that ship: with and without a manifest, and nothing left
// open by the schema that a document has not.
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { expect, test } from 'vitest';
import clientSchema from '../../../schemas/scan-client-report.schema.json' with { type: 'json' };
import serverSchema from '../../../schemas/scan-server-report.schema.json' with { type: 'json' };
import { folderOf } from '../../cli/run-permc.ts';
import { client, clientManifest, service, serviceManifest } from './projects.ts';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const more = `${client}
export const scopes = { scopes: ['https://graph.microsoft.com/Mail.Read'] };
export const any = (url: string) => fetch(url);
`;

test.each([
  { side: 'client', schema: clientSchema, source: more, manifest: clientManifest, lists: ['calls', 'needs'] },
  { side: 'server', schema: serverSchema, source: service, manifest: serviceManifest, lists: ['routes'] },
])('permc scan $side', ({ side, schema, source, manifest, lists }) => {
  const isReport = ajv.compile(schema);
  const folder = folderOf({ 'src/code.ts': source, 'permissions.yaml': manifest });
  const scan = (...words: readonly string[]): Readonly<Record<string, unknown>> => {
    const environment = { XDG_CACHE_HOME: join(folder.path, '.cache') };
    return JSON.parse(folder.runIn('.', ['scan', side, '--format', 'json', ...words], environment).stdout);
  };
  const held = scan();
  expect(faultsOf(isReport, held)).toEqual([]);
  expect(Object.keys(held)).toEqual(Object.keys(schema.properties));
  for (const list of [...lists, 'manifests', 'diagnostics']) expect(held[list]).not.toEqual([]);
  const alone = scan('--no-manifest');
  expect(faultsOf(isReport, alone)).toEqual([]);
  expect(Object.keys(alone)).toEqual(schema.required);

  const { [lists[0] ?? '']: _missing, ...short } = held;
  expect(isReport(short)).toBe(false);
  expect(isReport({ ...alone, manifests: ['permissions.yaml'] })).toBe(false);
  expect(isReport({ ...alone, more: 1 })).toBe(false);
});

function faultsOf(isReport: ValidateFunction, document: unknown): readonly object[] {
  return isReport(document) ? [] : (isReport.errors ?? []);
}
