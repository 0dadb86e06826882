// Whatever the files of a project say, a scan comes to an end without an error, what it says are places that exist, and a
// file beside the damaged ones is read as if they were sound.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanClient } from '../../../src/scan/scan-client.ts';
import type { ScanNote, SourcePlace } from '../../../src/scan/scan-result.ts';
import { scanServer } from '../../../src/scan/scan-server.ts';
import { memorySourceTree } from '../../../src/scan/source-tree.ts';
import { damagedProjects } from './damaged-project.ts';

const sound = `import express from 'express';
const app = express();
app.get('/sound', (request, response) => { void fetch('https://graph.microsoft.com/v1.0/me/sound'); });
`;

test('a scan of damaged projects', () => {
  fc.assert(
    fc.property(damagedProjects, (texts) => {
      const tree = memorySourceTree(new Map([...texts, ['beside/sound.ts', sound]]));
      const client = scanClient(tree);
      const server = scanServer(tree);
      const places = [...client.calls, ...client.scopes, ...client.unresolved, ...server.routes, ...server.unresolved];
      for (const place of places) expectPlace(place, tree.read(place.file));
      for (const note of [...client.notes, ...server.notes]) expectNote(note, tree.read(note.file));
      const beside = ({ file }: SourcePlace): boolean => file === 'beside/sound.ts';
      expect(client.calls.filter(beside)).toMatchObject([{ line: 3, method: 'GET', path: '/me/sound' }]);
      expect(server.routes.filter(beside)).toMatchObject([{ line: 3, method: 'GET', path: '/sound' }]);
    }),
    { numRuns: 100 },
  );
});

function expectPlace({ line, column, length }: SourcePlace, text: string | undefined): void {
  const own = (text ?? '').split(/\r\n|[\n\r\u2028\u2029]/)[line - 1];
  expect(own).toBeDefined();
  expect(column).toBeGreaterThanOrEqual(1);
  expect(column - 1 + length).toBeLessThanOrEqual((own ?? '').length);
}

function expectNote({ line, text: words }: ScanNote, text: string | undefined): void {
  expect(words).toMatch(/^[^A-Z].*[^.]$/);
  if (line !== undefined) expect((text ?? '').split(/\r\n|[\n\r\u2028\u2029]/).length).toBeGreaterThanOrEqual(line);
}
