import type { NextFunction, Request, Response } from 'express';

export function foremanOnly(request: Request, response: Response, next: NextFunction): void {
  if (request.user.roles.includes('foreman')) next();
  else response.status(403).end();
}

export function logged(request: Request, response: Response, next: NextFunction): void {
  console.log(request.url);
  next();
}
