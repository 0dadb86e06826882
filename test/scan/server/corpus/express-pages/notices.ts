import { Router } from 'express';

export class Notices {
  static get routes(): Router {
    const router = Router();
    router.get('/', (_req, res) => res.json([]));
    return router;
  }
}
