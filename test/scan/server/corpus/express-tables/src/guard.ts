import type { Request, Response, NextFunction } from 'express';

export const guard = (role: string) => {
  return function (req: Request, res: Response, next: NextFunction) {
    const { roles = [] } = res.locals.claims ?? {};
    if (roles.indexOf(role) === -1) {
      res.sendStatus(403);
    } else {
      next();
    }
  };
};
