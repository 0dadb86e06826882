import type { NextFunction, Request, Response } from 'express';
import { TicketServer } from 'ticket-server';

const tickets = new TicketServer({ store: 'tickets.db' });

export function authenticate(req: Request, res: Response, next: NextFunction) {
  tickets.authenticate()(req, res, (problem) => {
    if (problem) return res.status(problem.status).json({ code: problem.name });
    return next();
  });
}

export const isLoggedIn = (req: Request, res: Response, next: NextFunction) => {
  if (req.session.user === undefined) {
    req.flash('warning', 'sign in first');
    return res.redirect('/login');
  }
  return next();
};

export function remember(req: Request, _res: Response, next: NextFunction) {
  req.session.last = req.path;
  next();
}
