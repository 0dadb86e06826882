import { Router, RequestHandler } from 'express';
import { verifyToken } from './verify-token';

export abstract class Controller {
  public readonly router = Router();
  protected abstract path: string;

  protected secured(method: 'get' | 'post' | 'delete', path: string, handler: RequestHandler) {
    this.router[method](path, verifyToken, handler);
  }
}
