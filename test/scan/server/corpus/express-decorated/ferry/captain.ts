import type { NextFunction, Request, Response } from 'express';

export const captain = (req: Request, res: Response, next: NextFunction) =>
  req.session.role === 'Captain' ? next() : res.sendStatus(403);
