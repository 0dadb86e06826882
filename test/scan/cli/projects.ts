// Small projects that the tests of the command scan: a service and a client as people write them, with their manifests.

/** A service with a guarded route, an open one and an anonymous one. */
export const service: string = `import express from 'express';
import { expressGuards } from 'permc/express';
import { policy } from './permissions.gen.js';

const guard = expressGuards(policy, { verify, rights: { 'note.read': ({ user }, { noteId }) => owns(user, noteId) } });
const app = express();
app.get(...guard.route('GET /notes/{noteId}', (req, res) => res.json({})));
app.get('/health', (_req, res) => res.json({}));
app.delete('/notes/:noteId', (req, res) => res.sendStatus(204));
`;

/** Its manifest; everything but the deletion is declared. */
export const serviceManifest: string = `permc: 1
app: { name: notes }
scopes:
  Notes.Read:
    consent: user
    admin: { displayName: Read notes, description: Allows the app to read the notes of the signed-in user. }
    user: { displayName: Read your notes, description: Allows the app to read notes that you wrote. }
rights:
  note.read: { description: The user wrote the note., params: [noteId] }
endpoints:
  GET /notes/{noteId}:
    delegated: { scope: Notes.Read, right: note.read }
  GET /health: { anonymous: Liveness probe; carries no data. }
`;

/** A client of Microsoft Graph with two calls, one of them through a function of its own. */
export const client: string = `const root = 'https://graph.microsoft.com/v1.0';

async function get(path: string, token: string) {
  return fetch(\`\${root}\${path}\`, { headers: { authorization: \`Bearer \${token}\` } });
}

export const me = (token: string) => get('/me', token);
export const messagesOf = (id: string, token: string) => get(\`/users/\${id}/messages?$top=5\`, token);
`;

/** Its manifest, with only one of the two. */
export const clientManifest: string = `permc: 1
app: { name: reader }

requests:
  microsoft-graph:
    delegated:
      calls:
        - GET /me # who signed in
`;
