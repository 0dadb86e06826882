// The service: every route is bound to an endpoint of permissions.yaml, and what is not declared there is refused.
import express, { type Express, type Response } from 'express';
import { expressGuards } from 'permc/express';
import type { TokenVerifier } from 'permc/verify';
import { findPerson, shown } from './people.js';
import { policy } from './permissions.gen.js';
import { openTasks } from './tasks.js';

/** Makes the service; `verify` says whose tokens it accepts. */
export function createApp({ verify }: { readonly verify: TokenVerifier }): Express {
  const tasks = openTasks();
  const guard = expressGuards(policy, {
    verify,
    realm: 'contoso-tasks',
    // Does not compile when a right is missing or misspelt. `user.self` is not here: the guard decides it by itself.
    rights: {
      'task.read': ({ user }, { taskId }) => {
        const task = tasks.find(taskId);
        return task !== undefined && (task.author === user.oid || task.assignee === user.oid);
      },
      'task.write': ({ user }, { taskId }) => tasks.find(taskId)?.author === user.oid,
      'task.approve': ({ user }, { taskId }) => {
        const task = tasks.find(taskId);
        return task !== undefined && task.author !== user.oid;
      },
    },
  });
  const app = express().disable('x-powered-by');

  app.get(
    ...guard.route('GET /me/tasks', (req, res) => {
      res.json(tasks.of(req.access.user.oid));
    }),
  );
  app.post(
    // The body is parsed after the guard: nobody else's bytes are worth reading.
    ...guard.route('POST /me/tasks', express.json(), (req, res) => {
      res.status(201).json(tasks.add(req.access.user.oid, textOf(req.body, 'title')));
    }),
  );
  app.get(
    ...guard.route('GET /tasks/{taskId}', (req, res) => {
      send(res, tasks.find(req.access.params.taskId));
    }),
  );
  app.patch(
    ...guard.route('PATCH /tasks/{taskId}', express.json(), (req, res) => {
      send(res, tasks.change(req.access.params.taskId, { title: textOf(req.body, 'title') }));
    }),
  );
  app.post(
    ...guard.route('POST /tasks/{taskId}/approve', (req, res) => {
      const { params, user } = req.access;
      send(res, tasks.change(params.taskId, { approvedBy: user.oid }));
    }),
  );
  app.post(
    ...guard.route('POST /tasks/{taskId}/assign', express.json(), (req, res) => {
      const assignee = findPerson(textOf(req.body, 'assignee'));
      if (assignee === undefined) res.sendStatus(400);
      else send(res, tasks.change(req.access.params.taskId, { assignee: assignee.id }));
    }),
  );
  app.get(
    ...guard.route('GET /users/{userId}', (req, res) => {
      const { params, properties } = req.access;
      const person = findPerson(params.userId);
      // `properties` is typed: a property that the manifest names and a person does not have would not compile.
      send(res, person === undefined ? undefined : shown(person, properties));
    }),
  );
  app.get(
    ...guard.route('GET /users/{userId}/tasks', (req, res) => {
      res.json(tasks.assignedTo(req.access.params.userId));
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

function send(res: Response, found: object | undefined): void {
  if (found === undefined) res.sendStatus(404);
  else res.json(found);
}

/** A text of a request's body; empty when it has none. */
function textOf(body: unknown, name: string): string {
  if (typeof body !== 'object' || body === null) return '';
  const value: unknown = Object.getOwnPropertyDescriptor(body, name)?.value;
  return typeof value === 'string' ? value : '';
}
