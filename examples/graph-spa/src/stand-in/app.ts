// Stands in for Microsoft Graph on this machine: behind permc's own guards, so that a missing permission is refused.
import express, { type Express } from 'express';
import { expressGuards } from 'permc/express';
import type { TokenVerifier } from 'permc/verify';
import { policy } from './permissions.gen.js';

/** Makes the stand-in; `verify` says whose tokens it accepts. */
export function createStandIn(verify: TokenVerifier): Express {
  const guard = expressGuards(policy, { verify, realm: 'graph-stand-in' });
  const app = express().disable('x-powered-by');
  app.get(
    ...guard.route('GET /me', (req, res) => {
      res.json({ displayName: req.access.user.oid });
    }),
  );
  app.get(
    ...guard.route('GET /me/messages', (_req, res) => {
      res.json({ value: [{ subject: 'Hello' }] });
    }),
  );
  app.post(
    ...guard.route('POST /me/sendMail', (_req, res) => {
      res.status(202).end();
    }),
  );
  app.use(guard.denyUndeclared());
  return app;
}
