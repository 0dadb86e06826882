// The service: every route is bound to an endpoint of permissions.yaml, and what is not declared there is refused.
import express, { type Express, type Response } from 'express';
import { expressGuards } from 'permc/express';
import type { TokenVerifier } from 'permc/verify';
import { canRead, canWrite, openDrives, type File } from './drives.js';
import { policy } from './permissions.gen.js';

/** Makes the service; `verify` says whose tokens it accepts. */
export function createApp({ verify }: { readonly verify: TokenVerifier }): Express {
  const drives = openDrives();
  const guard = expressGuards(policy, {
    verify,
    realm: 'contoso-drive',
    // Does not compile when a right is missing or misspelt. Only `true` lets the caller in.
    rights: {
      'file.read': ({ user }, { driveId, fileId }) => canRead(drives.file(driveId, fileId), user.oid),
      'file.write': ({ user }, { driveId, fileId }) => canWrite(drives.file(driveId, fileId), user.oid),
      'file.readByPath': ({ user }, { driveId, path }) => canRead(drives.fileAt(driveId, path), user.oid),
    },
  });
  const app = express().disable('x-powered-by');

  app.get(
    ...guard.route('GET /drives/{driveId}/files/{fileId}', (req, res) => {
      const { driveId, fileId } = req.access.params;
      // A backup is worth a line in the log; the type of `req.access` follows `kind`.
      if (req.access.kind === 'application') console.log(`backup of ${driveId} by ${req.access.app.appId ?? 'an app'}`);
      sendFile(res, drives.file(driveId, fileId));
    }),
  );
  app.put(
    // The body is parsed after the guard: nobody else's bytes are worth reading.
    ...guard.route('PUT /drives/{driveId}/files/{fileId}', express.text({ type: () => true }), (req, res) => {
      const { driveId, fileId } = req.access.params;
      sendFile(res, drives.write(driveId, fileId, typeof req.body === 'string' ? req.body : ''));
    }),
  );
  app.get(
    ...guard.route('GET /drives/{driveId}/root:/{path}:', (req, res) => {
      const { driveId, path } = req.access.params;
      sendFile(res, drives.fileAt(driveId, path));
    }),
  );
  app.get(
    ...guard.route('GET /health', (_req, res) => {
      res.json({ status: 'ok' });
    }),
  );
  app.use(guard.denyUndeclared());
  return app;
}

/** With whom a file is shared is nobody's business. */
function sendFile(res: Response, file: File | undefined): void {
  if (file === undefined) res.sendStatus(404);
  else res.json({ id: file.id, path: file.path, owner: file.owner, content: file.content });
}
