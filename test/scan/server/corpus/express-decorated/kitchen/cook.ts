import type { NextFunction, Request, Response } from 'express';

export function cook(req: Request, res: Response, next: NextFunction) {
  if (res.locals.claims.roles.includes('Cook')) next();
  else res.sendStatus(403);
}
