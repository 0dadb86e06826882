import type { Express, RequestHandler } from 'express';

type Records = Readonly<Record<'list' | 'add', RequestHandler>>;

/** Several routes at once are where they are registered. */
export function recordsAt(app: Express, path: string, records: Records) {
  app.get(path, records.list);
  app.post(path, records.add);
}

/** So is a route whose handler the function brings along. */
export function countAt(app: Express, path: string) {
  app.get(`${path}/count`, (_req, res) => res.json({ count: 0 }));
}

/** One that is only passed through is where it is handed in. */
export function reportAt(app: Express, path: string, ...handlers: RequestHandler[]) {
  app.get('/reports' + path, ...handlers);
}
