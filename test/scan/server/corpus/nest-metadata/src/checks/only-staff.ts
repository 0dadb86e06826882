import type { NextFunction, Request, Response } from 'express';

export function onlyStaff(request: Request, response: Response, next: NextFunction): void {
  if (request.headers['x-staff'] === undefined) response.status(403).end();
  else next();
}
