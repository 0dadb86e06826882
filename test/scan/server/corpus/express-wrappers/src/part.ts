import { Router, type IRouter, type RequestHandler } from 'express';
import { needs } from './needs';

interface RouteOptions {
  method: 'get' | 'post' | 'delete';
  path: string;
  permission?: string;
  handler: RequestHandler;
}

/** What all parts of the office are built on. */
export abstract class Part {
  readonly #router: IRouter = Router();

  protected add({ method, path, permission, handler }: RouteOptions): void {
    this.router[method](path, needs(permission), guarded(handler.bind(this)));
    this.router.use(path, (_req, res) => res.sendStatus(405));
  }

  protected get(path: string, handler: RequestHandler): void {
    this.add({ method: 'get', path, handler });
  }

  get router(): IRouter {
    return this.#router;
  }
}

const guarded =
  (handler: RequestHandler): RequestHandler =>
  (req, res, next) => {
    Promise.resolve(handler(req, res, next)).catch(next);
  };
