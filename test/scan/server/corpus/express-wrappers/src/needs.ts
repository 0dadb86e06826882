import type { RequestHandler } from 'express';

/** Lets those pass who hold a permission; everybody, when none is needed. */
export function needs(permission?: string): RequestHandler {
  return (req, res, next) => {
    if (permission === undefined || req.app.locals.holds(req, permission)) return next();
    res.status(403).end();
  };
}
