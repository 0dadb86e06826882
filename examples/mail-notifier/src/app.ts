// The service: every route is bound to an endpoint of permissions.yaml, and what is not declared there is refused.
import express, { type Express } from 'express';
import { expressGuards } from 'permc/express';
import type { TokenVerifier } from 'permc/verify';
import { openAssignments } from './assignments.js';
import { policy } from './permissions.gen.js';

/** Makes the service; `verify` says whose tokens it accepts. */
export function createApp({ verify }: { readonly verify: TokenVerifier }): Express {
  const assignments = openAssignments();
  const guard = expressGuards(policy, {
    verify,
    realm: 'contoso-messaging',
    // Asked only for the limited roles. Does not compile when a right is missing or misspelt.
    rights: {
      'mailbox.assigned': ({ app }, { userId }) => assignments.isAssigned(app.oid, userId),
      'application.owned': ({ app }, { applicationId }) => assignments.isOwner(app.oid, applicationId),
    },
    // Nobody is signed in, so the log is the only witness of who sent what in whose name.
    onDecision: (record) => console.log(JSON.stringify(record)),
  });
  const app = express().disable('x-powered-by');

  app.post(
    // The body is parsed after the guard: nobody else's bytes are worth reading.
    ...guard.route('POST /users/{userId}/sendMail', express.json(), (req, res) => {
      const { app: sender, params, via } = req.access;
      res.json({ from: params.userId, sentBy: sender.appId, via, subject: textOf(req.body, 'subject') });
    }),
  );
  app.patch(
    ...guard.route('PATCH /applications/{applicationId}', express.json(), (req, res) => {
      const changed = assignments.rename(req.access.params.applicationId, textOf(req.body, 'displayName'));
      if (changed === undefined) res.sendStatus(404);
      else res.json(changed);
    }),
  );
  app.use(guard.denyUndeclared());
  return app;
}

/** A text of a request's body; empty when it has none. */
function textOf(body: unknown, name: string): string {
  if (typeof body !== 'object' || body === null) return '';
  const value: unknown = Object.getOwnPropertyDescriptor(body, name)?.value;
  return typeof value === 'string' ? value : '';
}
