import express, { type RequestHandler } from 'express';
import { isLoggedIn } from './middleware/session';
import { Notices } from './notices';

const except =
  (open: string[], check: RequestHandler): RequestHandler =>
  (req, res, next) =>
    open.some((path) => req.path.startsWith(path)) ? next() : check(req, res, next);

const board = express();
board.use(except(['/notices', '/help'], isLoggedIn));
board.use('/notices', Notices.routes);
board.get('/members', (_req, res) => res.json([]));
board.listen(3001);
