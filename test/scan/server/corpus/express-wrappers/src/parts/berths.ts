import type { RequestHandler } from 'express';
import { Part } from '../part';

export class Berths extends Part {
  constructor() {
    super();
    this.get('/', this.list);
    this.add({
      method: 'post',
      path: '/:berth/booking',
      permission: 'berths.book',
      handler: this.book,
    });
    this.add({ method: 'delete', path: '/:berth/booking', permission: 'berths.free', handler: this.free });
  }

  list: RequestHandler = (_req, res) => res.json([]);
  book: RequestHandler = (_req, res) => res.sendStatus(201);
  free: RequestHandler = (_req, res) => res.sendStatus(204);
}
