import type { NextFunction, Request, Response } from 'express';

export enum Right {
  Nothing,
  HandOutKeys,
  LockUp,
}

export function ensureRight(right: Right) {
  return (req: Request, res: Response, next: NextFunction) => {
    if (!res.locals.user.hasRight(right)) return res.sendStatus(403);
    return next();
  };
}
