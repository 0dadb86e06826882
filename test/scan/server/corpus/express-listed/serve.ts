import express, { type Request, type Response } from 'express';
import { connect } from 'club-store';
import { Flag, flagNeeded, trainerOnly } from './access';
import { listed } from './listed';

connect().then(async (store) => {
  const app = express();
  app.set('store', store);

  // What the list names is made anew for each request, and answers itself when it gives nothing back.
  listed.forEach((one) => {
    (app as any)[one.method](one.route, async (req: Request, res: Response) => {
      const result = await new one.controller()[one.action](req, res);
      if (result !== undefined) res.json(result);
    });
  });
  app.post('/teams', trainerOnly, (_req, res) => res.sendStatus(201));
  const method = 'put';
  app[method].call(app, '/fees', flagNeeded(Flag.Board), (_req: Request, res: Response) => res.end());
  app.listen(3000);
});
