// The ids of permissions. INVARIANT: no expected id in this file ever changes; registrations in tenants depend on them.
import { describe, expect, it } from 'vitest';
import { deriveId } from '../../src/model/derive-id.ts';
import { compileFiles } from './compile-files.ts';

describe('derived ids', () => {
  it.each([
    ['contoso-drive', 'scope', 'Files.Read', '45eabe9f-0b9a-59cc-b547-c5568caffec7'],
    ['contoso-drive', 'scope', 'Files.ReadWrite', '998d0bcb-55bb-56f9-b73b-562a9f807166'],
    ['contoso-drive', 'appRole', 'Files.Read.All', '98a80030-00fd-505e-b52f-d40575fb79bf'],
    ['contoso-drive', 'appRole', 'Files.Read', '225fa6af-7b80-57e1-8a25-5b6f99347f29'],
    ['contoso-drive', 'scope', 'files.read', 'bfd812e9-8fec-5460-a1d8-264a6b46113d'],
    ['contoso.drive', 'scope', 'Files.Read', '99867d05-6d51-570f-ba8d-61db689d434d'],
    ['a', 'scope', 'x', '39de9216-d7e4-5b63-8b91-1f4e2b31b506'],
    ['microsoft-graph', 'scope', 'Mail.Send', 'c11bbd81-82ef-57e8-a106-e09240ee3fcf'],
    ['microsoft-graph', 'appRole', 'Mail.Send', '28c68b49-1003-5fd7-b90b-5a26222bf76c'],
    ['contoso-drive', 'scope', 'Übersicht.Lesen', 'c1bd841a-c4e7-50d3-b7c0-c502f1287e76'],
  ] as const)('%s %s %s is %s', (app, kind, value, id) => {
    expect(deriveId(app, kind, value)).toBe(id);
  });

  it('are UUIDs of version 5 (RFC 9562 section 5.5)', () => {
    expect(deriveId('contoso-drive', 'scope', 'Files.Read')).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
  });
});

describe('the id of a permission', () => {
  const idsOf = (yaml: string): Readonly<Record<string, string>> => {
    const { model } = compileFiles({ 'permissions.yaml': `permc: 1\napp: { name: contoso-drive }\n${yaml}` });
    return Object.fromEntries(
      [...(model?.scopes ?? []), ...(model?.appRoles ?? [])].map(({ value, id }) => [value, id]),
    );
  };
  const readId = deriveId('contoso-drive', 'scope', 'Files.Read');

  it('derives from the name of the app, the kind and the value, and from nothing else', () => {
    expect(idsOf('scopes: { Files.Read: }\n')).toEqual({ 'Files.Read': readId });
    expect(idsOf('scopes: { A: , Files.Read: { consent: user, enabled: false } }\n')['Files.Read']).toBe(readId);
    expect(idsOf('appRoles: { Files.Read: }\n')['Files.Read']).toBe(deriveId('contoso-drive', 'appRole', 'Files.Read'));
  });

  it('stays when the permission says what it was renamed from', () => {
    expect(idsOf('scopes: { Documents.Read: { renamedFrom: Files.Read } }\n')).toEqual({ 'Documents.Read': readId });
    expect(idsOf('appRoles: { Documents.Read: { renamedFrom: Files.Read } }\n')).toEqual({
      'Documents.Read': deriveId('contoso-drive', 'appRole', 'Files.Read'),
    });
  });

  it('is the stated one in lower case, whatever it was renamed from', () => {
    const id = 'A1B2C3D4-0000-4000-8000-ABCDEFABCDEF';
    expect(idsOf(`scopes: { Documents.Read: { id: ${id}, renamedFrom: Files.Read } }\n`)).toEqual({
      'Documents.Read': id.toLowerCase(),
    });
  });
});
