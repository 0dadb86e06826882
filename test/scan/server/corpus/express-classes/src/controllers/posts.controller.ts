import { Controller } from '../core/controller';

export class PostsController extends Controller {
  constructor(protected path: string) {
    super();
    const { router } = this;
    router.get(path, (_req, res) => res.json([]));
    router.route(`${this.path}/:slug`).get((_req, res) => res.json({})).patch((_req, res) => res.json({}));
  }
}
