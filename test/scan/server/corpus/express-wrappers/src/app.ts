import express from 'express';
import { Berths } from './parts/berths';
import { countAt, recordsAt, reportAt } from './parts/records';
import type { Settings } from './settings';

export function createOffice(settings: Settings) {
  const app = express();
  const base = settings.base || '';
  app.get(`${base}/`, (_req, res) => res.send('harbour'));
  app.use(`${base}/berths`, new Berths().router);
  recordsAt(app, '/pilots', { list: (_req, res) => res.json([]), add: (_req, res) => res.end() });
  countAt(app, '/ships');
  reportAt(app, '/daily', (_req, res) => res.json({}));
  reportAt(app, '/yearly', (_req, res) => res.json({}));
  return app;
}
