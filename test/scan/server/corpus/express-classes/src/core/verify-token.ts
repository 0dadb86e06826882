import { NextFunction, Request, Response } from 'express';
import { jwtVerify } from 'jose';

export async function verifyToken(req: Request, res: Response, next: NextFunction) {
  try {
    const { payload } = await jwtVerify(String(req.headers['authorization']).slice(7), keys());
    res.locals.claims = payload;
    next();
  } catch {
    res.status(401).end();
  }
}

declare function keys(): Uint8Array;
