// A catalog as published data sometimes is: one path under two names of its parameter, with different permissions.
import { InternalError } from '../base/internal-error.ts';
import type { Catalog, CatalogOperation } from '../model/catalog.ts';
import { parseTemplate } from '../runtime/template.ts';

/** A catalog named `archive` in which `GET /boxes/{id}` and `GET /boxes/{boxId}` are two operations. */
export const catalogWithOnePathTwice: Catalog = {
  name: 'archive',
  appId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  bases: [],
  permissions: [permission('Box.Read', '2f6b5e0c-8d5f-4c66-9d0e-7a3e0b6f6f10')],
  operations: [operation('/boxes/{boxId}'), operation('/boxes/{id}')],
  includes: [],
  anomalies: [],
};

function permission(value: string, id: string): Catalog['permissions'][number] {
  const grants = { delegatedWork: { id, adminConsent: false, level: 1, blocked: undefined } };
  return { value, displayName: undefined, description: undefined, grants };
}

function operation(path: string): CatalogOperation {
  const parsed = parseTemplate(path);
  if (!parsed.ok) throw new InternalError(`unexpected template \`${path}\``);
  const claim = { permissions: ['Box.Read'], least: true, trusted: true, doubt: undefined };
  return { method: 'GET', template: parsed.template, claims: { delegatedWork: [claim] }, anonymous: false };
}
