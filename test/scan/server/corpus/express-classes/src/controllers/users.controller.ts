import { Request, Response } from 'express';
import { Controller } from '../core/controller';

export class UsersController extends Controller {
  protected path = '/users';

  constructor() {
    super();
    this.initRoutes();
  }

  private initRoutes() {
    this.router.get(this.path, this.list);
    this.router.get(`${this.path}/:id`, this.show.bind(this));
    this.secured('post', this.path, this.create);
    this.secured('delete', `${this.path}/:id`, this.create);
  }

  private list = (_req: Request, res: Response) => res.json([]);
  private show(_req: Request, res: Response) {
    res.json({});
  }
  private create = (_req: Request, res: Response) => res.end();
}
