import type { RequestHandler } from 'express';
import { findHolder } from 'club-store';

interface Check {
  handle(token: string): Promise<{ status: number }>;
}

class AccessCheck implements Check {
  constructor(
    private readonly store: typeof findHolder,
    private readonly role?: string,
  ) {}

  async handle(token: string) {
    const holder = await this.store(token, this.role);
    return { status: holder === undefined ? 403 : 200 };
  }
}

const asMiddleware = (check: Check): RequestHandler => {
  return async (req, res, next) => {
    const { status } = await check.handle(String(req.headers.authorization));
    if (status === 200) next();
    else res.status(status).end();
  };
};

export const trainerOnly = asMiddleware(new AccessCheck(findHolder, 'trainer'));

export enum Flag {
  Member = 1,
  Board = 8,
}

export function flagNeeded(requiredPermissionFlag: Flag): RequestHandler {
  return (_req, res, next) => {
    if (Number(res.locals.holder.flags) & requiredPermissionFlag) next();
    else res.status(403).end();
  };
}
