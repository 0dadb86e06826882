// The service: every route is bound to an endpoint of permissions.yaml, and what is not declared there is refused.
import express from 'express';
import { expressGuards } from 'permc/express';
import { entra } from 'permc/verify';
import { addNote, changeNote, findNote, notesOf } from './notes.js';
import { policy } from './permissions.gen.js';

/** A setting of the environment; without it the service must not start. */
function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`set ${name}`);
  return value;
}

/** The text of a note in a request body. */
function textOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'text' in body && typeof body.text === 'string' ? body.text : '';
}

const guard = expressGuards(policy, {
  verify: entra({ tenantId: setting('TENANT_ID'), audience: setting('AUDIENCE') }),
  // Does not compile when a right is missing or misspelt. All users are of one tenant, so `oid` alone tells them apart.
  rights: {
    'note.read': ({ user }, { noteId }) => {
      const note = findNote(noteId);
      return note !== undefined && [note.author, ...note.readers, ...note.editors].includes(user.oid);
    },
    'note.write': ({ user }, { noteId }) => {
      const note = findNote(noteId);
      return note !== undefined && [note.author, ...note.editors].includes(user.oid);
    },
  },
});

const app = express();

app.get(
  ...guard.route('GET /health', (_req, res) => {
    res.json({ status: 'ok' });
  }),
);
app.get(
  ...guard.route('GET /me/notes', (req, res) => {
    res.json(notesOf(req.access.user.oid));
  }),
);
app.post(
  ...guard.route('POST /me/notes', express.json(), (req, res) => {
    res.status(201).json(addNote(req.access.user.oid, textOf(req.body)));
  }),
);
app.get(
  ...guard.route('GET /notes/{noteId}', (req, res) => {
    const note = findNote(req.access.params.noteId);
    if (note === undefined) res.sendStatus(404);
    else res.json(note);
  }),
);
app.patch(
  ...guard.route('PATCH /notes/{noteId}', express.json(), (req, res) => {
    const note = changeNote(req.access.params.noteId, textOf(req.body));
    if (note === undefined) res.sendStatus(404);
    else res.json(note);
  }),
);
app.use(guard.denyUndeclared());

const server = app.listen(Number(process.env['PORT'] ?? '3000'), () => {
  const address = server.address();
  console.log(`listening on port ${typeof address === 'object' && address !== null ? address.port : address}`);
});
